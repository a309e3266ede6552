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
        lines.append("user      \(status.user ?? "nobody signed in")\(status.isLocked ? ", locked" : "")")
        if let waiting = status.awaitsApproval { lines.append("waits     for a manager (\(waiting))") }
        lines += status.order.map(order) ?? ["order     none"]
        lines += status.parked.map(parked)
        let reason = status.upstream.reason.isEmpty ? "" : ": \(status.upstream.reason)"
        lines.append("upstream  \(status.upstream.state.rawValue)\(reason)")
        lines.append("outbox    \(status.outboxDepth) waiting")
        lines += prints(status)
        lines += status.notices.map { "see to    \($0.text)" }
        lines.append("catalogue \(status.products) products, \(status.catalogueEtag ?? "none yet")")
        lines += status.display.map { "display   |\($0)|" }
        return lines.joined(separator: "\n")
    }

    /// How the prints stand, and what to do about those that need somebody.
    private static func prints(_ status: TerminalStatus) -> [String] {
        let (waiting, blocked, unknown) = (status.queuedPrints, status.blockedPrints, status.unknownPrints)
        var lines = ["prints    \(waiting) waiting, \(blocked) of them blocked; \(unknown) of unknown outcome"]
        if blocked > 0 { lines.append("          blocked: see to the printer, they go on by themselves") }
        if unknown > 0 {
            lines.append("          unknown: till print jobs --state unknown; look at the paper, then retry or discard")
        }
        return lines
    }

    private static func order(_ order: TerminalStatus.OpenOrder) -> [String] {
        var lines = ["order     \(order.reference) (\(order.state)), total \(order.total), due \(order.balance)"]
        var place = order.mode == "order" ? [order.type] : [order.mode]
        if let table = order.table { place.append("table \(table), \(order.guests) guests") }
        if !order.alias.isEmpty { place.append(order.alias) }
        if let customer = order.customer { place.append(customer) }
        lines.append("          \(place.joined(separator: ", ")); kitchen \(order.kitchen)")
        for line in order.lines {
            let discount = line.discount.map { " less \($0)" } ?? ""
            let note = line.note.map { " > \($0)" } ?? ""
            let sent = line.isSent ? " (sent)" : ""
            lines.append(
                "          \(line.id): \(line.quantity) x \(line.name)  \(line.amount)\(discount)\(sent)\(note)"
            )
        }
        return lines
    }

    private static func parked(_ order: TerminalStatus.ParkedOrder) -> String {
        let table = order.table.map { "table \($0) " } ?? ""
        let alias = order.alias.isEmpty ? "" : "\(order.alias) "
        return "parked    \(order.reference) \(table)\(alias)\(order.total), kitchen \(order.kitchen)"
    }
}
