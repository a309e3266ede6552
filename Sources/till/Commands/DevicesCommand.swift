import ArgumentParser
import Logging
import TillAPI
import TillDeviceKit
import TillDevices
import TillLinuxIO
import TillRuntime

struct DevicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List, watch, test and find devices.",
        subcommands: [List.self, Watch.self, Test.self, Restart.self, Find.self, Drivers.self, SupportedCommand.self],
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

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the configured devices and how they are.",
            discussion: """
                Asks the running terminal; without one it brings the devices up for a moment. Exit code 69 when one of \
                them is not ready.
                """
        )

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let list = try await list()
                try output.write(list) { DevicesCommand.table(list.devices) }
                if list.devices.contains(where: { $0.condition != .ready }) { throw Exit.unavailable }
            }
        }

        private func list() async throws -> DeviceList {
            if socket.isDaemonRunning { return try await socket.withClient { try await $0.devices() } }
            let reading = try socket.configuration.read()
            let planned = try reading.planned(DriverFolders(configured: reading.configuration.driverFolders))
            return try await DirectDevices.with(planned, .till(level: .critical)) { devices in
                DeviceList(devices: try await DirectDevices.settled(devices))
            }
        }
    }

    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch",
            abstract: "Say what happens to the devices of the running terminal, as it happens."
        )

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                try await socket.withClient { client in
                    let output = output
                    try await client.events { _, event in
                        switch event {
                        case .device(let name, let condition, let reason):
                            try output.write(event) { "\(name): \(condition)\(reason.isEmpty ? "" : " (\(reason))")" }
                        case .scanned(let device, let text):
                            try output.write(event) { "\(device): scanned \(text)" }
                        case .print(let job, let state, let device, let reason):
                            let why = reason.map { " (\($0))" } ?? ""
                            try output.write(event) { "\(device ?? "no printer"): print \(job) \(state)\(why)" }
                        case .display, .sound, .notice, .refused, .fault, .upstream: break
                        }
                    }
                }
            }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test",
            abstract: "Test one device: ask it how it is, or let it show what it can.",
            discussion: """
                internal asks without changing anything; external prints a test page, opens the drawer, shows a pattern.
                """
        )

        @Argument(help: "The device's name.")
        var name: String

        @Option(help: "internal or external.")
        var level = HealthLevel.external.rawValue

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard HealthLevel(rawValue: level) != nil else {
                throw ValidationError("--level is internal or external, not '\(level)'")
            }
        }

        func run() async throws {
            try await Exit.reporting {
                let answer = try await answer()
                try output.write(answer) { "\(answer.device): \(answer.text)" }
            }
        }

        private func answer() async throws -> HealthCheckAnswer {
            if socket.isDaemonRunning {
                return try await socket.withClient { try await $0.check(device: name, level: level) }
            }
            let one = try OneDevice(
                name: name,
                driver: nil,
                connection: nil,
                deviceClass: .posPrinter,
                socket.configuration
            )
            let (wanted, device) = (HealthLevel(rawValue: level) ?? .internal, one.name)
            return try await DirectDevices.with([one.planned], .till(level: .critical)) { devices in
                _ = try await DirectDevices.settled(devices, names: [device])
                return HealthCheckAnswer(device: device, text: try await devices.checkHealth(device, level: wanted))
            }
        }
    }

    struct Restart: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restart",
            abstract: "Start a device's driver anew, and take it out of quarantine."
        )

        @Argument(help: "The device's name.")
        var name: String

        @OptionGroup var socket: SocketOptions

        func run() async throws {
            try await Exit.reporting {
                _ = try await socket.withClient { try await $0.restart(device: name) }
                Console.out("\(name): started anew")
            }
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "find",
            abstract: "List what is plugged into this machine, with the address to write into the configuration."
        )

        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let folders = DriverFolders(configured: [])
                let found = FoundDevices(AttachedDevices.survey(), folders.plugins)
                try output.write(found) { found.text }
            }
        }
    }

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
