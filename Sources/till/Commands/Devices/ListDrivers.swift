import ArgumentParser
import TillDeviceKit
import TillDevices

extension DevicesCommand {
    struct Drivers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drivers",
            abstract: "List the drivers that are installed, and those that had to be left out."
        )

        @OptionGroup var configuration: ConfigurationOptions

        func run() async throws {
            try await Exit.reporting {
                let configured = (try? configuration.read())?.configuration.driverFolders ?? []
                let folders = DriverFolders(configured: configured)
                var table = TextTable(["DRIVER", "STATUS", "SERVES", "CONNECTS BY", "WHAT IT IS"])
                for plugin in folders.plugins {
                    let manifest = plugin.manifest
                    table.add([
                        manifest.name, manifest.status.rawValue,
                        manifest.classes.map(\.rawValue).joined(separator: ","),
                        manifest.connections.joined(separator: ","), manifest.summary,
                    ])
                }
                Console.out(table.text)
                for problem in folders.problems { Console.error("till: left out: \(problem)") }
            }
        }
    }
}
