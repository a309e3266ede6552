import Logging
import TillDevices
import TillRuntime

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
    /// A PNG file that is printed on top of receipts.
    var receiptLogo: String?
    /// By the station's key upstream: `kitchen`, `bar`.
    var kitchenPrinters: [String: String] = [:]
    /// Which printer stands in for which.
    var fallbackPrinters: [String: String] = [:]
    /// How long a printer has to be unable before its fall-back takes over; 1 to 3600.
    var fallbackAfterSeconds = PrinterRoutes.fallbackAfterMillisDefault / 1000
    /// How long a drawer may be open before it is told; 0 for ever, at most 3600.
    var drawerOpenAlarmSeconds: Int64 = 60
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
