import ArgumentParser
import TillDevices

struct DevicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List, watch, test and find devices, and say which one is which.",
        subcommands: [
            List.self, Watch.self, Test.self, Restart.self, Find.self, Roles.self, Assign.self, Forget.self,
            Drivers.self, SupportedCommand.self,
            HealthCommand.self, ClaimCommand.self, StatisticsCommand.self,
        ],
        defaultSubcommand: List.self
    )

    static func table(_ devices: [DeviceStatus]) -> String {
        guard !devices.isEmpty else { return "no device is configured" }
        var table = TextTable(["DEVICE", "CLASS", "DRIVER", "CONNECTION", "CONDITION", "WHY"])
        for device in devices {
            table.add([
                device.name, device.deviceClass.rawValue, device.driver, device.connection, device.condition.rawValue,
                device.reason,
            ])
        }
        return table.text
    }
}
