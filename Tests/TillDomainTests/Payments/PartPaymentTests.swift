import Testing

@testable import TillDomain

/// Orders that are paid in part: money given back, put aside, edited.
@Suite("Payments: part-paid orders")
struct PartPaymentTests {
    @Test(
        "a part payment is given back; the drawer opens for cash only",
        arguments: [PaymentShop.cash, PaymentShop.card]
    )
    func takenBack(method: PaymentMethod) throws {
        var till = PaymentShop.till(owing: 3000)
        till.take([.pay(PaymentShop.voucher, 500), .pay(method, 1000)])
        var order = try #require(till.state.order)
        order.payments.removeLast()
        var expected = till.state
        expected.order = order
        let drawer: [Effect] = method == PaymentShop.cash ? [.openDrawer(reason: order.reference)] : []
        let outcome = till.take(.takePaymentBack(position: 1))
        #expect(
            outcome
                == .done(
                    [.saveOrder(order)] + drawer + [
                        .show(Phrase.toPay(order, till.context)), .sound(.accepted),
                        .tell(.paymentTakenBack(method: method.name, amount: Money(minor: 1000))),
                    ]
                )
        )
        #expect(till.state == expected)
        #expect(till.state.session.takings.isEmpty, "nothing is taken before the order is paid")
    }

    @Test("there must be one, at checkout")
    func noneThere() {
        var till = TestTill.open(PaymentShop.catalogue())
        #expect(till.take(.takePaymentBack(position: 0)).refusal == .illegalInOrder(.goEditing, .idle))
        till.order(3000)
        #expect(till.take(.takePaymentBack(position: 0)).refusal == .illegalInOrder(.goEditing, .editing))
        till.take(.pay(PaymentShop.card, 100))
        for position in [Int.min, -1, 1, Int.max] {
            #expect(till.take(.takePaymentBack(position: position)).refusal == .unknownPayment(position: position))
        }
        till.take([.pay(PaymentShop.card)])
        #expect(till.take(.takePaymentBack(position: 0)).refusal == .illegalInOrder(.goEditing, .idle), "a sale stands")
    }

    @Test("put aside with its money and taken up again, it goes on where it was")
    func parked() throws {
        var till = PaymentShop.till(owing: 3000)
        till.take(.pay(PaymentShop.cash, 1000))
        let before = try #require(till.state.order)
        till.take(.park)
        #expect(till.state.parked == [before] && till.state.order == nil)
        let taken = Refusal.paymentsTaken(Money(minor: 1000))
        #expect(till.take(.startClosing).refusal == taken, "the money belongs to this session")
        till.order(500)
        #expect(till.take(.merge(reference: before.reference)).refusal == taken)
        till.take([.pay(PaymentShop.cash), .takeUp(reference: before.reference)])
        #expect(till.state.order == before)
        till.take(.pay(PaymentShop.card))
        #expect(till.state.session.takings.map(\.amount.minor) == [1500, 2000])
    }

    @Test("edited down to what was paid, it is settled by a payment of nothing")
    func editedToZero() {
        var till = PaymentShop.till(owing: 3000)
        till.take([.pay(PaymentShop.cash, 1000), .goEditing])
        #expect(
            till.take(.setPrice(lineID: 1, price: Price(millionths: 9_990_000))).refusal
                == .paymentsTaken(Money(minor: 1000))
        )
        till.take([.setPrice(lineID: 1, price: Price(millionths: 10_000_000)), .pay(PaymentShop.card)])
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [1000, 0])
    }

    @Test("who may not take money may not give it back, tip, split or collect either")
    func permission() {
        var till = PaymentShop.till(owing: 3000)
        till.take([.pay(PaymentShop.cash, 1000), .signIn(userID: Shop.eva.id)])
        let before = till.state
        let events: [Action.Event] = [
            .pay(PaymentShop.cash), .takePaymentBack(position: 0), .splitEvenly(ways: 2), .tip(amount: Money(minor: 1)),
            .collectInvoice(name: "F", amount: Money(minor: 1), partnerID: 1), .refund,
        ]
        for event in events {
            #expect(till.take(event).refusal == .notPermitted(.payment, user: "Eva"))
            var after = till.state
            after.pending = nil
            #expect(after == before)
        }
    }
}
