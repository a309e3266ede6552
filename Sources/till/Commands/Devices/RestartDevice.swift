import ArgumentParser
import TillAPI

extension DevicesCommand {
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
}
