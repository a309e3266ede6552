/// The phases in which a driver process can be, without what belongs to each.
public enum DriverPhase: String, Equatable, Hashable, Sendable, CaseIterable {
    /// Not begun.
    case idle
    /// Its device is not there, or not chosen: there is no process until it is.
    case waiting
    /// hello, open, claim and enable are under way.
    case starting
    case ready
    /// Started again after a pause, or when the old process is gone.
    case backingOff
    /// Told to leave, and started again then.
    case restarting
    /// Its device has gone: told to leave when the calls under way have ended, and started again with the device.
    case detaching
    /// Told to leave, for good.
    case stopping
    /// Failed too often; waits for a person.
    case quarantined
    /// Cannot work as it is configured; waits for a person.
    case misconfigured
    case stopped
}

/// What moves a driver from one phase to another.
public enum DriverPhaseEvent: String, Equatable, Hashable, Sendable, CaseIterable {
    /// The terminal begins its work.
    case start = "START"
    /// The terminal begins its work, and the device is not there yet.
    case startWithoutDevice = "START_WITHOUT_DEVICE"
    /// The device is there, or chosen, at this address.
    case connected = "CONNECTED"
    /// The device was unplugged, or taken from its role.
    case detached = "DETACHED"
    /// The same while a process is still there.
    case detachedEarly = "DETACHED_BEFORE_PROCESS_LEFT"
    /// The calls under way when the device went have ended, or took too long.
    case callsOver = "CALLS_OVER"
    /// The driver does not know how to go to another address while it runs, or has to be opened with other settings.
    case cannotReconnect = "CANNOT_RECONNECT"
    /// The process is there, or it has answered one step of its start.
    case step = "STEP_DONE"
    /// The last of its devices is enabled.
    case enabled = "ENABLED"
    /// It ended, hung, could not begin, or spoke what is not the protocol.
    case failed = "FAILED"
    case failedTooOften = "FAILED_TOO_OFTEN"
    /// It says, or it shows, that another try would change nothing.
    case cannotWork = "CANNOT_WORK"
    /// The pause before another try is over and the old process is gone.
    case pauseOver = "PAUSE_OVER"
    /// It took too long to leave and is made to.
    case leaveOverdue = "LEAVE_OVERDUE"
    case left = "PROCESS_LEFT"
    /// A person wants it tried again that was given up. Its process is gone.
    case release = "RELEASE"
    /// The same while its process is still there.
    case releaseEarly = "RELEASE_BEFORE_PROCESS_LEFT"
    /// A person wants it started anew.
    case restart = "RESTART"
    /// The same of one that was given up, while its process is still there.
    case restartEarly = "RESTART_BEFORE_PROCESS_LEFT"
    /// The terminal ends its work.
    case stop = "STOP"
    /// The same while the process of one that was given up is still there.
    case stopEarly = "STOP_BEFORE_PROCESS_LEFT"
}

/// Which event is possible in which phase of a driver, and where it leads. `DriverSupervision` moves along these arrows
/// only.
public enum DriverMachine {
    public static let start = DriverPhase.idle

    public static let transitions: [DriverPhase: [DriverPhaseEvent: DriverPhase]] = [
        .idle: [.start: .starting, .startWithoutDevice: .waiting, .stop: .stopped],
        .waiting: [.connected: .starting, .stop: .stopped],
        .starting: [
            .step: .starting,
            .enabled: .ready,
            .failed: .backingOff,
            .failedTooOften: .quarantined,
            .cannotWork: .misconfigured,
            .detachedEarly: .detaching,
            .restart: .restarting,
            .stop: .stopping,
        ],
        .ready: [
            .failed: .backingOff,
            .failedTooOften: .quarantined,
            .cannotWork: .misconfigured,
            .cannotReconnect: .restarting,
            .detachedEarly: .detaching,
            .restart: .restarting,
            .stop: .stopping,
        ],
        .backingOff: [
            .pauseOver: .starting,
            .detached: .waiting,
            .detachedEarly: .detaching,
            .restart: .starting,
            .restartEarly: .backingOff,
            .stop: .stopped,
            .stopEarly: .stopping,
        ],
        .restarting: [.left: .starting, .leaveOverdue: .restarting, .detachedEarly: .detaching, .stop: .stopping],
        .detaching: [
            .left: .waiting,
            .callsOver: .detaching,
            .leaveOverdue: .detaching,
            .connected: .restarting,
            .stop: .stopping,
        ],
        .stopping: [.left: .stopped, .leaveOverdue: .stopping, .stop: .stopping],
        .quarantined: givenUp,
        .misconfigured: givenUp,
        .stopped: [:],
    ]

    private static let givenUp: [DriverPhaseEvent: DriverPhase] = [
        .release: .starting,
        .releaseEarly: .backingOff,
        .detached: .waiting,
        .detachedEarly: .detaching,
        .restart: .starting,
        .restartEarly: .backingOff,
        .stop: .stopped,
        .stopEarly: .stopping,
    ]
}

extension DriverSupervision.Phase {
    /// The phase without what belongs to it.
    var name: DriverPhase {
        switch self {
        case .idle: .idle
        case .starting: .starting
        case .ready: .ready
        case .backingOff: .backingOff
        case .waiting: .waiting
        case .closing(.restart, _): .restarting
        case .closing(.wait, _): .detaching
        case .closing(.stop, _): .stopping
        case .quarantined: .quarantined
        case .misconfigured: .misconfigured
        case .stopped: .stopped
        }
    }
}
