import ArgumentParser
import Logging
import ServiceLifecycle
import UnixSignals

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the terminal with the devices of its configuration, until SIGTERM.",
        discussion: """
            Starts even when a device, the upstream or both are away: it says which and why, sells on, and takes them \
            back when they are there. Exit codes: 78 configuration, 74 disk, 75 another till runs here.
            """
    )

    @OptionGroup var configuration: ConfigurationOptions

    @Option(name: .customLong("socket"), help: ArgumentHelp("Listen here instead.", valueName: "path"))
    var socket: String?

    @Option(name: .customLong("state"), help: ArgumentHelp("Keep the database here instead.", valueName: "folder"))
    var stateFolder: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var logLevel: String?

    func run() async throws {
        try await Exit.reporting {
            var reading = try configuration.read()
            if let socket { reading.configuration.socketPath = socket }
            if let stateFolder { reading.configuration.stateFolder = stateFolder }
            if let logLevel {
                guard let level = Logger.Level(rawValue: logLevel) else {
                    throw ValidationError("--log-level: '\(logLevel)' is no level")
                }
                reading.configuration.logLevel = level
            }
            let logger = Logger.till(level: reading.configuration.logLevel)
            let folders = DriverFolders(configured: reading.configuration.driverFolders)
            for problem in folders.problems { logger.warning("driver left out: \(problem)") }
            let planned = try reading.planned(folders)
            let settings = reading.configuration
            let composition = try TerminalComposition(
                settings,
                planned: planned,
                plugins: folders.plugins,
                attachments: AttachmentNews(logger: logger),
                logger: logger
            ) {
                logger.notice("ready", metadata: ["socket": "\(settings.socketPath)"])
            }
            try await composition.run([.sigterm, .sigint], logger)
        }
    }
}
