import ArgumentParser
import TillAPI

struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "See what the upstream does not have yet, and why.",
        subcommands: [List.self, Retry.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List what waits.")

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Exit.reporting {
                let list = try await socket.withClient { try await $0.outbox() }
                try output.write(list) {
                    guard !list.entries.isEmpty else { return "the upstream has everything" }
                    var table = TextTable(["ORDER", "STATE", "TRIES", "NEXT TRY", "WHY"])
                    for entry in list.entries {
                        let next = entry.nextAttemptAtMillis == 0 ? "now" : UTCTime.text(entry.nextAttemptAtMillis)
                        table.add([entry.reference, entry.state, "\(entry.attempts)", next, entry.lastError ?? ""])
                    }
                    return table.text
                }
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Try everything now, parked entries too."
        )

        @Flag(help: "Also what the upstream has confirmed before: for one that was restored from a copy.")
        var all = false

        @OptionGroup var socket: SocketOptions

        func run() async throws {
            try await Exit.reporting {
                let status = try await socket.withClient { try await $0.retryOutbox(all: all) }
                Console.out("\(status.outboxDepth) are tried now")
            }
        }
    }
}
