import Testing
import TillDomain
import TillStore
import TillSync
import TillWire

@testable import TillRuntime

/// Durable before told: what the terminal says after a transaction, and what it keeps to itself without one.
@Suite struct TerminalTests {
    /// Everything that stands in the feed now.
    private func told(_ stream: AsyncStream<TerminalFeed.Numbered>, _ feed: TerminalFeed) async -> [FeedEvent] {
        feed.finish()
        var events: [FeedEvent] = []
        for await numbered in stream { events.append(numbered.event) }
        return events
    }

    @Test func aSaleIsInTheStoreWhenItIsTold() async throws {
        let rig = try Rig()
        await rig.open()
        let stream = try #require(rig.feed.subscribe())
        let reference = try await rig.sell()
        let stored = try #require(try rig.store.order(reference: reference))
        #expect(stored.order.state == .paid)
        #expect(try rig.store.waitingSubmissions(limit: 10).map(\.reference) == [reference])
        #expect(try rig.store.printQueueHeads().map(\.id) == [reference + "#1"])
        #expect(try rig.store.journalLength() == 4)
        let events = await told(stream, rig.feed)
        #expect(events.contains { if case .notice(let text) = $0 { text.contains("paid") } else { false } })
    }

    /// A failure in any table of the transaction: the sale did not happen, nobody is told that it did, and the same
    /// step works when the disk does again.
    @Test(arguments: ["journal", "orders", "outbox", "print_jobs"])
    func nothingIsToldWithoutTheDisk(table: String) async throws {
        let rig = try Rig()
        await rig.open()
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let before = await rig.terminal.currentState
        try rig.breakTable(table)
        let stream = try #require(rig.feed.subscribe())
        let result = await rig.terminal.take(.pay(methodID: 1, tendered: Money(minor: 500)))
        guard case .failed = result else {
            Issue.record("\(result)")
            return
        }
        #expect(await rig.terminal.currentState == before)
        #expect(try rig.store.waitingSubmissions(limit: 10).isEmpty)
        #expect(try rig.store.printQueueHeads().isEmpty)
        let events = await told(stream, rig.feed)
        #expect(events.contains { if case .fault = $0 { true } else { false } })
        #expect(!events.contains { if case .notice = $0 { true } else { false } })
        try rig.mendTable(table)
        #expect(await rig.terminal.take(.pay(methodID: 1, tendered: Money(minor: 500))) == .done)
    }

    @Test func aRefusalIsToldAndNotJournalled() async throws {
        let rig = try Rig()
        await rig.open()
        let length = try rig.store.journalLength()
        let stream = try #require(rig.feed.subscribe())
        for label in [Array("4711".utf8), [], [0xFF], Array(repeating: 65, count: 10_240)] {
            guard case .refused = await rig.terminal.take(.scanned(label: label)) else {
                Issue.record("\(label.prefix(8)) was taken")
                continue
            }
        }
        #expect(try rig.store.journalLength() == length)
        let events = await told(stream, rig.feed)
        #expect(events.count { $0 == .sound(name: .unknown) } == 4)
        #expect(events.count { if case .refused = $0 { true } else { false } } == 4)
    }

    @Test func withoutACatalogueNothingIsSold() async throws {
        let rig = try Rig(cataloguePayload: nil)
        #expect(await rig.terminal.take(.scanned(label: Array("4006381333931".utf8))) == .noCatalogue)
        let catalogue = try Sample.payload.catalogue()
        try rig.store.keep(Sample.payload, atMillis: 0)
        await rig.terminal.adopt(catalogue)
        await rig.open()
        #expect(await rig.terminal.take(.scanned(label: Array("4006381333931".utf8))) == .done)
    }

    /// A second terminal on the same journal stands where the first one stood.
    @Test func takesUpWhereTheJournalEnds() async throws {
        let rig = try Rig()
        await rig.open()
        try await rig.sell()
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let again = try Terminal(
            store: rig.store,
            clock: rig.time.clock,
            outputs: TerminalOutputs(),
            feed: TerminalFeed(),
            logger: .silent
        )
        let (before, after) = (await rig.terminal.currentState, await again.currentState)
        #expect(try WireCoding.encode(before) == WireCoding.encode(after))
        #expect(after.order?.lines.count == 1)
    }

    /// A new price list changes what is sold from then on, and not what was sold.
    @Test func replayUsesTheCatalogueOfTheTime() async throws {
        let rig = try Rig()
        await rig.open()
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        var dearer = Sample.payload
        dearer.etag = "two"
        dearer.products[0].listPrice = WireNumber("3")
        try rig.store.keep(dearer, atMillis: 1)
        await rig.terminal.adopt(try dearer.catalogue())
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        let state = await rig.terminal.currentState
        #expect(state.order?.lines.map(\.unitPrice) == [Price(millionths: 2_500_000), Price(millionths: 3_000_000)])
        #expect(try rig.store.replay().state == state)
    }
}
