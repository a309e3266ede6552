import Testing

@testable import TillDomain

/// Orders put aside, taken up, given up, and the ways between editing and checkout.
@Suite("Actions: orders")
struct OrderActionTests {
    private func tillWithCoffee() throws -> (TestTill, Order) {
        var till = TestTill.open()
        till.take(.add(Shop.coffee))
        return (till, try #require(till.state.order))
    }

    @Test("clearing empties the order for good, from editing and from checkout")
    func clear() throws {
        for events in [[], [Action.Event.goCheckout]] {
            var (till, order) = try tillWithCoffee()
            till.take(events)
            order.lines = []
            order.state = .idle
            var expected = till.state
            expected.order = nil
            let effects: [Effect] = [.saveOrder(order), .show(Phrase.welcome(till.context))]
            #expect(till.take(.clearOrder) == .done(effects))
            #expect(till.state == expected)
        }
    }

    @Test("parking puts aside, from editing and from checkout; taking up brings the same order back")
    func parkAndTakeUp() throws {
        for events in [[], [Action.Event.goCheckout]] {
            var (till, order) = try tillWithCoffee()
            till.take(events)
            var expected = till.state
            expected.order = nil
            expected.parked = [order]
            #expect(
                till.take(.park)
                    == .done([
                        .saveOrder(order), .show(Phrase.welcome(till.context)),
                        .tell(.parked(reference: order.reference)),
                    ])
            )
            #expect(till.state == expected)

            expected.parked = []
            expected.order = order
            let display = CustomerDisplay(
                upper: CustomerDisplay.Row("Order taken up"),
                lower: CustomerDisplay.Row("TOTAL", "1.50 €")
            )
            #expect(
                till.take(.takeUp(reference: order.reference))
                    == .done([.saveOrder(order), .show(display), .tell(.takenUp(reference: order.reference))])
            )
            #expect(till.state == expected)
        }
    }

    @Test("an order that is partly paid is put aside as it is, with its money, and comes back so")
    func parkPartlyPaid() throws {
        var (till, _) = try tillWithCoffee()
        till.take(.pay(Shop.cash, 100))
        let order = try #require(till.state.order)
        #expect(order.state == .checkout && order.paid.minor == 100)
        var expected = till.state
        expected.order = nil
        expected.parked = [order]
        #expect(till.take(.park).refusal == nil)
        #expect(till.state == expected)
        expected.parked = []
        expected.order = order
        #expect(till.take(.takeUp(reference: order.reference)).refusal == nil)
        #expect(till.state == expected)
        till.take(.pay(Shop.cash))
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [100, 50])
    }

    @Test("the next order has the next sequence and a reference of its own; parked ones stay in order")
    func several() {
        var till = TestTill.open()
        for _ in 1...3 { till.take([.add(Shop.coffee), .park]) }
        #expect(till.state.parked.map(\.sequence) == [1, 2, 3])
        #expect(Set(till.state.parked.map(\.reference)).count == 3)
        till.take(.takeUp(reference: till.state.parked[1].reference))
        #expect(till.state.parked.map(\.sequence) == [1, 3])
        till.take([.pay(Shop.cash), .add(Shop.coffee)])
        #expect(till.state.order?.sequence == 4)
    }

    @Test("no more orders are parked than the bound")
    func parkedBound() {
        var till = TestTill.open()
        for _ in 0..<OrderLimits.parkedOrders { till.take([.add(Shop.coffee), .park]) }
        #expect(till.state.parked.count == OrderLimits.parkedOrders)
        till.take(.add(Shop.coffee))
        let before = till.state
        #expect(till.take(.park).refusal == .tooManyParked)
        #expect(till.state == before)
    }

    @Test("to checkout and back")
    func checkout() throws {
        var (till, order) = try tillWithCoffee()
        var expected = till.state
        let display = CustomerDisplay(
            upper: CustomerDisplay.Row("TOTAL", "1.50 €"),
            lower: CustomerDisplay.Row("To pay", "1.50 €")
        )
        let steps: [(Action.Event, OrderState, [Effect])] = [
            (.goCheckout, .checkout, [.sound(.accepted)]), (.goEditing, .editing, []),
        ]
        for (event, state, sounds) in steps {
            order.state = state
            expected.order = order
            #expect(till.take(event) == .done([.saveOrder(order), .show(display)] + sounds))
            #expect(till.state == expected)
        }
    }

    @Test("an emptied order makes way for a parked one")
    func emptiedMakesWay() throws {
        var (till, parked) = try tillWithCoffee()
        till.take([.park, .add(Shop.wine), .removeLine(lineID: 1)])
        parked.state = .editing
        #expect(till.take(.takeUp(reference: parked.reference)).refusal == nil)
        #expect(till.state.order == parked)
    }
}
