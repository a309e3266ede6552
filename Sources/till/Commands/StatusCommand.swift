import ArgumentParser
import TillRuntime

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the running terminal stands."
    )

    @OptionGroup var socket: SocketOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Exit.reporting {
            try await socket.withClient { client in
                let status = try await client.status()
                try output.write(status) { Self.text(status) }
            }
        }
    }

    static func text(_ status: TerminalStatus) -> String {
        var lines = ["session   \(status.session) \(status.sessionID == 0 ? "" : String(status.sessionID))"]
        lines.append("user      \(status.user ?? "nobody signed in")")
        if let order = status.order {
            lines.append("order     \(order.reference) (\(order.state)), total \(order.total), due \(order.balance)")
            lines += order.lines.map { "          \($0.id): \($0.quantity) x \($0.name)  \($0.amount)" }
        } else {
            lines.append("order     none")
        }
        lines += status.parked.map { "parked    \($0)" }
        let reason = status.upstream.reason.isEmpty ? "" : ": \(status.upstream.reason)"
        lines.append("upstream  \(status.upstream.state.rawValue)\(reason)")
        lines.append("outbox    \(status.outboxDepth) waiting")
        lines.append("prints    \(status.queuedPrints) queued, \(status.unknownPrints) unknown")
        lines.append("catalogue \(status.products) products, \(status.catalogueEtag ?? "none yet")")
        lines += status.display.map { "display   |\($0)|" }
        return lines.joined(separator: "\n")
    }
}
