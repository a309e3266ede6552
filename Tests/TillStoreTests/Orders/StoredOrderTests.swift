import GRDB
import Testing

@testable import TillDomain
@testable import TillStore

@Suite("Stored orders")
struct StoredOrderTests {
    private static let stamp: Int64 = 1_795_367_100_000

    /// An order in which nothing is empty.
    private func fullOrder() -> Order {
        var order = Order(
            reference: "NU/CFG7/S42/1-0001",
            state: .checkout,
            sequence: 3,
            sessionID: 42,
            configurationID: 7,
            userID: 1,
            createdAtMillis: Self.stamp
        )
        order.mode = .return
        order.paidAtMillis = Self.stamp + 1
        order.type = .delivery
        (order.tableID, order.guests, order.staffID) = (5, 4, 2)
        (order.alias, order.note) = ("Señora Ñ, «azul»", "sin sal 🧂")
        order.customer = Order.Customer(Partner(id: 9, name: "El Pedal", vat: "G00"))
        (order.pricelistID, order.fiscalPositionID) = (1, 2)
        order.discount = Discount(name: "", value: .amount(Money(minor: 50)), userID: 1, approverID: 2, reason: "Late")
        order.lines = [
            fullLine(), OrderLine(id: 2, productID: 2, name: "", quantity: .one, unitPrice: .zero, taxes: []),
        ]
        order.payments = [
            Payment(
                methodID: 1,
                name: "Cash",
                kind: .credit,
                tendered: Money(minor: -500),
                amount: Money(minor: -450),
                atMillis: Self.stamp
            )
        ]
        order.evenWays = 3
        order.nextLineID = 8
        (order.kitchen, order.kitchenTickets) = (.ready, 4)
        order.kitchenTold = Order.KitchenHead(order)
        order.voids = [
            VoidRecord(
                lineID: 1,
                productID: 7,
                name: "Soup",
                quantity: .one,
                amount: Money(minor: 250),
                reason: "Cold",
                userID: 1,
                approverID: 2,
                atMillis: Self.stamp
            )
        ]
        (order.receiptPrints, order.checkPrints) = (2, 1)
        (order.returned, order.refunded) = ([1: .one, 70: Quantity(thousandths: 5)], [1: Money(minor: 9)])
        order.invoice = Order.Invoice(name: "INV/1", amount: Money(minor: 77))
        order.origin = ReturnOrigin(order)
        return order
    }

    private func fullLine() -> OrderLine {
        let inner = Tax(id: 11, name: "Sub", amountType: .fixed, fixed: Price(millionths: 5), children: [])
        let group = Tax(id: 10, name: "Group", amountType: .group, isPriceIncluded: true, children: [inner])
        var line = OrderLine(
            id: 1,
            productID: 7,
            name: "Café",
            quantity: Quantity(thousandths: -350),
            unitPrice: Price(millionths: 1_999_999),
            discount: Percent(tenThousandths: 280_000),
            taxes: [group],
            isPriceManual: true
        )
        line.kind = .tip
        line.itemDiscount = Discount(name: "10 %", value: .percent(Percent(tenThousandths: 100_000)), userID: 1)
        line.amounts.taxes = [
            LineAmounts.TaxAmount(
                taxID: 11,
                name: "Sub",
                amount: Money(minor: 1),
                base: Money(minor: 2),
                remainder: LineAmounts.Remainder(amount: -30_000, base: 1)
            )
        ]
        line.discounted = Money(minor: 3)
        (line.note, line.lot) = ("hot", "LOT-7")
        (line.sent, line.sentNote) = (.one, "cold")
        line.originLineID = 4
        return line
    }

    private func save(_ order: Order, _ desk: Desk) throws {
        let action = Action(.park, Action.Stamp(atMillis: Self.stamp, utcOffsetMinutes: 0, salt: 0))
        try desk.store.commit(action, effects: [.saveOrder(order)], catalogueEtag: "v1", currency: Shop.currency)
    }

    @Test("every field comes back as it was, after a restart too")
    func roundTrip() throws {
        let desk = try Desk()
        let order = fullOrder()
        try save(order, desk)
        #expect(try desk.store.order(reference: order.reference)?.order == order)
        try desk.reopen()
        #expect(try desk.store.order(reference: order.reference)?.order == order)
        #expect(try desk.store.orders(limit: 9).map(\.order) == [order])
    }

    @Test("one that is left over from an earlier session is listed under the one in which it is sold")
    func leftOver() throws {
        let desk = try Desk()
        var order = fullOrder()
        try save(order, desk)
        (order.sessionID, order.sequence) = (43, 1)
        try save(order, desk)
        let row = try desk.store.database.read {
            try Row.fetchOne($0, sql: "SELECT session_id, sequence FROM orders")
        }
        #expect(row?["session_id"] == 43 && row?["sequence"] == 1)
    }
}
