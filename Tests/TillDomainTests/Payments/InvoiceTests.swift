import Testing

@testable import TillDomain

/// A customer pays an invoice at the till.
@Suite("Payments: invoices")
struct InvoiceTests {
    private func collect(_ minor: Int64 = 5000, name: String = "F/2026/1", partnerID: Int = 1) -> Action.Event {
        .collectInvoice(name: name, amount: Money(minor: minor), partnerID: partnerID)
    }

    @Test("it is an order without lines, ready to be paid; its receipt says what was paid")
    func whole() throws {
        var till = TestTill.open(PaymentShop.catalogue())
        var order = Order(
            reference: OrderReference.make(
                configurationID: 7,
                sessionID: 42,
                atMillis: till.stamp.atMillis,
                salt: till.stamp.salt
            ),
            state: .checkout,
            sequence: 1,
            sessionID: 42,
            configurationID: 7,
            userID: Shop.ana.id,
            createdAtMillis: till.stamp.atMillis
        )
        order.mode = .payment
        order.customer = Order.Customer(PaymentShop.bodega)
        order.invoice = Order.Invoice(name: "F/2026/1", amount: Money(minor: 5000))
        var expected = till.state
        expected.order = order
        expected.session.nextSequence = 2
        let shown = Phrase.toPay(order, till.context)
        #expect(till.take(collect()) == .done([.saveOrder(order), .show(shown), .sound(.accepted)]))
        #expect(till.state == expected)

        till.take(.pay(PaymentShop.card, 2000))
        order = try #require(till.state.order)
        order.payments.append(till.payment(PaymentShop.cash, 5000, 3000))
        let (paid, effects) = till.settled(
            order,
            drawer: true,
            takings: [(PaymentShop.card, 2000), (PaymentShop.cash, 3000)]
        )
        #expect(till.take(.pay(PaymentShop.cash, 5000)) == .done(effects))
        #expect(till.state == paid)
        #expect(
            effects.contains { if case .print(let job) = $0 { "\(job.document)".contains("F/2026/1") } else { false } }
        )
        let totals = till.state.session.totals
        #expect(totals.invoices.minor == 5000 && totals.invoiceCount == 1 && totals.sales == .zero)
        #expect(till.state.session.orderCount == 1 && till.state.session.expectedCash.minor == 130_00)
    }

    @Test("what cannot be: a stranger's, without a name, out of bounds, beside an open order, while closed")
    func refused() {
        var till = TestTill.open(PaymentShop.catalogue())
        #expect(till.take(collect(partnerID: 99)).refusal == .unknownCustomer(id: 99))
        #expect(till.take(collect(name: "  ")).refusal == .reasonNeeded)
        for amount in [0, -1, OrderLimits.tendered.minor + 1, Int64.min, Int64.max] {
            #expect(till.take(collect(amount)).refusal == .amountOutOfRange)
        }
        till.order(100)
        #expect(till.take(collect()).refusal?.code == "OPEN_ORDER")
        till.take([.pay(PaymentShop.cash), .startClosing])
        #expect(till.take(collect()).refusal == .noSession)
    }

    @Test("it is not paid on credit, not tipped, and a voucher pays no more than is due")
    func notPaidSo() {
        var till = TestTill.open(PaymentShop.catalogue())
        till.take(collect())
        let before = till.state
        #expect(till.take(.pay(PaymentShop.account)).refusal == .notInMode(.payment))
        #expect(till.take(.tip(amount: Money(minor: 100))).refusal == .notInMode(.payment))
        #expect(
            till.take(.pay(PaymentShop.voucher, 6000)).refusal
                == .overpayNotAllowed(method: "Vale", balance: Money(minor: 5000))
        )
        #expect(till.take(.setCustomer(partnerID: 2)).refusal != nil)
        #expect(till.take(.add(PaymentShop.article)).refusal != nil)
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
        #expect(till.state == before)
    }

    @Test("part-paid it is put aside and taken up; unpaid it is given up; once paid it does not come back")
    func lives() throws {
        var till = TestTill.open(PaymentShop.catalogue())
        till.take([collect(), .pay(PaymentShop.cash, 1000), .park])
        let parked = try #require(till.state.parked.first)
        #expect(parked.state == .checkout && parked.paid.minor == 1000)
        till.take(.takeUp(reference: parked.reference))
        #expect(till.take(.clearOrder).refusal == .paymentsTaken(Money(minor: 1000)))
        till.take([.takePaymentBack(position: 0), .clearOrder])
        #expect(till.state.order == nil)

        var shop = ReturnShop()
        shop.take(collect())
        let paid = shop.sell(by: PaymentShop.cash)
        #expect(shop.beginReturn(of: paid).refusal == .notReturnable(reference: paid.reference))
    }
}
