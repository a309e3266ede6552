import TillDeviceKit

extension DriverSupervision {
    /// What happens around a driver.
    enum Event: Equatable {
        /// The terminal begins its work.
        case start
        /// Its device is there, at this address and with these settings; for one that has no address of its own.
        case connect(address: String, settings: DriverSettings)
        /// Its device has gone, or nobody knows which one it is.
        case detach(DeviceAbsence)
        /// The device at its address was plugged in.
        case attachedAgain
        /// From the process of this generation; one from an earlier process is ignored.
        case process(generation: Int, ProcessEvent)
        /// Somebody wants something of a device. The ticket comes back with `finish`, exactly once.
        case call(ticket: Int, DriverCall)
        /// A request could not be put on the wire and nothing of it was.
        case notSent(id: Int, DeviceError)
        /// The time asked for with `dueMillis` has come.
        case wake
        /// A person wants a driver tried again that was given up.
        case release
        /// A person wants the process started anew.
        case restart
        case stop
    }

    /// What a driver process does. `disconnected` and `malformed` come before `exited`, and nothing after it.
    enum ProcessEvent: Equatable {
        case spawned(pid: Int32)
        case spawnFailed(String)
        case message(DriverMessage)
        /// It sent what cannot be followed; the connection is closed already.
        case malformed(String)
        /// It takes nothing off the connection any more.
        case outputFull
        /// The connection is at its end. The process may still be there for a moment.
        case disconnected
        /// The process is reaped. How it ended: "exit code 3", "signal 9".
        case exited(String)
    }

    /// What the shell does next, in order.
    enum Action: Equatable {
        case spawn(generation: Int)
        case send(DriverRequest)
        case end(generation: Int, EndKind)
        case finish(ticket: Int, Result<DriverResult, DeviceError>)
        case deliver(device: String, DeviceEvent)
        case ready(device: String, DeviceCapabilities?)
        case lost(device: String, reason: String)
        case log(DriverMessage.LogLevel, String)
        /// The process is gone and none will be started any more.
        case stopped
    }

    enum EndKind: Equatable {
        /// SIGTERM, and SIGKILL for one that does not go.
        case terminate
        /// SIGKILL at once: it has shown that it does not listen.
        case kill
    }
}
