import ArgumentParser

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Check the configuration.",
        subcommands: [Check.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Say everything that is wrong with it, with file and line. Exit code 78 when something is."
        )

        @OptionGroup var configuration: ConfigurationOptions

        func run() async throws {
            try await Exit.reporting {
                let reading = try configuration.read()
                let folders = DriverFolders(configured: reading.configuration.driverFolders)
                for problem in folders.problems { Console.error("till: driver left out: \(problem)") }
                let planned = try reading.planned(folders)
                Console.out("\(configuration.path ?? ""): in order, \(planned.count) devices")
            }
        }
    }
}
