import GRDB
import Testing
import TillDomain

@testable import TillStore

/// What comes back of a sale is written into the sale, in the transaction of the return.
@Suite("Returns")
struct ReturnTests {
    /// Three coffees, paid with 10.00.
    private func deskWithSale() throws -> (Desk, String) {
        let desk = try Desk.open()
        try desk.take([
            .addLine(productID: 1, quantity: Quantity(thousandths: 3000)),
            .pay(methodID: 1, tendered: Money(minor: 1000)),
        ])
        return (desk, try #require(desk.state.lastSale).reference)
    }

    private func giveBack(_ quantity: Int64, of reference: String, _ desk: Desk) throws {
        try desk.beginReturn(of: reference)
        try desk.take([.returnLine(lineID: 1, quantity: Quantity(thousandths: quantity)), .refund])
    }

    @Test("change the stored sale, over a restart too, and nothing else of it")
    func noted() throws {
        let (desk, reference) = try deskWithSale()
        try desk.take([.upstreamAccepted(reference: reference, orderID: 11)])
        var expected = try #require(try desk.store.order(reference: reference))
        try giveBack(1000, of: reference, desk)
        try desk.reopen()
        expected.order.returned = [1: .one]
        expected.order.refunded = [1: Money(minor: 150)]
        #expect(expected.order.state == .finalized && expected.upstreamID == 11)
        #expect(try desk.store.order(reference: reference) == expected)

        try giveBack(2000, of: reference, desk)
        expected.order.returned = [1: Quantity(thousandths: 3000)]
        expected.order.refunded = [1: Money(minor: 450)]
        #expect(try desk.store.order(reference: reference) == expected)
        #expect(try desk.store.replay().state == desk.state)
    }

    @Test("what has all come back cannot come back again, after a restart either")
    func nothingLeft() throws {
        let (desk, reference) = try deskWithSale()
        try giveBack(3000, of: reference, desk)
        try desk.reopen()
        try desk.take([.returnSale(reference: reference)])
        let sale = try #require(try desk.store.order(reference: reference)).order
        #expect(try desk.take(.saleFound(sale)).refusal == .nothingLeftToReturn)
    }

    @Test("a return against a sale that is not in the store is refused whole, and says which")
    func absent() throws {
        let (desk, reference) = try deskWithSale()
        let before = try desk.contents()
        let (action, _, outcome) = desk.decide(.addLine(productID: 2, quantity: .one))
        let note = Effect.noteReturn(reference: "NU/none", returned: [1: .one], refunded: [1: Money(minor: 150)])
        let error = #expect(throws: StoreError.self) {
            try desk.store.commit(
                action,
                effects: outcome.effects + [note],
                catalogueEtag: "v1",
                currency: Shop.currency
            )
        }
        #expect(error?.code == .unreadable)
        #expect(error?.message.contains("NU/none") == true)
        #expect(try desk.contents() == before)
        #expect(try desk.store.order(reference: reference)?.order.returned == [:])
    }

    @Test(
        "a fault while the sale is written takes the whole return with it",
        arguments: ["orders", "outbox", "journal"]
    )
    func allOrNothing(table: String) throws {
        let (desk, reference) = try deskWithSale()
        try desk.beginReturn(of: reference)
        try desk.take([.returnAll])
        let before = try desk.contents()
        // The return itself is written before the sale that it is against.
        let verb =
            table == "orders" ? "UPDATE OF content ON orders WHEN new.reference = '\(reference)'" : "INSERT ON \(table)"
        try desk.store.run("CREATE TRIGGER fault BEFORE \(verb) BEGIN SELECT RAISE(ABORT, 'injected'); END")
        #expect(throws: StoreError.self) { try desk.take(.refund) }
        #expect(try desk.contents() == before)
        try desk.store.run("DROP TRIGGER fault")
        try desk.take([.refund])
        #expect(try desk.store.order(reference: reference)?.order.returned == [1: Quantity(thousandths: 3000)])
    }
}
