import TillDeviceKit

/// What can be told of a device, and to whoever calls it.
extension DriverSupervision {
    /// The condition of one device of the process, why, and since when by the clock of `nowMillis`.
    func condition(of device: String) -> (condition: DeviceCondition, reason: String, sinceMillis: Int64) {
        if case .ready = phase, let (update, since) = power[device] {
            let condition: DeviceCondition = update.status == .powerOnline ? .ready : .offline
            return (condition, condition == .ready ? "" : update.reason, since)
        }
        let condition: DeviceCondition =
            switch phase {
            case .waiting, .closing(.wait, _): absence?.condition ?? .offline
            case .starting: restarts == 0 ? .starting : .restarting
            case .ready: .ready
            case .backingOff, .closing(.restart, _): .restarting
            case .quarantined: .quarantined
            case .misconfigured: .misconfigured
            case .idle, .closing(.stop, _), .stopped: .stopped
            }
        return (condition, reason, sinceMillis)
    }

    /// How one device of the process is in the words of UnifiedPOS.
    func life(of device: String) -> DeviceLife {
        DeviceLife(
            phase: phase.name,
            power: power[device]?.update.status,
            hasFault: faults.contains(device),
            isOutputUnderWay: pending.isOutputUnderWay(on: device)
        )
    }

    /// Why nothing can be asked of the driver now; nil where it can. Nothing has been sent.
    func refusalOfCall() -> DeviceError? {
        switch phase {
        case .ready:
            nil
        case .waiting, .closing(.wait, _):
            DeviceError(.offline, .retry, "the device is not there\(because)", bytesSent: 0)
        case .starting:
            DeviceError(.offline, .retry, "the driver is starting\(because)", bytesSent: 0)
        case .backingOff, .closing(.restart, _):
            DeviceError(.offline, .retry, "the driver is being restarted\(because)", bytesSent: 0)
        case .quarantined:
            DeviceError(
                .noService,
                .waitForOperator,
                "the driver crashed too often and waits to be released\(because)",
                bytesSent: 0
            )
        case .misconfigured:
            DeviceError(
                .noService,
                .waitForOperator,
                "the driver cannot work as it is configured\(because)",
                bytesSent: 0
            )
        case .idle, .closing(.stop, _), .stopped:
            DeviceError(.closed, .giveUp, "the devices are not running", bytesSent: 0)
        }
    }

    private var because: String { reason.isEmpty ? "" : ": \(reason)" }
}
