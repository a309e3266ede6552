import Testing

@testable import TillDomain

/// Paying: after each step the whole state and all effects.
@Suite("Actions: payment")
struct PaymentActionTests {
    private func payment(_ method: PaymentMethod, _ tendered: Int64, _ amount: Int64, _ till: TestTill) -> Payment {
        Payment(
            methodID: method.id,
            name: method.name,
            kind: method.kind,
            tendered: Money(minor: tendered),
            amount: Money(minor: amount),
            atMillis: till.stamp.atMillis
        )
    }

    @Test("cash with change: paid, saved, submitted, printed, drawer, in this order and once each")
    func cash() throws {
        var till = TestTill.open()
        till.take(.add(Shop.coffee))
        var order = try #require(till.state.order)
        order.state = .paid
        order.kitchen = .paid
        order.payments = [payment(Shop.cash, 500, 150, till)]
        order.paidAtMillis = till.stamp.atMillis
        order.receiptPrints = 1
        let job = PrintJob(
            id: order.reference + "#1",
            role: .receipt,
            title: order.reference,
            document: Receipt.document(order, copiedBy: Shop.ana.id, till.context)
        )
        let display = CustomerDisplay(
            upper: CustomerDisplay.Row("TOTAL", "1.50 €"),
            lower: CustomerDisplay.Row("Change", "3.50 €")
        )
        var expected = till.state
        expected.order = nil
        expected.lastSale = order
        expected.unconfirmed = [order.reference]
        expected.session.orderCount = 1
        expected.session.takings = [
            Session.Taking(methodID: 1, name: "Efectivo", kind: .cash, amount: Money(minor: 150))
        ]
        expected.session.totals.sales = Money(minor: 150)
        expected.session.totals.salesExcluded = Money(minor: 136)
        expected.session.totals.taxes = [
            SessionTotals.TaxTotal(taxID: 10, name: "IVA 10%", base: Money(minor: 136), amount: Money(minor: 14))
        ]
        expected.session.totals.users = [
            SessionTotals.UserTotal(userID: Shop.ana.id, orders: 1, total: Money(minor: 150))
        ]
        let sale = Notice.sale(reference: order.reference, total: Money(minor: 150), change: Money(minor: 350))
        let effects: [Effect] = [
            .saveOrder(order), .submit(order), .print(job), .openDrawer(reason: order.reference), .show(display),
            .sound(.accepted), .tell(sale),
        ]
        #expect(till.take(.pay(Shop.cash, 500)) == .done(effects))
        #expect(till.state == expected)
        #expect(order.balance == .zero)
        #expect(till.state.session.expectedCash.minor == 101_50)
    }

    @Test("a part by card, the rest in cash without naming the amount")
    func split() throws {
        var till = TestTill.open()
        till.take(.add(Shop.wine))
        var order = try #require(till.state.order)
        order.state = .checkout
        order.payments = [payment(Shop.card, 1000, 1000, till)]
        var expected = till.state
        expected.order = order
        let display = CustomerDisplay(
            upper: CustomerDisplay.Row("TOTAL", "12.99 €"),
            lower: CustomerDisplay.Row("To pay", "2.99 €")
        )
        #expect(till.take(.pay(Shop.card, 1000)) == .done([.saveOrder(order), .show(display), .sound(.accepted)]))
        #expect(till.state == expected)

        order.payments.append(payment(Shop.cash, 299, 299, till))
        let outcome = till.take(.pay(Shop.cash))
        #expect(outcome.effects.contains(.openDrawer(reason: order.reference)))
        #expect(till.state.lastSale?.payments == order.payments)
        #expect(till.state.session.takings.map(\.amount.minor) == [1000, 299])
        #expect(till.state.session.expectedCash.minor == 102_99)
    }

    @Test("card alone opens no drawer and gives no change")
    func card() {
        var till = TestTill.open()
        till.take(.add(Shop.coffee))
        let outcome = till.take(.pay(Shop.card))
        #expect(!outcome.effects.contains { if case .openDrawer = $0 { true } else { false } })
        #expect(till.state.lastSale?.change == .zero)
        let thanks = CustomerDisplay.Row("Thank you!")
        #expect(outcome.effects.contains { if case .show(let shown) = $0 { shown.lower == thanks } else { false } })
    }

    @Test("a free order is settled by a payment of nothing, without opening the drawer")
    func free() {
        var till = TestTill.open()
        till.take(.add(Shop.free))
        let outcome = till.take(.pay(Shop.cash))
        #expect(outcome.refusal == nil)
        #expect(till.state.lastSale?.state == .paid)
        #expect(!outcome.effects.contains { if case .openDrawer = $0 { true } else { false } })
    }

    @Test("without automatic printing and without a drawer there is neither")
    func configuredAway() {
        var till = TestTill.open(Shop.catalogue(printsAutomatically: false, hasCashDrawer: false))
        till.take(.add(Shop.coffee))
        let effects = till.take(.pay(Shop.cash, 500)).effects
        #expect(!effects.contains { if case .print = $0 { true } else { false } })
        #expect(!effects.contains { if case .openDrawer = $0 { true } else { false } })
        #expect(till.state.lastSale?.receiptPrints == 0)
    }

    @Test("once paid, nothing reaches the order any more")
    func paidStands() throws {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .pay(Shop.cash)])
        let paid = try #require(till.state.lastSale)
        let events: [Action.Event] = [
            .setQuantity(lineID: 1, quantity: .one), .setPrice(lineID: 1, price: .zero), .removeLine(lineID: 1),
            .clearOrder, .park, .goCheckout, .goEditing, .takeUp(reference: paid.reference), .pay(Shop.cash),
        ]
        for event in events {
            #expect(till.take(event).refusal != nil, "\(event)")
            #expect(till.state.lastSale == paid)
        }
        till.take(.add(Shop.coffee))
        #expect(till.state.order?.reference != paid.reference, "the next line is the next customer's")
        #expect(till.state.lastSale == paid)
    }

    @Test("the number of payments is bounded")
    func paymentBound() {
        var till = TestTill.open()
        till.take(.add(Shop.wine))
        for _ in 0..<OrderLimits.payments { till.take(.pay(Shop.cash, 1)) }
        #expect(till.state.order?.payments.count == OrderLimits.payments)
        #expect(till.take(.pay(Shop.cash)).refusal == .tooManyPayments)
    }

    @Test("an order that money was taken for is never brought below that money, nor lost with it")
    func neverBelowPaid() {
        var till = TestTill.open()
        till.take([.add(Shop.coffee), .add(Shop.wine), .pay(Shop.cash, 1000), .goEditing])
        let taken = Refusal.paymentsTaken(Money(minor: 1000))
        #expect(till.take(.removeLine(lineID: 2)).refusal == taken)
        #expect(till.take(.setPrice(lineID: 2, price: .zero)).refusal == taken)
        till.take(.setPrice(lineID: 2, price: Price(millionths: 9_000_000)))
        #expect(till.state.order?.balance.minor == 50)
        #expect(till.take(.removeLine(lineID: 1)).refusal == taken)
        #expect(till.take(.clearOrder).refusal == taken)
        #expect(till.take(.voidOrder(reasonID: 1)).refusal == taken)
        #expect(till.take(.startClosing).refusal == taken)
        #expect(till.take(.pay(Shop.cash)).refusal == nil)
        #expect(till.state.session.cashSales.minor == 1050)
    }
}
