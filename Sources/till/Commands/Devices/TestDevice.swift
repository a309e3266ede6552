import ArgumentParser
import Logging
import TillAPI
import TillDeviceKit
import TillDevices
import TillRuntime

extension DevicesCommand {
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
}
