import ArgumentParser
import Logging
import ServiceLifecycle
import TillDomain
import TillUpstream
import UnixSignals

struct UpstreamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upstream",
        abstract: "The reference upstream: a system of record for a shop without an ERP, and for trying things out.",
        subcommands: [Serve.self, Orders.self],
        defaultSubcommand: Serve.self
    )

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve",
            abstract: "Serve /pos-api/v1 until SIGTERM.",
            discussion: "A new database gets the demo shop: login demo, password demo."
        )

        @Option(help: "The address to listen on.")
        var host = "127.0.0.1"

        @Option(help: "The port; 0 takes a free one and says which.")
        var port = 8070

        @Option(help: ArgumentHelp("The SQLite database.", valueName: "file"))
        var database: String?

        @Option(help: "The language of the terminal and its receipts: en or es.")
        var language: String?

        @Option(help: "trace, debug, info, notice, warning, error or critical.")
        var logLevel = Logger.Level.info.rawValue

        func validate() throws {
            guard (0...65535).contains(port) else { throw ValidationError("--port is from 0 to 65535") }
            if let language, Language(rawValue: language) == nil {
                throw ValidationError("--language is en or es, not '\(language)'")
            }
            guard Logger.Level(rawValue: logLevel) != nil else {
                throw ValidationError("--log-level: '\(logLevel)' is no level")
            }
        }

        func run() async throws {
            try await Exit.reporting {
                let logger = Logger.till(level: Logger.Level(rawValue: logLevel) ?? .info)
                let path = try database ?? UpstreamCommand.standardDatabase()
                try Files.makeFolder(Files.folder(of: path), mode: 0o700)
                let server = try UpstreamServer(
                    UpstreamConfiguration(
                        host: host,
                        port: port,
                        databasePath: path,
                        language: language.flatMap(Language.init)
                    ),
                    logger: logger,
                    onServerRunning: { [host] port in Console.out("listening on http://\(host):\(port)") }
                )
                let group = ServiceGroup(
                    services: [server],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: logger
                )
                try await group.run()
            }
        }
    }

    struct Orders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "orders",
            abstract: "List the orders in the upstream's database."
        )

        @Option(help: ArgumentHelp("The SQLite database.", valueName: "file"))
        var database: String?

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let path = try database ?? UpstreamCommand.standardDatabase()
                guard Files.exists(path) else { throw Files.Failure("there is no database \(path)") }
                let orders = try UpstreamServer.orders(databasePath: path)
                try output.write(orders) {
                    guard !orders.isEmpty else { return "no orders yet" }
                    var table = TextTable(["ID", "ORDER", "STATE", "LINES", "TOTAL (minor units)", "RECEIVED"])
                    for order in orders {
                        table.add([
                            "\(order.id)", order.reference, order.state, "\(order.lineCount)", "\(order.total.minor)",
                            "\(order.timesReceived) x",
                        ])
                    }
                    return table.text
                }
            }
        }
    }

    static func standardDatabase() throws -> String {
        StandardPaths.current.stateFolder + "/upstream.sqlite"
    }
}
