import TillDeviceKit

/// What a driver's executable owes the plugin protocol (`docs/driver-protocol.md`), proven with the executable itself: as
/// the runtime starts it, with a device that is played on a real transport, with everything that goes wrong in a shop.
///
/// ```swift
/// let check = try DriverCheck(executable: path, manifest: manifest, folder: folder)
/// for result in check.run() { … }
/// ```
public struct DriverCheck {
    /// What came of one check.
    public struct Finding: Equatable, Sendable, Codable {
        public enum Outcome: String, Equatable, Sendable, Codable {
            case passed, failed
            /// It could not be tried; the detail says why. Not passed.
            case notTested = "not tested"
        }

        public var check: String
        public var outcome: Outcome
        /// Empty where there is nothing to say.
        public var detail: String
    }

    /// How long an answer to hello, open, claim, enable, ping may take: the runtime waits as long.
    public static let answerLimitMillis = 3000
    /// How long another call may take: a print waits for the printer.
    public static let callLimitMillis = 60_000
    /// How long the device may be back before the driver says so.
    public static let backLimitMillis = 5000
    /// How long a driver may take to leave.
    public static let leaveLimitMillis = 3000

    let executable: String
    let manifest: DriverManifest
    /// For the played device.
    let folder: String
    let seed: UInt64
    /// An address to open instead of a played device; faults of the connection are not tried then.
    let connection: String?
    let settings: [String: SettingValue]

    /// - Parameters:
    ///   - executable: the path of the file that is started.
    ///   - manifest: the driver's, which has to be usable.
    ///   - folder: an empty folder that may be written.
    ///   - connection: an address to open; nil plays a device, where the driver opens `tcp`, `unix` or `serial`.
    ///   - settings: what the driver needs beyond its defaults.
    ///   - seed: of the garbage, so that a failure can be repeated.
    public init(
        executable: String,
        manifest: DriverManifest,
        folder: String,
        connection: String? = nil,
        settings: [String: SettingValue] = [:],
        seed: UInt64 = 1
    ) {
        self.executable = executable
        self.manifest = manifest
        self.folder = folder
        self.connection = connection
        self.settings = settings
        self.seed = seed
    }

    /// The checks by name, in the order in which they are made.
    static var all: [(name: String, run: (DriverCheck) throws(Failed) -> Void)] {
        [
            ("the manifest is usable", { check throws(Failed) in try check.manifestIsUsable() }),
            ("hello agrees on the version, and refuses another one", { check throws(Failed) in try check.hello() }),
            ("open tells what each device can do", { check throws(Failed) in try check.opening() }),
            ("nothing is done before claim and enable", { check throws(Failed) in try check.disabled() }),
            ("an older claim is refused", { check throws(Failed) in try check.fencing() }),
            ("enable tells whether the device is there", { check throws(Failed) in try check.power() }),
            ("every call is answered once", { check throws(Failed) in try check.calls() }),
            (
                "an unknown method is refused, and unknown fields are passed over",
                { check throws(Failed) in try check.unknown() }
            ),
            ("after disable nothing is done", { check throws(Failed) in try check.disabling() }),
            (
                "a device that is unplugged at any step is told, and its return, too",
                { check throws(Failed) in try check.unplugging() }
            ),
            (
                "a device that takes nothing holds up neither ping nor close",
                { check throws(Failed) in try check.stalling() }
            ),
            ("garbage from the device harms nothing", { check throws(Failed) in try check.garbage() }),
            ("reconnect is answered", { check throws(Failed) in try check.reconnecting() }),
            ("garbage from the runtime ends the driver", { check throws(Failed) in try check.malformed() }),
            ("a runtime that is gone ends the driver", { check throws(Failed) in try check.orphaned() }),
            ("a driver that was killed comes back", { check throws(Failed) in try check.killed() }),
            (
                "close is answered, and the driver leaves with exit code 0",
                { check throws(Failed) in try check.closing() }
            ),
        ]
    }

    /// Makes every check, and tells each as it is done.
    public func run(_ told: (Finding) -> Void = { _ in }) -> [Finding] {
        Self.all.map { check in
            var finding = Finding(check: check.name, outcome: .passed, detail: "")
            do throws(Failed) {
                try check.run(self)
            } catch {
                switch error {
                case .because(let text): (finding.outcome, finding.detail) = (.failed, text)
                case .cannot(let text): (finding.outcome, finding.detail) = (.notTested, text)
                }
            }
            told(finding)
            return finding
        }
    }

    enum Failed: Error {
        case because(String)
        /// The check cannot be made here.
        case cannot(String)
    }
}
