import ArgumentParser
import TillAPI
import TillDeviceKit
import TillDevices
import TillESCPOS

struct PrintersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "printers",
        abstract: "List the printer models that Till knows, and ask a printer what it is.",
        subcommands: [List.self, Show.self, Probe.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the profiles: what each model can do.",
            discussion: """
                CONFIRMS: the printer itself says that it printed (GS ( H). STATUS: asb tells changes by itself, poll \
                answers questions, none is never asked, because questions hurt it.
                """
        )

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let profiles = PrinterProfile.builtIn.map(ProfileSummary.init)
            try output.write(profiles) { ProfileSummary.table(profiles) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Show one profile whole, with how far each fact is known and where it comes from."
        )

        @Argument(help: "The profile's name, or the path of a profile file.")
        var name: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let summary = ProfileSummary(try ProfileFile.profile(name))
                try output.write(summary) { summary.page }
            }
        }
    }

    struct Probe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "probe",
            abstract: "Ask a printer what it is (GS I), and say which profiles may fit.",
            discussion: """
                An answer is a hint and no proof, because clones give the names of others: print the test page \
                (till devices test NAME) with the profile and look at it. Without --driver, the printer of the \
                configuration is asked; with it, any:

                    till printers probe --connection tcp://192.168.1.50:9100
                """
        )

        @Argument(help: "The configured printer; the first one if not given.")
        var name: String?

        @Option(help: "A driver, for a printer that is not configured.")
        var driver = "escpos-printer"

        @Option(help: "Where that printer is, for instance tcp://192.168.1.50:9100.")
        var connection: String?

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let one = try OneDevice(
                    name: name,
                    driver: connection.map { _ in driver },
                    connection: connection,
                    deviceClass: .posPrinter,
                    socket.configuration
                )
                guard !(socket.isDaemonRunning && connection == nil) else {
                    throw APIError("BUSY", "the running terminal holds \(one.name): stop it, or see till devices test")
                }
                let device = one.name
                let identity = try await DirectDevices.with([one.planned], .till(level: .critical)) { devices in
                    _ = try await DirectDevices.settled(devices, names: [device])
                    return try await devices.identify(device)
                }
                let probe = PrinterProbe(identity: identity)
                try output.write(probe) { probe.text }
            }
        }
    }
}
