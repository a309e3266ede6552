import ArgumentParser
import TillAPI
import TillStore

/// The prints of the running terminal, and a person's word on them.
extension PrintCommand {
    struct Jobs: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "jobs",
            abstract: "List the prints of the running terminal, newest first.",
            discussion: """
                confirmed was printed, says the printer; sent left the host, and this printer cannot say more. Of queued, \
                blocked and failed no byte has left the host, and they go on by themselves: blocked when the printer is \
                well again (paper, cover, power), failed after a pause. unknown may be on paper or not: look at the \
                paper, then retry or discard it.
                """
        )

        @Option(help: "At most so many, 1 to 1000.")
        var limit = 50

        @Option(help: "Only those in this state: \(PrintCommand.states).")
        var state: String?

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...1000).contains(limit) else { throw ValidationError("--limit is from 1 to 1000") }
            if let state, StoredPrintJob.State(rawValue: state) == nil {
                throw ValidationError("--state: '\(state)' is none of \(PrintCommand.states)")
            }
        }

        func run() async throws {
            try await Exit.reporting {
                let list = try await socket.withClient { try await $0.printJobs(limit: limit, state: state) }
                try output.write(list) { PrintCommand.text(list.jobs, state: state) }
            }
        }
    }

    static let states = StoredPrintJob.State.allCases.map(\.rawValue).joined(separator: ", ")

    static func text(_ jobs: [PrintJobList.Job], state: String?) -> String {
        guard !jobs.isEmpty else { return state.map { "no print is \($0)" } ?? "nothing has been printed yet" }
        var table = TextTable(["JOB", "STATE", "PRINTER", "BYTES", "COPIES", "TRIES", "TIME", "WHY"])
        for job in jobs {
            table.add([
                job.id, job.state, printer(job), job.bytesSent.map(String.init) ?? (job.state == "unknown" ? "?" : "-"),
                "\(job.repeats)", "\(job.attempts)", UTCTime.text(job.createdAtMillis), why(job),
            ])
        }
        return table.text
    }

    private static func printer(_ job: PrintJobList.Job) -> String {
        guard let device = job.device else { return "-" }
        return job.insteadOf.map { "\(device) instead of \($0)" } ?? device
    }

    private static func why(_ job: PrintJobList.Job) -> String {
        let by = job.settledBy.map { job.state == "discarded" ? "discarded by \($0)" : "printed by the word of \($0)" }
        return [job.reason, by].compactMap(\.self).joined(separator: "; ")
    }

    // MARK: - A person's word

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retry",
            abstract: "Print a job of unknown outcome again, or try one that waits at once.",
            discussion: """
                Look at the paper before you have a job of unknown outcome printed again: the second print bears a banner \
                with its number. One that is blocked or failed has never left the host, so it bears none.
                """
        )

        @Argument(help: "The job, as till print jobs names it.")
        var job: String?

        @Flag(help: "Try everything at once of which no byte has left the host.")
        var allBlocked = false

        @OptionGroup var socket: SocketOptions

        func validate() throws {
            guard (job == nil) == allBlocked else { throw ValidationError("name one job, or give --all-blocked") }
        }

        func run() async throws {
            try await Exit.reporting {
                try await socket.withClient { client in
                    guard let job else { return try await PrintCommand.retryAll(client) }
                    _ = try await client.settle(PrintDecision(job: job, choice: .retry))
                    Console.out("\(job): queued again; till print jobs shows what becomes of it")
                }
            }
        }
    }

    /// The oldest first, so that they keep their order.
    private static func retryAll(_ client: LocalAPIClient) async throws {
        var count = 0
        for state in [StoredPrintJob.State.blocked, .failed] {
            for job in try await client.printJobs(limit: 1000, state: state.rawValue).jobs.reversed() {
                do {
                    _ = try await client.settle(PrintDecision(job: job.id, choice: .retry))
                    count += 1
                } catch let error as APIError where error.error.code == "CONFLICT" {
                    // It has gone on by itself meanwhile.
                    continue
                }
            }
        }
        Console.out(count == 0 ? "nothing is blocked" : "\(count) are tried at once")
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "discard",
            abstract: "Let a job be that is unknown, blocked, failed or queued: nobody needs its paper.",
            discussion: "Who did it stands in the log and in till print jobs."
        )

        @Argument(help: "The job, as till print jobs names it.")
        var job: String

        @OptionGroup var socket: SocketOptions

        func run() async throws {
            try await Exit.reporting {
                _ = try await socket.withClient { try await $0.settle(PrintDecision(job: job, choice: .discard)) }
                Console.out("\(job): discarded; it is not printed any more")
            }
        }
    }
}
