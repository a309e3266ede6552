import TillDeviceKit

/// How a device is in the words of UnifiedPOS, out of what is known of its driver. A value without I/O.
///
/// - `state`: CLOSED while no driver serves the device, and while one is on its way or comes back by itself. ERROR
///   where a person has to act before it goes on: the driver is given up or misconfigured, or the device has told of a
///   fault that is not over. BUSY while a call is under way that moves something or shows something, else IDLE. A
///   fault goes before an output that is under way, as UnifiedPOS has it.
/// - `deviceEnabled`: from the last step of the driver's start until it is told to leave or is gone.
/// - `powerState`: what the driver told last while it is enabled. `powerOffline` is PS_OFF_OFFLINE, because a device
///   that does not answer may be off as well; PS_OFFLINE is told of none, as no driver knows the difference.
public struct DeviceLife: Equatable, Sendable {
    public var state: DeviceState
    public var deviceEnabled: Bool
    public var powerState: PowerState

    public init(
        phase: DriverPhase,
        power: StatusUpdate.Status?,
        hasFault: Bool,
        isOutputUnderWay: Bool
    ) {
        deviceEnabled = phase == .ready
        powerState = Self.power(power, isEnabled: deviceEnabled)
        state =
            switch phase {
            case .idle, .waiting, .starting, .backingOff, .restarting, .detaching, .stopping, .stopped: .closed
            case .quarantined, .misconfigured: .error
            case .ready: hasFault ? .error : isOutputUnderWay ? .busy : .idle
            }
    }

    private static func power(_ told: StatusUpdate.Status?, isEnabled: Bool) -> PowerState {
        guard isEnabled else { return .unknown }
        return switch told {
        case .powerOnline: .online
        case .powerOff: .off
        case .powerOffline: .offOffline
        default: .unknown
        }
    }
}

extension DriverCall {
    /// Whether the device does something while the call is under way: UnifiedPOS BUSY.
    var isOutput: Bool {
        switch self {
        case .print, .openDrawer, .displayText: true
        case .checkHealth(_, let level): level != .internal
        case .hello, .open, .claim, .enable, .disable, .release, .close, .reconnect, .ping, .identify,
            .retrieveStatistics, .unknown:
            false
        }
    }
}
