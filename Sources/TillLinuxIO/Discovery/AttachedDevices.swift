import TillDeviceKit

/// What is attached to this machine now.
public enum AttachedDevices {
    /// What was found, and one line for each source that could not be asked.
    public struct Survey: Equatable, Sendable {
        public var devices: [AttachedDevice]
        /// For instance "CUPS does not answer (…)". A source that fails hides nothing of the others.
        public var problems: [String]
    }

    /// Asks udev and CUPS. Nothing attached is an empty list, not a failure.
    ///
    /// CUPS may take up to `PrintQueues.surveyTimeoutMillis` (2 s) before it is left out, and the caller waits for it;
    /// this is for commands and start-up, not for a loop. `DeviceMonitor` is for a program that goes on.
    public static func survey() -> Survey {
        let attached = DeviceTree.survey()
        let queues = PrintQueues.survey()
        return Survey(devices: attached.devices + queues.devices, problems: attached.problems + queues.problems)
    }

    /// The devices of `survey`, without what went wrong.
    public static func list() -> [AttachedDevice] {
        survey().devices
    }
}
