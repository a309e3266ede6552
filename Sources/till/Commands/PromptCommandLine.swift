import ArgumentParser
import TillAPI

struct PromptCommandLine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prompt",
        abstract: "Sell at the running terminal from here: type or paste barcodes, then cash or card.",
        discussion: PromptCommand.helpText
    )

    @OptionGroup var socket: SocketOptions

    func run() async throws {
        try await Exit.reporting {
            try await socket.withClient { client in
                let feed = FeedLog()
                let screen = PromptScreen(paperFolder: nil, rings: Console.isTerminal)
                let (opened, isOpen) = AsyncStream.makeStream(of: Void.self)
                feed.begin(after: try await client.status().feedNumber)
                let listening = Task {
                    defer { isOpen.finish() }
                    try await client.events(onOpen: { isOpen.finish() }) { number, event in
                        feed.add(number, event)
                        screen.show(event)
                    }
                }
                defer { listening.cancel() }
                for await _ in opened {}
                let session = PromptSession(client: client, feed: feed, scanner: nil, demo: nil)
                try await PromptLoop(session: session).run()
                try await session.catchUp(with: try await client.status())
            }
        }
    }
}

/// Reads lines until the end, and goes on after what went wrong.
struct PromptLoop {
    let session: PromptSession

    func run() async throws {
        let shows = Console.isInputTerminal && Console.isTerminal
        if shows { Console.prompt("till> ") }
        for await line in InputLines.stream(0) {
            do {
                if try await session.perform(line) == .quit { break }
            } catch let error as LocalAPIClient.Unreachable {
                throw error
            } catch let error as PromptSession.Failed {
                if !error.wasShown { Console.out("  !!  \(error)") }
            } catch {
                Console.out("  !!  \(error)")
            }
            if shows {
                try await session.settleBriefly()
                Console.prompt("till> ")
            }
        }
        try await session.settleBriefly()
    }
}
