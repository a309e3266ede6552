import TillDeviceKit

/// A driver that was found and can be started.
public struct DriverPlugin: Equatable, Sendable {
    public let manifest: DriverManifest
    /// The folder that holds `driver.json`.
    public let folder: String
    /// The path of the file that is started.
    public let executable: String

    public init(manifest: DriverManifest, folder: String, executable: String) {
        self.manifest = manifest
        self.folder = folder
        self.executable = executable
    }
}

/// Why something in a driver folder is not used.
public struct PluginProblem: Equatable, Sendable, CustomStringConvertible {
    /// The folder or file that it is about.
    public let path: String
    /// What is wrong and what to do about it.
    public let reason: String

    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    public var description: String { "\(path): \(reason)" }
}
