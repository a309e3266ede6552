import Logging
import TillDevices

/// What stands in `till.yaml`, checked.
struct TillConfiguration: Sendable {
    struct Upstream: Sendable, Equatable {
        var url: String
        var login: String
        var password: String
    }

    struct API: Sendable, Equatable {
        var host: String
        var port: Int
        var token: String
    }

    var deviceID = "terminal-001"
    var stateFolder: String
    var socketPath: String
    var api: API?
    var upstream: Upstream?
    var driverFolders: [String] = []
    var devices: [DeviceConfiguration] = []
    var receiptPrinter: String?
    /// By the station's key upstream: `kitchen`, `bar`.
    var kitchenPrinters: [String: String] = [:]
    /// A terminal or line that rings at BEL; nil for none.
    var bell: String?
    var logLevel: Logger.Level = .info
}

/// One thing that is wrong with a configuration, and where it stands.
struct ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
    var file: String
    /// From 1; nil where it is not about a line.
    var line: Int?
    var text: String

    var description: String {
        line.map { "\(file):\($0): \(text)" } ?? "\(file): \(text)"
    }
}

/// Every problem at once, so that a person mends the file in one go.
struct ConfigurationProblems: Error, CustomStringConvertible {
    var problems: [ConfigurationProblem]

    var description: String { problems.map(\.description).joined(separator: "\n") }
}
