import ArgumentParser
import Logging
import TillAPI
import TillDevices
import TillRuntime

extension DevicesCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the configured devices and how they are.",
            discussion: """
                Asks the running terminal; without one it brings the devices up for a moment. Exit code 69 when one of \
                them is not ready.
                """
        )

        @Flag(help: "Say it in the words of UnifiedPOS: state, power, who has claimed it.")
        var long = false

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let list = try await list()
                try output.write(list) {
                    long ? DeviceTable.long(list.devices) : DevicesCommand.table(list.devices)
                }
                if list.devices.contains(where: { $0.condition != .ready }) { throw Exit.unavailable }
            }
        }

        private func list() async throws -> DeviceList {
            if socket.isDaemonRunning { return try await socket.withClient { try await $0.devices() } }
            let reading = try socket.configuration.read()
            let planned = try reading.plannedNow(DriverFolders(configured: reading.configuration.driverFolders))
            return try await DirectDevices.with(planned, .till(level: .critical)) { devices in
                DeviceList(devices: try await DirectDevices.settled(devices))
            }
        }
    }
}
