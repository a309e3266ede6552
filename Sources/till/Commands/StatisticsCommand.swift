import ArgumentParser
import TillAPI
import TillRuntime

struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics",
        abstract: "Say what a device of the running terminal has counted over all its lives.",
        discussion: "The names are UnifiedPOS's. The counts last over restarts of drivers and of the terminal."
    )

    @Argument(help: "The device's name.")
    var name: String

    @Flag(help: "Set every count to zero; the terminal keeps how often that was done, and when.")
    var reset = false

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Exit.reporting {
            let found = try await socket.withClient { client in
                reset ? try await client.resetStatistics(of: name) : try await client.statistics(of: name)
            }
            try output.write(found) { Self.text(found) }
        }
    }

    private static func text(_ found: DeviceStatistics) -> String {
        var table = TextTable(["STATISTIC", "COUNT"])
        for (name, count) in found.statistics.sorted(by: { $0.key < $1.key }) { table.add([name, "\(count)"]) }
        let resets = found.resetAtMillis.map { "set back \(found.resets) times, last at \(UTCTime.text($0))" }
        let counts = found.statistics.isEmpty ? "nothing counted yet" : table.text
        return ["\(found.device), \(found.deviceClass.rawValue)", counts, resets].compactMap { $0 }
            .joined(separator: "\n")
    }
}
