import Testing

@testable import TillDomain

/// What each way to pay takes, keeps, gives back and refuses.
@Suite("Payments: tenders")
struct TenderTests {
    @Test("several tenders: each takes its part, the last settles, change is cash")
    func several() throws {
        var till = PaymentShop.till(owing: 3000)
        var order = try #require(till.state.order)
        order.state = .checkout
        for method in [PaymentShop.card, PaymentShop.voucher, PaymentShop.gift] {
            order.payments.append(till.payment(method, 500))
            var expected = till.state
            expected.order = order
            let shown = Phrase.toPay(order, till.context)
            #expect(till.take(.pay(method, 500)) == .done([.saveOrder(order), .show(shown), .sound(.accepted)]))
            #expect(till.state == expected)
        }
        order.payments.append(till.payment(PaymentShop.cash, 2000, 1500))
        let (expected, effects) = till.settled(
            order,
            drawer: true,
            takings: [
                (PaymentShop.card, 500), (PaymentShop.voucher, 500), (PaymentShop.gift, 500), (PaymentShop.cash, 1500),
            ]
        )
        #expect(till.take(.pay(PaymentShop.cash, 2000)) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.session.expectedCash.minor == 115_00)
    }

    @Test("what a cheque is overpaid by goes out of the drawer: the cheque is taken whole, the change is cash")
    func changeOfCheque() throws {
        var till = PaymentShop.till(owing: 1800)
        var order = try #require(till.state.order)
        order.payments = [till.payment(PaymentShop.cheque, 5000, 1800)]
        let (expected, effects) = till.settled(
            order,
            drawer: true,
            takings: [(PaymentShop.cheque, 5000), (PaymentShop.cash, -3200)]
        )
        #expect(till.take(.pay(PaymentShop.cheque, 5000)) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.session.expectedCash.minor == 68_00)
        #expect(till.state.session.takings.map(\.amount).sum().minor == 1800)
    }

    @Test("paid exactly, a cheque opens no drawer")
    func exactCheque() throws {
        var till = PaymentShop.till(owing: 1800)
        var order = try #require(till.state.order)
        order.payments = [till.payment(PaymentShop.cheque, 1800)]
        let (expected, effects) = till.settled(order, drawer: false, takings: [(PaymentShop.cheque, 1800)])
        #expect(till.take(.pay(PaymentShop.cheque)) == .done(effects))
        #expect(till.state == expected)
    }

    @Test("a voucher that gives no change keeps what is over as a tip, also as the last of several")
    func surplusIsTip() throws {
        var till = PaymentShop.till(owing: 1800)
        till.take(.pay(PaymentShop.card, 500))
        var order = try #require(till.state.order)
        order.lines.append(till.extraLine(2, PaymentShop.tip, .tip, 700))
        order.nextLineID = 3
        order.payments.append(till.payment(PaymentShop.voucher, 2000))
        let (expected, effects) = till.settled(
            order,
            drawer: false,
            takings: [(PaymentShop.card, 500), (PaymentShop.voucher, 2000)]
        )
        #expect(till.take(.pay(PaymentShop.voucher, 2000)) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.session.totals.tips.minor == 700)
        #expect(till.state.lastSale?.total.minor == 2500)
    }

    @Test(
        "what a method does not take is refused, and nothing changes",
        arguments: [
            (PaymentShop.card, 1801, .overpayNotAllowed(method: "Tarjeta", balance: Money(minor: 1800))),
            (PaymentShop.voucher, 1801, .overpayNotAllowed(method: "Vale", balance: Money(minor: 1800))),
            (PaymentShop.cash, 0, .amountOutOfRange), (PaymentShop.cash, -1, .amountOutOfRange),
            (PaymentShop.cash, OrderLimits.tendered.minor + 1, .amountOutOfRange),
            (PaymentShop.cash, Int64.min, .amountOutOfRange), (PaymentShop.cash, Int64.max, .amountOutOfRange),
            (PaymentShop.account, nil, .customerNeeded),
            (
                PaymentMethod(
                    id: 99,
                    name: "?",
                    kind: .card,
                    sequence: 1,
                    allowsOverpay: false,
                    allowsChange: false
                ),
                nil, .unknownPaymentMethod(id: 99)
            ),
        ] as [(PaymentMethod, Int64?, Refusal)]
    )
    func refused(method: PaymentMethod, tendered: Int64?, refusal: Refusal) {
        var till = PaymentShop.till(owing: 1800, PaymentShop.catalogue(tips: false))
        let before = till.state
        let outcome = till.take(.pay(method, tendered))
        #expect(outcome.refusal == refusal && outcome.isRefused)
        #expect(till.state == before)
    }

