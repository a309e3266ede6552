import ArgumentParser
import TillAPI
import TillStore

struct DrawerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drawer",
        abstract: "Open the cash drawer, and see who opened it, when and why.",
        subcommands: [List.self, Open.self],
        defaultSubcommand: List.self
    )

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "Open the drawer without a sale.",
            discussion: """
                The running terminal does it for who is signed in, who needs the right; it is counted, recorded and \
                printed, because an open drawer is money within reach.
                """
        )

        @OptionGroup var socket: SocketOptions

        func run() async throws {
            try await Exit.reporting {
                let answer = try await socket.withClient { try await $0.act(ActionRequest(.openDrawer)) }
                if let refused = answer.refused { throw APIError(refused.code, refused.text) }
                Console.out("ordered; till drawer list shows what the drawer's switch said")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the openings, newest first.",
            discussion: """
                opened was shut before and open after the pulse; alreadyOpen was open before it; unverifiable has no switch \
                that can be believed; failed stayed shut; byHand opened without an order of the till.
                """
        )

        @Option(help: "At most so many, 1 to 1000.")
        var limit = 50

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...1000).contains(limit) else { throw ValidationError("--limit is from 1 to 1000") }
        }

        func run() async throws {
            try await Exit.reporting {
                let list = try await socket.withClient { try await $0.drawerOpenings(limit: limit) }
                try output.write(list) { DrawerCommand.text(list.openings) }
            }
        }
    }

    static func text(_ openings: [DrawerOpeningRecord]) -> String {
        guard !openings.isEmpty else { return "no drawer has been opened yet" }
        var table = TextTable(["TIME", "DRAWER", "OUTCOME", "OPEN", "USER", "FOR", "WHAT"])
        for opening in openings {
            table.add([
                UTCTime.text(opening.atMillis), opening.device, opening.outcome.rawValue, openFor(opening),
                opening.user ?? "-", opening.reason, opening.text,
            ])
        }
        return table.text
    }

    /// How long it stood open; a dash where that is not known.
    private static func openFor(_ opening: DrawerOpeningRecord) -> String {
        opening.closedAtMillis.map { "\(max(0, $0 - opening.atMillis) / 1000) s" } ?? "-"
    }
}
