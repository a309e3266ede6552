import ArgumentParser

/// The program. Each subcommand stands in its own file under `Commands`.
@main
struct Till: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "till",
        abstract: "A point-of-sale terminal without a screen: scan, pay, print, stored and sent upstream.",
        discussion: """
            Try it without any hardware:   till demo
            Run it with your devices:      till run --config till.yaml
            See what is plugged in:        till devices find
            """,
        version: TerminalComposition.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Selling",
                subcommands: [DemoCommand.self, RunCommand.self, PromptCommandLine.self, StatusCommand.self]
            ),
            CommandGroup(
                name: "Devices",
                subcommands: [
                    DevicesCommand.self, ScanCommand.self, PrintCommand.self, DrawerCommand.self, PrintersCommand.self,
                    ReceiptCommand.self,
                    EmulateCommand.self, SimulateCommand.self,
                ]
            ),
            CommandGroup(
                name: "Looking after it",
                subcommands: [
                    DoctorCommand.self, UdevCommand.self, JournalCommand.self, OutboxCommand.self, ConfigCommand.self,
                    MachinesCommand.self, DriverCommand.self,
                    UpstreamCommand.self,
                ]
            ),
        ]
    )
}
