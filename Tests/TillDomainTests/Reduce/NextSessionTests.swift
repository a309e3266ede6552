import Testing

@testable import TillDomain

/// What one session leaves to the next.
@Suite("Actions: the next session")
struct NextSessionTests {
    /// Closed with a sale that is not confirmed, cash movements, a lent right and two orders left over.
    private func closed() -> TestTill {
        var till = TestTill.open(for: Shop.luis(alsoMay: .closeSession))
        till.take([
            .add(Shop.coffee), .setPrice(lineID: 1, price: .zero), .approve(userID: 1, reason: "sí"), .pay(Shop.cash),
            .cashIn(amount: Money(minor: 10_00), reason: "x"), .openDrawer,
            .add(Shop.coffee), .park, .add(Shop.wine),
            .startClosing, .acknowledgeOpenOrders, .closeSession(counted: .zero),
        ])
        return till
    }

    @Test("it starts from its own float and sequence, with empty books")
    func fresh() {
        var till = closed()
        #expect(till.state.session.state == .closed && till.state.session.overrideCount == 1)
        var expected = till.state
        expected.session = .never
        expected.session.state = .open
        expected.session.id = 43
        expected.session.openedAtMillis = till.stamp.atMillis
        expected.session.openingFloat = Money(minor: 50_00)
        expected.session.openingCount = .amount(Money(minor: 50_00))
        till.take(.openSession(id: 43, float: Money(minor: 50_00)))
        #expect(till.state == expected)
        #expect(till.state.session.expectedCash.minor == 50_00)
        #expect(till.state.unconfirmed.count == 1, "a sale of the last session is still to be confirmed")
        #expect(till.state.parked.map(\.sessionID) == [42, 42])
    }

    @Test("an order that was left over is sold in the new session, under its own reference")
    func leftOver() throws {
        var till = closed()
        till.take([.openSession(id: 43, float: .zero), .add(Shop.free), .pay(Shop.cash)])
        var order = till.state.parked[1]
        var expected = till.state
        expected.parked.remove(at: 1)
        expected.session.nextSequence = 3
        (order.sessionID, order.sequence) = (43, 2)
        expected.order = order
        let shown = CustomerDisplay(
            upper: CustomerDisplay.Row("Order taken up"),
            lower: CustomerDisplay.Row("TOTAL", "12.99 €")
        )
        #expect(
            till.take(.takeUp(reference: order.reference))
                == .done([.saveOrder(order), .show(shown), .tell(.takenUp(reference: order.reference))])
        )
        #expect(till.state == expected)
        #expect(order.reference.hasPrefix("NU/CFG7/S42/"))

        // Put aside and taken up again in the same session, it keeps its number.
        till.take([.park, .takeUp(reference: order.reference)])
        #expect(till.state.order == order)
        till.take(.pay(Shop.card))
        #expect(till.state.lastSale?.sessionID == 43)
        #expect(till.state.session.takings.map(\.amount.minor) == [0, 1299])
    }

    @Test("the answer for a sale of the last session still finds it")
    func answer() throws {
        var till = closed()
        let reference = try #require(till.state.unconfirmed.first)
        till.take([.openSession(id: 43, float: .zero), .upstreamAccepted(reference: reference, orderID: 9)])
        #expect(till.state.unconfirmed.isEmpty && till.state.lastSale?.state == .finalized)
    }

    @Test("the right that was lent to open a session stands in the report of the session that it opened")
    func lentOpening() {
        var till = TestTill()
        till.take([.signIn(userID: 3), .openSession(id: 42, float: .zero)])
        #expect(till.state.pending?.permission == .cashDrawer)
        till.take(.approve(userID: 1, reason: "sí"))
        #expect(till.state.session.state == .open)
        #expect(till.state.session.overrideCount == 1)
        #expect(till.state.session.overrides.map(\.event) == ["openSession"])
    }
}
