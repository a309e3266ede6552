import ArgumentParser
import Logging
import TillAPI
import TillDeviceKit
import TillDevices
import TillDomain
import TillRuntime

struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print",
        abstract: "Print a text, and see what became of each print.",
        subcommands: [Text.self, Jobs.self, Retry.self, Discard.self],
        defaultSubcommand: Text.self
    )

    struct Text: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "text",
            abstract: "Print a text file, or what comes on the standard input.",
            discussion: """
                With a running terminal the text is queued behind its receipts. Without one the printer is opened \
                directly: by its name in the configuration, or by --driver and --connection.
                """
        )

        @Argument(help: "The file; - is the standard input.")
        var file: String

        @Option(help: "The printer's name, where there is no running terminal.")
        var device: String?

        @Option(help: "A driver, for a printer that is not configured.")
        var driver: String?

        @Option(help: "Where that printer is, for instance tcp://192.168.1.50:9100.")
        var connection: String?

        @OptionGroup var socket: SocketOptions

        func validate() throws {
            guard (driver == nil) == (connection == nil) else {
                throw ValidationError("--driver and --connection are given together")
            }
        }

        func run() async throws {
            try await Exit.reporting {
                let text = try Files.text(file, maxBytes: 64 * 1024)
                if driver == nil, device == nil, socket.isDaemonRunning {
                    let title = file == "-" ? "text" : String(file.split(separator: "/").last ?? "text").prefix(60) + ""
                    let queued = try await socket.withClient {
                        try await $0.print(PrintRequest(title: String(title), text: text))
                    }
                    return Console.out("queued as \(queued.job); till print jobs shows what becomes of it")
                }
                try await printDirectly(text)
            }
        }

        private func printDirectly(_ text: String) async throws {
            let one = try OneDevice(
                name: device,
                driver: driver,
                connection: connection,
                deviceClass: .posPrinter,
                socket.configuration
            )
            let name = one.name
            let outcome = try await DirectDevices.with([one.planned], .till(level: .warning)) { devices in
                let status = try await DirectDevices.settled(devices, names: [name]).first
                let document = Document([.text(text), .feed(1), .cut])
                let items = PrintItems.items(document, columns: status?.columns ?? PrintItems.columnsDefault)
                return try await devices.print(name, job: "text", items: items)
            }
            Console.out("\(name): \(outcome.rawValue)")
        }
    }
}
