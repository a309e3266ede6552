import ArgumentParser
import TillAPI
import TillLinuxIO
import UnixSignals

extension DevicesCommand {
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch",
            abstract: "Say what is plugged in and out, and what happens to the devices of the running terminal.",
            discussion: """
                Without a running terminal, or with --attached, only what is plugged in and out: + it came, ~ something \
                about it changed, - it went. What is attached already comes first. Ends with Ctrl-C, or with the \
                terminal.
                """
        )

        @Flag(help: "Only what is plugged in and out, even when a terminal runs.")
        var attached = false

        @Option(help: "udev, kernel or polling: how to watch, instead of the best way that works.")
        var by: String?

        @Option(help: ArgumentHelp("How often to look when polling.", valueName: "seconds"))
        var every: Int = 2

        @OptionGroup var socket: SocketOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            if let by, DeviceMonitor.Source(rawValue: by) == nil {
                throw ValidationError("--by is udev, kernel or polling, not '\(by)'")
            }
            guard (1...3600).contains(every) else { throw ValidationError("--every is from 1 to 3600 seconds") }
        }

        func run() async throws {
            let source = by.flatMap(DeviceMonitor.Source.init)
            let feed = AttachmentFeed(.init(source: source, pollMillis: every * 1000), output)
            let isWithTerminal = !attached && socket.isDaemonRunning
            try await Exit.reporting {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { return }
                    }
                    group.addTask { try await feed.show() }
                    if isWithTerminal { group.addTask { try await showTerminal() } }
                    // Whichever ends first ends the others: the person, the terminal, or a reader that has gone.
                    try await group.next()
                    group.cancelAll()
                }
            }
        }

        private func showTerminal() async throws {
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
