import ArgumentParser

/// `till devices supported`
struct SupportedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supported",
        abstract: "List what the installed drivers drive, and on what evidence; as Markdown or JSON."
    )

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Exit.reporting {
            let configured = configuration.path == nil ? [] : try configuration.read().configuration.driverFolders
            let folders = DriverFolders(configured: configured)
            for problem in folders.problems { Console.error("till: left out: \(problem)") }
            let document = HardwareDocument(folders.plugins.map(\.manifest))
            try output.write(document) { document.text }
        }
    }
}
