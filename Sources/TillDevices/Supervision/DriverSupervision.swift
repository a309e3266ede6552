import TillDeviceKit

/// The decisions about one driver process: how it is brought up, watched, ended and started again, and how the calls
/// to its devices end. A value without I/O; `Devices` does what it says.
struct DriverSupervision {
    /// How long an answer to hello, open, claim, enable or ping may take, and the start of the process itself.
    static let answerTimeoutMillis: Int64 = 3000
    /// The pause between heartbeats. They go on during a print, which has no deadline of its own.
    static let pingIntervalMillis: Int64 = 1000
    /// How long a driver may take to leave after `close`.
    static let closeTimeoutMillis: Int64 = 1000
    /// A wake-up that comes later than this means that the terminal itself was held up, and the driver's answer may
    /// lie unread: it is given `latenessMillis` once more before it is taken for hung.
    static let latenessMillis: Int64 = 1000

    enum Phase: Equatable {
        /// Not begun.
        case idle
        /// Its device is not there, or not chosen; `absence` says why.
        case waiting
        case starting(Step)
        case ready(sinceMillis: Int64)
        /// Started again at `dueMillis`, or when the old process is gone, whichever is later.
        case backingOff(dueMillis: Int64)
        /// Told to leave. The deadline is nil once it has been made to.
        case closing(Closing, deadlineMillis: Int64?)
        /// Crashed too often; waits for `release`.
        case quarantined
        /// Cannot work as it is configured; waits for `release`.
        case misconfigured
        case stopped
    }

    /// How far a start has come. The number is the index of the device.
    enum Step: Equatable {
        case spawning, hello, opening
        case claiming(Int), enabling(Int)
    }

    /// What follows when the process has left.
    enum Closing: Equatable {
        case stop, restart
        /// Until its device is there again.
        case wait
    }

    /// A change of phase: an arrow of `DriverMachine`.
    struct Move: Hashable {
        var from: DriverPhase
        var event: DriverPhaseEvent
        var to: DriverPhase
    }

    /// A request of the supervision itself; there is one at a time.
    struct KitRequest: Equatable {
        var id: Int
        var method: String
        var deadlineMillis: Int64
        var isExtended = false
    }

    /// What the next process is opened with. Address and settings change with the device.
    var parameters: OpenParameters
    /// What the process was opened with, with the address that it was sent to since; nil until then.
    var opened: OpenParameters?
    /// Why there is no device; nil where there is one, or where the address is written in the configuration.
    var absence: DeviceAbsence?
    /// A `reconnect` that has not been answered yet.
    var reconnection: KitRequest?
    /// The driver has shown that it does not know `reconnect`.
    var isReconnectUnknown = false
    /// When a driver whose device has gone is told to leave at the latest; nil where it has been told.
    var farewellDueMillis: Int64?
    private(set) var phase = Phase.idle
    /// The changes of phase that the last event made, in order.
    private(set) var moves: [Move] = []
    /// Why the phase is what it is; empty where nothing is wrong.
    var reason = "not started yet"
    /// Since when, by the clock of `nowMillis`.
    var sinceMillis: Int64 = 0
    /// Counted up by every process.
    var generation = 0
    /// The fencing tokens for the claims of the process that runs or starts now, by device; the generation where none
    /// is given.
    var fences: [String: Int] = [:]
    var isProcessGone = true
    var kitRequest: KitRequest?
    var spawnDeadlineMillis: Int64?
    var pingDueMillis: Int64?
    var policy = RestartPolicy()
    var pending = PendingCalls()
    var budget = LineBudget()
    var capabilities: [String: DeviceCapabilities] = [:]
    /// The last power state that each device told, while the process is up.
    var power: [String: (update: StatusUpdate, sinceMillis: Int64)] = [:]
    /// The devices of which a fault was told that is not over, while the process is up.
    var faults: Set<String> = []
    private(set) var pid: Int32?
    private(set) var restarts = 0
    /// Requests are numbered from 1.
    private(set) var nextID = 1

    /// - Parameter absence: why its device is not known yet; nil where the parameters say where it is.
    init(_ parameters: OpenParameters, absence: DeviceAbsence? = nil) {
        precondition(!parameters.devices.isEmpty, "a driver process serves a device at least")
        self.parameters = parameters
        self.absence = absence
    }

    /// Takes one event and answers what is to be done, in order.
    ///
    /// - Parameters:
    ///   - event: what happened.
    ///   - nowMillis: of a clock that never goes back.
    ///   - jitter: 0…1, for the pause before a restart.
    /// - Returns: what the shell does, in this order.
    mutating func received(_ event: Event, nowMillis: Int64, jitter: Double) -> [Action] {
        moves = []
        return decide(event, nowMillis: nowMillis, jitter: jitter) + farewell(nowMillis: nowMillis)
    }

