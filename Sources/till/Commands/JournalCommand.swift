import ArgumentParser
import TillAPI
import TillStore
import TillWire

struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal",
        abstract: "Look at the journal: every action that changed anything.",
        subcommands: [List.self, Verify.self]
    )

    /// Opens the database directly where no daemon has it.
    static func store(_ socket: SocketOptions, _ state: String?) throws -> TillStore {
        let folder = try state ?? socket.configuration.read().configuration.stateFolder
        let path = folder + "/till.sqlite"
        guard Files.exists(path) else { throw Files.Failure("there is no journal at \(path)") }
        return try TillStore(path: path)
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List entries, oldest first.")

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        @Option(name: .customLong("state"), help: ArgumentHelp("The folder of the database.", valueName: "folder"))
        var stateFolder: String?

        @Option(help: "Begin behind this entry.")
        var after: Int64 = 0

        @Option(help: "At most so many entries, 1 to 1000.")
        var limit = 100

        func validate() throws {
            guard (1...1000).contains(limit) else { throw ValidationError("--limit is from 1 to 1000") }
            guard after >= 0 else { throw ValidationError("--after is 0 or more") }
        }

        func run() async throws {
            try await Exit.reporting {
                let page = try await page()
                try output.write(page) {
                    var table = TextTable(["ENTRY", "TIME", "EVENT", "DETAILS"])
                    for entry in page.entries {
                        table.add([
                            "\(entry.sequence)",
                            UTCTime.text(entry.atMillis),
                            entry.event,
                            Self.details(entry),
                        ])
                    }
                    return table.text
                }
            }
        }

        /// What the event says of itself, as it is stored: `{"userID":2}`.
        private static func details(_ entry: JournalPage.Entry) -> String {
            let detailsMaxCharacters = 100
            guard let json = try? WireCoding.encode(entry.action.event) else { return "" }
            let text = String(decoding: json, as: UTF8.self)
            let inner = text.dropFirst(entry.event.count + 4).dropLast()
            return inner == "{}" ? "" : String(inner.prefix(detailsMaxCharacters))
        }

        private func page() async throws -> JournalPage {
            if stateFolder == nil, socket.isDaemonRunning {
                return try await socket.withClient { try await $0.journal(after: after, limit: limit) }
            }
            return JournalPage(try JournalCommand.store(socket, stateFolder).journal(after: after, limit: limit))
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Check that no entry is missing or altered, and that a replay gives a state.",
            discussion: "Exit code 0 when it is sound, 65 when it is not."
        )

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        @Option(name: .customLong("state"), help: ArgumentHelp("The folder of the database.", valueName: "folder"))
        var stateFolder: String?

        func run() async throws {
            try await Exit.reporting {
                let found = try await verification()
                try output.write(found) { Self.text(found) }
                if !found.isSound { throw Exit.dataError }
            }
        }

        private func verification() async throws -> JournalVerification {
            if stateFolder == nil, socket.isDaemonRunning {
                return try await socket.withClient { try await $0.verifyJournal() }
            }
            return try JournalVerification(try JournalCommand.store(socket, stateFolder))
        }

        private static func text(_ found: JournalVerification) -> String {
            var lines = ["\(found.length) entries"]
            lines.append(
                found.firstBroken.map { "entry \($0) is missing or was altered" } ?? "no entry is missing or altered"
            )
            lines += found.databaseProblems.map { "database: \($0)" }
            if let replayed = found.replayed { lines.append("replay: \(replayed)") }
            if let problem = found.replayProblem { lines.append("replay: \(problem)") }
            lines.append(found.isSound ? "sound" : "NOT SOUND: keep a copy of the file before anything else")
            return lines.joined(separator: "\n")
        }
    }
}
