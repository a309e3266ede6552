import Testing
import TillRuntime

@testable import TillAPI

/// The stream of events.
@Suite(.timeLimit(.minutes(10)))
struct EventTests {
    @Test func `events come in order, with counted ids, until the shutdown`() async throws {
        try await LiveTerminal.with { live in
            let connection = try await RawConnection.open(live)
            let head = try await connection.subscribe()
            #expect(head.contains("text/event-stream") && head.contains("no-store"))
            for number in 0..<100 { live.service.feed.send(.notice(text: "n\(number)")) }
            let text = try await connection.read { $0.contains("n99") }
            // The terminal may tell something of its own before; the ids count that, too.
            let found = text.split(separator: "\r\n").filter { $0.hasPrefix("id: ") && $0.contains("\"notice\"") }
            let first = try #require(found.first?.dropFirst(4).prefix { $0.isNumber })
            let start = try #require(Int(first))
            let wanted = (0..<100).map { "id: \(start + $0)\ndata: {\"notice\":{\"text\":\"n\($0)\"}}\n\n" }
            #expect(found.joined() == wanted.joined())
            await live.stop()
            let end = try await connection.read()
            #expect(end.contains("0\r\n\r\n"), "the end of a chunked body")
        }
    }

    @Test func `the client hears what a sale tells, and the end`() async throws {
        let heard = Heard()
        try await LiveTerminal.with { live in
            try await live.open()
            let client = LocalAPIClient(socketPath: live.socketPath)
            let (opened, source) = AsyncStream.makeStream(of: Void.self)
            let listening = Task {
                try await client.events(onOpen: { source.finish() }) { await heard.note($1) }
            }
            for await _ in opened {}
            _ = try await client.act(ActionRequest(.scan, code: "8479996000134"))
            _ = try await client.act(ActionRequest(.scan, code: "999"))
            await heard.whenHeard { $0.contains(.sound(name: .unknown)) }
            await live.stop()
            try await listening.value
            try await client.shutdown()
        }
        let events = await heard.events
        #expect(events.contains(.sound(name: .accepted)))
        let refusal = FeedEvent.refused(code: "UNKNOWN_BARCODE", text: "Unknown code 999: no product has it")
        let places = [.sound(name: .accepted), .sound(name: .unknown), refusal].map { events.firstIndex(of: $0) }
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted() && !places.contains(nil))
    }

    @Test func `a link on which nothing happens is tried from time to time`() async throws {
        var limits = APILimits()
        limits.heartbeatMillis = 20
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            let connection = try await RawConnection.open(live)
            _ = try await connection.subscribe()
            let text = try await connection.read { $0.ranges(of: ": still here\n\n").count >= 3 }
            #expect(!text.contains("data:"))
            await connection.close()
        }
    }

    /// More than the sockets' buffers hold.
    private static func flood(_ live: LiveTerminal) {
        let text = String(repeating: "much ", count: 4000)
        for _ in 0..<2000 { live.service.feed.send(.fault(text: text)) }
    }

    @Test func `a front end that never reads holds up nobody, and is cut off`() async throws {
        var limits = APILimits()
        limits.eventTimeoutMillis = 200
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            let connection = try await RawConnection.open(live)
            _ = try await connection.subscribe()
            Self.flood(live)
            try await live.open()
            #expect(try await live.sell().hasPrefix("NU/CFG1/"))
            // Its place is free again without its having read a byte.
            try await Self.whenNobodyListens(live)
            let text = try await connection.read()
            #expect(!text.hasSuffix("0\r\n\r\n"), "it was cut off, not ended")
        }
    }

    @Test func `a front end that never reads does not hold up the shutdown`() async throws {
        var limits = APILimits()
        limits.shutdownTimeoutMillis = 100
        try await LiveTerminal.with(LiveTerminal.Options(limits: limits)) { live in
            let connection = try await RawConnection.open(live)
            _ = try await connection.subscribe()
            Self.flood(live)
        }
    }

    @Test func `a slow front end sees by the ids that it missed something`() async throws {
        try await LiveTerminal.with { live in
            let connection = try await RawConnection.open(live)
            _ = try await connection.subscribe()
            // Round after round, so that what is dropped is dropped by this stream and not by the feed.
            let text = String(repeating: "much ", count: 2000)
            for _ in 0..<40 {
                for _ in 0..<20 { live.service.feed.send(.fault(text: text)) }
                try await Task.sleep(for: .milliseconds(1))
            }
            live.service.feed.send(.notice(text: "the last"))
            let read = try await connection.read { $0.contains("the last") }
            let ids = read.split(separator: "\n").compactMap { $0.hasPrefix("id: ") ? Int($0.dropFirst(4)) : nil }
            #expect(ids == ids.sorted() && ids.count < 801)
            await connection.close()
        }
    }

    @Test func `the 65th who listens is told that there are 64`() async throws {
        try await LiveTerminal.with { live in
            var subscriptions: [AsyncStream<TerminalFeed.Numbered>] = []
            for _ in 0..<TerminalFeed.subscribersMax {
                subscriptions.append(try #require(live.service.feed.subscribe()))
            }
            #expect(try await live.ask("/v1/events").refusal == "503 BUSY: 64 front ends listen already")
            let client = LocalAPIClient(socketPath: live.socketPath)
            let error = await #expect(throws: APIError.self) { try await client.events { _, _ in } }
            #expect(error?.error.code == "BUSY")
            try await client.shutdown()
            subscriptions = []
            #expect(live.service.feed.subscribe() != nil)
        }
    }

    /// Waits until every place is free, by taking them all for a moment.
    private static func whenNobodyListens(_ live: LiveTerminal) async throws {
        while true {
            var places: [AsyncStream<TerminalFeed.Numbered>] = []
            while let place = live.service.feed.subscribe() { places.append(place) }
            if places.count == TerminalFeed.subscribersMax { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// What a listener heard.
private actor Heard {
    private(set) var events: [FeedEvent] = []
    private var watcher: (isDone: @Sendable ([FeedEvent]) -> Bool, continuation: CheckedContinuation<Void, Never>)?

    func note(_ event: FeedEvent) {
        events.append(event)
        guard let watcher, watcher.isDone(events) else { return }
        self.watcher = nil
        watcher.continuation.resume()
    }

    func whenHeard(_ isDone: @escaping @Sendable ([FeedEvent]) -> Bool) async {
        guard !isDone(events) else { return }
        await withCheckedContinuation { watcher = (isDone, $0) }
    }
}