    private mutating func decide(_ event: Event, nowMillis: Int64, jitter: Double) -> [Action] {
        switch event {
        case .start:
            return start(nowMillis: nowMillis)
        case .connect(let address, let settings):
            return connect(to: address, settings: settings, nowMillis: nowMillis)
        case .detach(let absence):
            return detach(absence, nowMillis: nowMillis)
        case .attachedAgain:
            return attachedAgain(nowMillis: nowMillis)
        case .process(let generation, let event):
            guard generation == self.generation else { return [] }
            return received(event, nowMillis: nowMillis, jitter: jitter)
        case .call(let ticket, let call):
            return self.call(ticket: ticket, call, nowMillis: nowMillis)
        case .notSent(let id, let error):
            return notSent(id: id, error, nowMillis: nowMillis)
        case .wake:
            return wake(nowMillis: nowMillis, jitter: jitter)
        case .release:
            guard phase == .quarantined || phase == .misconfigured else { return [] }
            return startAfresh(by: isProcessGone ? .release : .releaseEarly, nowMillis: nowMillis)
        case .restart:
            return restart(nowMillis: nowMillis)
        case .stop:
            return stop(nowMillis: nowMillis)
        }
    }

    /// When `wake` is wanted at the latest; nil when only an event can make something happen.
    var dueMillis: Int64? {
        switch phase {
        case .backingOff(let due): isProcessGone ? due : nil
        case .closing(_, let deadline): [deadline, farewellDueMillis, pending.dueMillis].compactMap { $0 }.min()
        case .starting, .ready:
            [
                spawnDeadlineMillis, kitRequest?.deadlineMillis, reconnection?.deadlineMillis, pingDueMillis,
                pending.dueMillis,
            ].compactMap { $0 }.min()
        case .idle, .waiting, .quarantined, .misconfigured, .stopped: nil
        }
    }

    // MARK: - The process

    private mutating func start(nowMillis: Int64) -> [Action] {
        guard phase == .idle else { return [] }
        guard let absence else { return spawn(by: .start, nowMillis: nowMillis) }
        enter(.waiting, by: .startWithoutDevice, reason: absence.reason, nowMillis: nowMillis)
        return []
    }

    mutating func spawn(by event: DriverPhaseEvent, nowMillis: Int64) -> [Action] {
        precondition(isProcessGone)
        if generation > 0 { restarts += 1 }
        generation += 1
        isProcessGone = false
        pid = nil
        opened = nil
        spawnDeadlineMillis = nowMillis + Self.answerTimeoutMillis
        let isFresh = generation == 1 || event == .connected
        enter(.starting(.spawning), by: event, reason: isFresh ? "" : reason, nowMillis: nowMillis)
        return [.spawn(generation: generation)]
    }

    private mutating func received(_ event: ProcessEvent, nowMillis: Int64, jitter: Double) -> [Action] {
        switch event {
        case .spawned(let pid):
            self.pid = pid
            // It was given up before it was there, and nobody could be told to end it then.
            guard phase == .starting(.spawning) else { return [.end(generation: generation, .kill)] }
            spawnDeadlineMillis = nil
            return advance(to: .hello, nowMillis: nowMillis)
        case .spawnFailed(let why):
            isProcessGone = true
            pid = nil
            return processEnded("the driver could not be started: \(why)", nowMillis: nowMillis, jitter: jitter)
                + processGone(nowMillis: nowMillis)
        case .message(let message):
            return received(message, nowMillis: nowMillis, jitter: jitter)
        case .malformed(let why):
            let reason = "the driver sent what is not the plugin protocol: \(why)"
            return processEnded(reason, nowMillis: nowMillis, jitter: jitter)
        case .outputFull:
            return hung("the driver takes no requests any more", nowMillis: nowMillis, jitter: jitter)
        case .disconnected:
            return processEnded(Self.endedByItself, nowMillis: nowMillis, jitter: jitter)
        case .exited(let how):
            isProcessGone = true
            pid = nil
            let ended = processEnded("\(Self.endedByItself) with \(how)", nowMillis: nowMillis, jitter: jitter)
            return ended + noteExit(how) + processGone(nowMillis: nowMillis)
        }
    }

    // MARK: - Parts

    mutating func takeID() -> Int {
        defer { nextID += 1 }
        return nextID
    }

    mutating func enter(_ phase: Phase, by event: DriverPhaseEvent, reason: String, nowMillis: Int64) {
        move(to: phase, by: event)
        self.reason = reason
        sinceMillis = nowMillis
    }

    /// Changes what belongs to the phase and not the phase.
    mutating func postpone(_ phase: Phase) {
        precondition(self.phase.name == phase.name)
        self.phase = phase
    }

    /// The one place where the phase changes. By itself for what goes on within one that has a reason already.
    mutating func move(to phase: Phase, by event: DriverPhaseEvent) {
        let from = self.phase.name
        precondition(
            DriverMachine.transitions[from]?[event] == phase.name,
            "a driver goes from \(from) by \(event) to \(phase.name), which DriverMachine does not know"
        )
        moves.append(Move(from: from, event: event, to: phase.name))
        self.phase = phase
    }
}
