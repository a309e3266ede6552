import Testing
import TillDomain
import TillStore
import TillSync
import TillWire

@testable import TillRuntime

/// What reaches the upstream, how often, and what happens to what it refuses.
@Suite struct OutboxDrainTests {
    let rig: Rig
    let upstream = FakeUpstream()
    let link: UpstreamLink

    init() throws {
        rig = try Rig()
        link = UpstreamLink(feed: rig.feed, isConfigured: true)
    }

    private var drain: OutboxDrain {
        OutboxDrain(
            store: rig.store,
            transport: upstream,
            clock: rig.time.clock,
            link: link,
            take: { [rig] in await rig.terminal.take($0) },
            logger: .silent
        )
    }

    @Test func anAcceptedSaleIsFinalized() async throws {
        await rig.open()
        let reference = try await rig.sell()
        await upstream.set(answers: [.success(77)])
        #expect(try await drain.drainBatch() == false)
        let stored = try #require(try rig.store.order(reference: reference))
        #expect(stored.upstreamID == 77 && stored.order.state == .finalized)
        #expect(try rig.store.outboxDepth() == 0)
        #expect(await rig.terminal.currentState.unconfirmed == [])
        #expect(link.current.state == .online)
        // Nothing is sent twice without a reason.
        #expect(try await drain.drainBatch() == false)
        #expect(await upstream.bodies.count == 1)
    }

    /// The same body goes out at every attempt, at the times that the backoff says, and the order stays first.
    @Test func failuresAreTriedAgainWithTheSameBody() async throws {
        await rig.open()
        let first = try await rig.sell()
        let second = try await rig.sell()
        let away = SyncFailure(.retry, "no answer")
        await upstream.set(answers: [.failure(away), .failure(away), .success(1), .success(2)])
        #expect(try await drain.drainBatch() == false)
        #expect(await upstream.bodies.count == 1, "the second waits behind the first")
        #expect(link.current == UpstreamLink.Status(state: .offline, reason: "no answer"))
        #expect(try await drain.drainBatch() == false)
        #expect(await upstream.bodies.count == 1, "it is not due yet")
        // Half way through the jitter: 100 + 900 / 2 of the first second.
        rig.time.advance(millis: 550)
        #expect(try await drain.drainBatch() == false)
        #expect(await upstream.bodies.count == 2)
        rig.time.advance(millis: 1100)
        _ = try await drain.drainBatch()
        let bodies = await upstream.bodies
        #expect(bodies.count == 4)
        #expect(bodies[0] == bodies[1] && bodies[1] == bodies[2] && bodies[2] != bodies[3])
        #expect(try rig.store.order(reference: first)?.upstreamID == 1)
        #expect(try rig.store.order(reference: second)?.upstreamID == 2)
    }

    /// What the upstream will never take is put aside with its reason, and blocks nothing.
    @Test func aPoisonedSaleIsParkedAndTheNextGoesThrough() async throws {
        await rig.open()
        let bad = try await rig.sell()
        let good = try await rig.sell()
        await upstream.set(answers: [.failure(SyncFailure(.giveUp, "amount_total: is wrong")), .success(5)])
        _ = try await drain.drainBatch()
        #expect(try rig.store.order(reference: good)?.upstreamID == 5)
        let parked = try rig.store.unsettledSubmissions(limit: 10)
        #expect(parked.map(\.reference) == [bad] && parked[0].state == .parked)
        #expect(try rig.store.order(reference: bad)?.refusal == "amount_total: is wrong")
        #expect(await rig.terminal.currentState.unconfirmed == [bad], "it is not forgotten")
        // A person had it mended and says «again».
        try rig.store.retryOutbox()
        await upstream.set(answers: [.success(6)])
        _ = try await drain.drainBatch()
        #expect(try rig.store.order(reference: bad)?.upstreamID == 6)
        #expect(await rig.terminal.currentState.unconfirmed == [])
    }

    /// The upstream said yes and the disk failed: the sale is sent again, and the second yes settles it.
    @Test func anAnswerThatCouldNotBeWrittenIsAskedForAgain() async throws {
        await rig.open()
        let reference = try await rig.sell()
        await upstream.set(answers: [.success(9), .success(9)])
        try rig.breakTable("journal")
        #expect(try await drain.drainBatch() == false)
        #expect(try rig.store.outboxDepth() == 1)
        try rig.mendTable("journal")
        _ = try await drain.drainBatch()
        #expect(try rig.store.order(reference: reference)?.upstreamID == 9)
        #expect(try rig.store.outboxDepth() == 0)
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
    }
}
