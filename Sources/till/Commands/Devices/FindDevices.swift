import ArgumentParser
import TillLinuxIO

extension DevicesCommand {
    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "find",
            abstract: "List what is plugged into this machine, with the address to write into the configuration.",
            discussion: """
                Below each device stands its connection, and what is known of it where no driver is known. --long shows \
                every fact in full, for a bug report or a driver's manifest.
                """
        )

        @Flag(help: "Show all that is known of each device, with nothing cut short.")
        var long = false

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let folders = DriverFolders(configured: [])
                let found = FoundDevices(AttachedDevices.survey(), folders.plugins)
                try output.write(found) { long ? found.longText : found.text }
            }
        }
    }
}
