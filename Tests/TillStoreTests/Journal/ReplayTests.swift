import Foundation
import Testing
import TillDomain
import TillTestSupport
import TillWire

@testable import TillStore

@Suite("Replay")
struct ReplayTests {
    private func randomEvent(_ state: TillState, _ chance: inout SeededGenerator) -> Action.Event {
        let lineID = Int.random(in: 1...(state.order?.nextLineID ?? 1), using: &chance)
        let reference = state.unconfirmed.randomElement(using: &chance) ?? "NU/none"
        let parked = state.parked.randomElement(using: &chance)?.reference ?? "NU/none"
        let share = LineShare(lineID: lineID, quantity: Bool.random(using: &chance) ? .one : nil)
        let half = DiscountRequest(value: .percent(Percent(tenThousandths: 500_000)))
        let events: [Action.Event] = [
            .scanned(label: Array("CAFE".utf8)), .scanned(label: Array("VINO".utf8)), .scanned(label: chance.bytes(4)),
            .addLine(productID: 2, quantity: Quantity(thousandths: 3000)),
            .setQuantity(lineID: lineID, quantity: Quantity(thousandths: 5000)),
            .setPrice(lineID: lineID, price: Price(millionths: Int64.random(in: 0...9_999_999, using: &chance))),
            .removeLine(lineID: lineID), .clearOrder, .park,
            .takeUp(reference: state.parked.last?.reference ?? "NU/none"), .goCheckout, .goEditing,
            .pay(methodID: 1, tendered: Money(minor: Int64.random(in: 1...5000, using: &chance))),
            .pay(methodID: 1, tendered: nil), .pay(methodID: 2, tendered: nil), .reprint, .openDrawer,
            .upstreamAccepted(reference: reference, orderID: 7),
            .upstreamRefused(reference: reference, reason: "why"), .startClosing, .cancelClosing,
            .closeSession(counted: Money(minor: 1)), .openSession(id: state.session.id + 1, float: .zero),
            .acknowledgeOpenOrders, .countCash(.amount(Money(minor: 7))), .confirmClosing,
            .newOrder(Action.OrderStart(type: .takeout, guests: 2, alias: "Blue coat")), .setNote("No milk"),
            .setGuests(3), .setType(.delivery), .setAlias("Red coat"), .splitOff([share]), .merge(reference: parked),
            .transfer([share], reference: parked), .discountLine(lineID: lineID, half), .discountOrder(half),
            .removeOrderDiscount, .comp(lineID: lineID, reason: "Cold"), .setLineNote(lineID: lineID, note: "Hot"),
            .sendToKitchen, .splitEvenly(ways: 3), .takePaymentBack(position: 0), .returnAll, .refund,
            .returnLine(lineID: lineID, quantity: .one), .printCheck,
            .cashIn(amount: Money(minor: 500), reason: "Coins"),
            .printXReport, .signIn(userID: 1), .signIn(userID: 2), .approve(userID: 1, reason: "It is right"),
            .declineApproval, .lock,
        ]
        return events.randomElement(using: &chance) ?? .park
    }

    @Test("a random day with changes of the catalogue comes back byte for byte")
    func randomDay() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "stored day"))
        let desk = try Desk.open()
        for step in 0..<1000 {
            if step % 60 == 59 {
                let language = Bool.random(using: &chance) ? "es" : "en"
                try desk.adopt(Shop.payload(etag: "v\(step)", coffee: "1.\(step)", language: language))
            }
            let event = randomEvent(desk.state, &chance)
            try desk.take(event)
            if step % 10 == 0, let sale = desk.state.lastSale?.reference, desk.state.order == nil {
                try desk.take(.returnSale(reference: sale))
                try desk.take(.saleFound(try #require(try desk.store.order(reference: sale)).order))
            }
        }
        let live = try WireCoding.encode(desk.state)
        try desk.reopen()
        let length = try desk.store.journalLength()
        let replayed = try desk.store.replay()
        #expect(try WireCoding.encode(replayed.state) == live)
        #expect(replayed.length == length)
        let restored = try desk.store.restore()
        #expect(try WireCoding.encode(restored.state) == live)
        #expect(restored.length == length)
        #expect(try desk.store.verifyJournal() == (length, nil))
        #expect(try desk.store.integrityProblems().isEmpty)
        try expectTablesAgree(desk)
    }

    /// What the tables say about a sale is what the folded state says.
    private func expectTablesAgree(_ desk: Desk) throws {
        let depth = try desk.store.outboxDepth()
        #expect(depth == desk.state.unconfirmed.count)
        for order in try desk.store.orders(limit: 1000) where order.order.state == .paid {
            #expect(desk.state.unconfirmed.contains(order.order.reference))
        }
        for open in desk.state.parked + (desk.state.order.map { [$0] } ?? []) {
            #expect(try desk.store.order(reference: open.reference)?.order == open)
        }
    }

    @Test("an empty journal is a new till")
    func empty() throws {
        let desk = try Desk()
        let replayed = try desk.store.replay()
        #expect(replayed.state == TillState())
        #expect(replayed.length == 0)
    }

    @Test("an entry that would be refused now stops the replay and is named")
    func rulesChanged() throws {
        let desk = try Desk.open()
        let action = Action(.clearOrder, Action.Stamp(atMillis: 1, utcOffsetMinutes: 0, salt: 0))
        try desk.store.commit(action, effects: [], catalogueEtag: "v1", currency: Shop.currency)
        let error = #expect(throws: StoreError.self) { try desk.store.replay() }
        #expect(error?.code == .unreadable)
        #expect(error?.message == "journal entry 3 (clearOrder) was accepted once and is refused now: ILLEGAL_IN_ORDER")
    }

    @Test("an entry that cannot be read stops the replay")
    func unreadable() throws {
        let desk = try Desk.open()
        try desk.store.run("UPDATE journal SET action = x'7B7D' WHERE sequence = 2")
        #expect(throws: StoreError.self) { try desk.store.replay() }.map { #expect($0.code == .unreadable) }
    }
}
