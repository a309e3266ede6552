import Testing
import TillDomain
import TillWire

@testable import TillStore

/// What waits for a manager is state, so it is in the journal like everything else.
@Suite("What waits for a manager")
struct ApprovalTests {
    /// Iker, who may not change prices, has asked for a price.
    private func waiting() throws -> Desk {
        let desk = try Desk.open()
        try desk.take([.signIn(userID: 2), .addLine(productID: 1, quantity: .one)])
        let outcome = try desk.take(.setPrice(lineID: 1, price: Price(millionths: 1_000_000)))
        guard case .awaitsApproval(.notPermitted(.priceEdit, "Iker"), _) = outcome else {
            Issue.record("\(outcome)")
            return desk
        }
        return desk
    }

    private func expectSame(_ desk: Desk) throws {
        let live = try WireCoding.encode(desk.state)
        #expect(try WireCoding.encode(desk.store.replay().state) == live)
        #expect(try WireCoding.encode(desk.store.restore().state) == live)
    }

    @Test("is journaled and replays to the same state, with the wish still waiting")
    func journaled() throws {
        let desk = try waiting()
        #expect(try desk.store.journal(after: 4, limit: 9).map(\.eventName) == ["setPrice"])
        try desk.reopen()
        try expectSame(desk)
        #expect(try desk.store.replay().state.pending == desk.state.pending)
        #expect(desk.state.pending?.refusal == "NOT_PERMITTED")
        #expect(desk.state.order?.lines.map(\.unitPrice) == [Price(millionths: 1_500_000)])
    }

    @Test("a manager's word after a restart does it, and replays with it")
    func approved() throws {
        let desk = try waiting()
        try desk.reopen()
        try desk.take([.approve(userID: 1, reason: "The label was wrong")])
        #expect(desk.state.order?.lines.map(\.unitPrice) == [Price(millionths: 1_000_000)])
        #expect(desk.state.session.overrides.map(\.reason) == ["The label was wrong"])
        #expect(desk.state.pending == nil)
        try expectSame(desk)
        let names = try desk.store.journal(after: 4, limit: 9).map(\.eventName)
        #expect(names == ["setPrice", "approve"])
    }

    @Test("a wish that is given up, or that another action takes the place of, replays as gone")
    func givenUp() throws {
        for event in [Action.Event.declineApproval, .setNote("as it is")] {
            let desk = try waiting()
            try desk.take([event])
            #expect(desk.state.pending == nil)
            try expectSame(desk)
            #expect(try desk.take(.approve(userID: 1, reason: "late")).refusal == .nothingToApprove)
        }
    }

    @Test("a snapshot keeps what waits")
    func snapshot() throws {
        let desk = try Desk.open()
        try desk.take([.signIn(userID: 2), .addLine(productID: 1, quantity: .one)])
        while try desk.store.journalLength() < TillStore.snapshotEvery - 1 { try desk.take([.setNote("x")]) }
        try desk.take(.setPrice(lineID: 1, price: .zero))
        #expect(try desk.store.restore().folded == 0)
        #expect(desk.state.pending != nil)
        try expectSame(desk)
    }
}
