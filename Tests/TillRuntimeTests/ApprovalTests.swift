import Testing
import TillDomain
import TillStore
import TillWire

@testable import TillRuntime

/// What waits for a manager, as front ends see it.
@Suite struct ApprovalTests {
    private static let price = Price(millionths: 1_000_000)
    private static let refusal = Refusal.notPermitted(.priceEdit, user: "Iker")

    /// Iker is at the till, with a bread in the order.
    private func rig() async throws -> Rig {
        let rig = try Rig(cataloguePayload: Sample.staffedPayload)
        await rig.open()
        #expect(await rig.terminal.take(.signIn(userID: 2)) == .done)
        #expect(await rig.terminal.take(.addLine(productID: 1, quantity: .one)) == .done)
        return rig
    }

    private func status(_ rig: Rig) async -> TerminalStatus {
        await rig.terminal.status(
            upstream: UpstreamLink.Status(state: .none, reason: ""),
            outboxDepth: 0,
            prints: [:]
        )
    }

    private func unitPrice(_ rig: Rig) async -> Price? {
        await rig.terminal.currentState.order?.lines.first?.unitPrice
    }

    @Test func aWishIsRefusedAndWaitsUntilItIsApproved() async throws {
        let rig = try await rig()
        let stream = try #require(rig.feed.subscribe())
        let length = try rig.store.journalLength()
        #expect(await rig.terminal.take(.setPrice(lineID: 1, price: Self.price)) == .refused(Self.refusal))
        #expect(try rig.store.journalLength() == length + 1, "what waits is state")
        #expect(await status(rig).awaitsApproval == "NOT_PERMITTED")
        #expect(await unitPrice(rig) == Price(millionths: 2_500_000))
        #expect(await rig.terminal.take(.approve(userID: 1, reason: "The label was wrong")) == .done)
        #expect(await status(rig).awaitsApproval == nil)
        #expect(await unitPrice(rig) == Self.price)
        #expect(await rig.terminal.tally.refused == 1)
        #expect(try rig.store.replay().state == (await rig.terminal.currentState))
        rig.feed.finish()
        var told: [FeedEvent] = []
        for await numbered in stream { told.append(numbered.event) }
        #expect(told.count { if case .refused("NOT_PERMITTED", _) = $0 { true } else { false } } == 1)
        #expect(told.contains { if case .notice(let text) = $0 { text.contains("Marta") } else { false } })
    }

    @Test func aWaitingWishIsThereAfterARestart() async throws {
        let rig = try await rig()
        _ = await rig.terminal.take(.setPrice(lineID: 1, price: Self.price))
        let again = try Terminal(
            store: rig.store,
            clock: rig.time.clock,
            outputs: TerminalOutputs(),
            feed: TerminalFeed(),
            logger: .silent
        )
        #expect(await again.take(.approve(userID: 1, reason: "The label was wrong")) == .done)
        #expect(await again.currentState.order?.lines.first?.unitPrice == Self.price)
    }

    @Test func whoMayNotLendIsRefusedAndTheWishWaitsOn() async throws {
        let rig = try await rig()
        _ = await rig.terminal.take(.setPrice(lineID: 1, price: Self.price))
        let length = try rig.store.journalLength()
        let result = await rig.terminal.take(.approve(userID: 2, reason: "I say so"))
        #expect(result == .refused(.approverMayNot(user: "Iker")))
        #expect(await rig.terminal.take(.approve(userID: 1, reason: " ")) == .refused(.reasonNeeded))
        #expect(await status(rig).awaitsApproval == "NOT_PERMITTED")
        #expect(try rig.store.journalLength() == length)
        rig.time.advance(millis: PendingApproval.validMillis + 1)
        #expect(await rig.terminal.take(.approve(userID: 1, reason: "Late")) == .refused(.approvalExpired))
        #expect(await unitPrice(rig) == Price(millionths: 2_500_000))
    }

    /// The wish could not be written: it waits for nobody, and the cashier is told of the disk, not of the right.
    @Test func withoutTheDiskNothingWaits() async throws {
        let rig = try await rig()
        let before = await rig.terminal.currentState
        try rig.breakTable("journal")
        let stream = try #require(rig.feed.subscribe())
        guard case .failed = await rig.terminal.take(.setPrice(lineID: 1, price: Self.price)) else {
            Issue.record("it was taken")
            return
        }
        #expect(await rig.terminal.currentState == before)
        #expect(await status(rig).awaitsApproval == nil)
        try rig.mendTable("journal")
        #expect(await rig.terminal.take(.approve(userID: 1, reason: "x")) == .refused(.nothingToApprove))
        #expect(await rig.terminal.take(.setPrice(lineID: 1, price: Self.price)) == .refused(Self.refusal))
        #expect(await status(rig).awaitsApproval == "NOT_PERMITTED")
        rig.feed.finish()
        var told: [FeedEvent] = []
        for await numbered in stream { told.append(numbered.event) }
        let faults = told.indices.filter { if case .fault = told[$0] { true } else { false } }
        let refusals = told.indices.filter { if case .refused = told[$0] { true } else { false } }
        #expect(faults.count == 1 && refusals.count == 2)
        #expect(faults[0] < refusals[0])
    }

    /// The approval could not be written: the wish waits on, and the next try does it once.
    @Test func anApprovalThatIsNotOnTheDiskDidNotHappen() async throws {
        let rig = try await rig()
        _ = await rig.terminal.take(.setPrice(lineID: 1, price: Self.price))
        try rig.breakTable("orders")
        guard case .failed = await rig.terminal.take(.approve(userID: 1, reason: "Label")) else {
            Issue.record("it was taken")
            return
        }
        #expect(await unitPrice(rig) == Price(millionths: 2_500_000))
        #expect(await rig.terminal.currentState.session.overrides.isEmpty)
        try rig.mendTable("orders")
        #expect(await rig.terminal.take(.approve(userID: 1, reason: "Label")) == .done)
        #expect(await rig.terminal.currentState.session.overrides.count == 1)
        #expect(await unitPrice(rig) == Self.price)
    }
}