    @Test("the most that can be tendered is taken, and its change comes out of the drawer")
    func bound() {
        var till = PaymentShop.till(owing: 1800)
        till.take(.pay(PaymentShop.cash, OrderLimits.tendered.minor))
        #expect(till.state.lastSale?.change.minor == OrderLimits.tendered.minor - 1800)
        #expect(till.state.session.expectedCash.minor == 118_00)
    }

    @Test("a free order is settled by a payment of nothing in any way; a tender for it is all change")
    func free() throws {
        for method in [PaymentShop.cash, PaymentShop.card, PaymentShop.voucher, PaymentShop.gift] {
            var till = PaymentShop.till(owing: 0)
            var order = try #require(till.state.order)
            order.payments = [till.payment(method, 0)]
            let (expected, effects) = till.settled(order, drawer: false, takings: [(method, 0)])
            #expect(till.take(.pay(method)) == .done(effects))
            #expect(till.state == expected)
        }
        var till = PaymentShop.till(owing: 0)
        #expect(till.take(.pay(PaymentShop.card, 1)).refusal == .overpayNotAllowed(method: "Tarjeta", balance: .zero))
        let outcome = till.take(.pay(PaymentShop.cash, 500))
        #expect(till.state.lastSale?.change.minor == 500)
        #expect(outcome.effects.contains { if case .openDrawer = $0 { true } else { false } })
        #expect(till.state.session.expectedCash.minor == 100_00)
    }

    @Test("a tip is a line without tax, before the payment; its bounds")
    func tip() throws {
        var till = PaymentShop.till(owing: 1800)
        var order = try #require(till.state.order)
        order.state = .checkout
        order.lines.append(till.extraLine(2, PaymentShop.tip, .tip, 200))
        order.nextLineID = 3
        var expected = till.state
        expected.order = order
        let shown = Phrase.toPay(order, till.context)
        let outcome = till.take(.tip(amount: Money(minor: 200)))
        #expect(outcome == .done([.saveOrder(order), .show(shown), .sound(.accepted)]))
        #expect(till.state == expected)
        for amount in [0, -1, OrderLimits.tendered.minor + 1, Int64.max] {
            #expect(till.take(.tip(amount: Money(minor: amount))).refusal == .amountOutOfRange)
        }
        till.take(.pay(PaymentShop.card))
        #expect(till.state.session.totals.tips.minor == 200)
        #expect(till.state.session.totals.sales.minor == 2000)
        #expect(till.take(.tip(amount: Money(minor: 200))).refusal == .nothingToPay)
        var none = PaymentShop.till(owing: 1800, PaymentShop.catalogue(tips: false))
        #expect(none.take(.tip(amount: Money(minor: 200))).refusal == .noTips)
    }

    @Test("the number of payments is bounded, and what is owed can still be settled after one is taken back")
    func count() {
        var till = PaymentShop.till(owing: 1800)
        for _ in 0..<OrderLimits.payments { till.take(.pay(PaymentShop.card, 1)) }
        #expect(till.state.order?.payments.count == OrderLimits.payments)
        #expect(till.take(.pay(PaymentShop.card, 1)).refusal == .tooManyPayments)
        till.take(.takePaymentBack(position: 0))
        #expect(till.take(.pay(PaymentShop.card)).refusal == nil)
    }
}
