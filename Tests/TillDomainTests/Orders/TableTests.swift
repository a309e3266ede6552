import Testing

@testable import TillDomain

/// Orders begun, put aside and taken up, by table and by hand.
@Suite("Actions: tables")
struct TableTests {
    @Test("a new order has all it was begun with, and is numbered")
    func newOrder() throws {
        var till = Restaurant.till(Restaurant.waiter)
        let stamp = till.stamp
        let start = Action.OrderStart(type: .delivery, tableID: 21, guests: 3, staffID: 4, alias: " Ana ")
        let outcome = till.take(.newOrder(start))
        var order = Order(
            reference: "NU/CFG7/S42/\(stamp.atMillis)-0003",
            sequence: 1,
            sessionID: 42,
            configurationID: 7,
            userID: Restaurant.waiter.id,
            createdAtMillis: stamp.atMillis
        )
        (order.type, order.tableID, order.guests, order.staffID, order.alias) = (.delivery, 21, 3, 4, "Ana")
        #expect(till.state.order == order)
        #expect(till.state.session.nextSequence == 2)
        #expect(outcome == .done([.saveOrder(order), .show(Phrase.welcome(till.context)), .sound(.accepted)]))
    }

    @Test("a new order with something that nobody knows is refused, and takes no number")
    func newOrderRefused() {
        let long = String(repeating: "a", count: 201)
        let cases: [(Action.OrderStart, Refusal)] = [
            (Action.OrderStart(tableID: 99), .unknownTable(id: 99)),
            (Action.OrderStart(guests: 1000), .guestsOutOfRange),
            (Action.OrderStart(staffID: 99), .unknownUser(id: 99)),
            (Action.OrderStart(alias: long), .textTooLong(maxCharacters: 200)),
        ]
        for (start, refusal) in cases {
            var till = Restaurant.till()
            let before = till.state
            #expect(till.take(.newOrder(start)).refusal == refusal)
            #expect(till.state == before)
        }
        var closed = TestTill(Restaurant.catalogue())
        closed.take(.signIn(userID: Shop.ana.id))
        #expect(closed.take(.newOrder(Action.OrderStart())).refusal == .noSession)
        #expect(closed.take(.openTable(id: 11, guests: nil)).refusal == .noSession)
    }

    @Test("from table to table: what is at hand is put aside, what stands there is taken up")
    func fromTableToTable() throws {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: 2), .add(Restaurant.soup)])
        let first = try #require(till.state.order)
        #expect(first.tableID == 11 && first.guests == 2)

        var outcome = till.take(.openTable(id: 12, guests: nil))
        let second = try #require(till.state.order)
        #expect(second.tableID == 12 && second.guests == 0 && second.isEmpty && second.sequence == 2)
        #expect(till.state.parked == [first])
        #expect(
            outcome
                == .done([
                    .saveOrder(first), .saveOrder(second), .show(Phrase.welcome(till.context)), .sound(.accepted),
                ])
        )

        // The second has no lines: it is let go, and its number with it.
        outcome = till.take(.openTable(id: 11, guests: 7))
        #expect(till.state.order == first, "guests of an order that stands there are not overwritten")
        #expect(till.state.parked.isEmpty)
        let shown = CustomerDisplay(
            upper: CustomerDisplay.Row("Order taken up"),
            lower: CustomerDisplay.Row("TOTAL", "6.00 €")
        )
        #expect(outcome == .done([.saveOrder(first), .show(shown), .tell(.takenUp(reference: first.reference))]))
    }

    @Test("a table that is at hand already stays as it is, with and without lines")
    func tableAtHand() throws {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: 2), .setAlias("Ventana"), .setCustomer(partnerID: 1)])
        var order = try #require(till.state.order)
        #expect(
            till.take(.openTable(id: 11, guests: nil))
                == .done([.saveOrder(order), .show(Phrase.welcome(till.context)), .sound(.accepted)])
        )
        #expect(till.state.order == order)
        till.take(.openTable(id: 11, guests: 5))
        order.guests = 5
        #expect(till.state.order == order)
        #expect(till.take(.openTable(id: 11, guests: -1)).refusal == .guestsOutOfRange)

        till.take(.add(Restaurant.soup))
        let before = till.state
        order = try #require(before.order)
        #expect(till.take(.openTable(id: 11, guests: 9)) == .done([.show(Phrase.toPay(order, till.context))]))
        #expect(till.state == before)
    }

    @Test("an unknown table is refused, and what is at hand stays at hand")
    func unknownTable() {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: nil), .add(Restaurant.soup)])
        let before = till.state
        #expect(till.take(.openTable(id: 99, guests: nil)).refusal == .unknownTable(id: 99))
        #expect(till.state == before)
    }

    @Test("two orders on one table: the older one is taken up first, the other by its reference")
    func twoOrders() throws {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: nil), .add(Restaurant.soup, .of(2))])
        till.take(.splitOff([LineShare(lineID: 1, quantity: .one)]))
        let (first, second) = (try #require(till.state.order), try #require(till.state.parked.first))
        #expect(second.tableID == 11)
        till.take([.park, .openTable(id: 11, guests: nil)])
        #expect(till.state.order?.reference == second.reference, "it was put aside before")
        till.take([.park, .takeUp(reference: first.reference)])
        #expect(till.state.order?.reference == first.reference)
        #expect(till.state.parked.map(\.reference) == [second.reference])
        // At hand is one of the two: the table's other order is not pulled over it.
        till.take(.openTable(id: 11, guests: nil))
        #expect(till.state.order?.reference == first.reference)
    }

    @Test("at the bound nothing more is put aside, and the order stays at hand")
    func parkedBound() {
        var till = Restaurant.till()
        for _ in 0..<OrderLimits.parkedOrders { till.take([.add(Restaurant.soup), .park]) }
        till.take([.openTable(id: 11, guests: nil), .add(Restaurant.soup, .of(2))])
        let before = till.state
        for event in [
            Action.Event.park, .openTable(id: 12, guests: nil), .splitOff([LineShare(lineID: 1, quantity: .one)]),
        ] {
            #expect(till.take(event).refusal == .tooManyParked, "\(event)")
            #expect(till.state == before)
        }
    }

    @Test("what the kitchen has is parked and taken up as it is, and not cleared")
    func sentLines() throws {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: 2), .add(Restaurant.soup), .sendToKitchen])
        let order = try #require(till.state.order)
        #expect(till.take(.clearOrder).refusal == .sentToKitchen(name: "Sopa de ajo"))
        #expect(till.take(.removeLine(lineID: 1)).refusal == .sentToKitchen(name: "Sopa de ajo"))
        #expect(till.state.order == order)
        till.take(.park)
        #expect(till.state.parked == [order])
        till.take(.takeUp(reference: order.reference))
        #expect(till.state.order == order)
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
    }

    @Test("an order with money in it goes from table to table with its money")
    func partlyPaid() throws {
        var till = Restaurant.till()
        till.take([.openTable(id: 11, guests: 2), .add(Restaurant.soup), .pay(Shop.card, 2_00)])
        let order = try #require(till.state.order)
        till.take(.openTable(id: 12, guests: nil))
        #expect(till.state.parked == [order])
        till.take(.openTable(id: 11, guests: nil))
        #expect(till.state.order == order)
        #expect(order.state == .checkout && order.paid == .cents(2_00))
    }

    @Test("a waiter may begin and change orders; who may do neither asks a manager")
    func rights() {
        var till = Restaurant.till(Shop.eva)
        #expect(till.take(.openTable(id: 11, guests: nil)).refusal == .notPermitted(.createOrder, user: "Eva"))
        #expect(till.state.order == nil)
        #expect(till.take(.approve(userID: Shop.ana.id, reason: "Nueva")).refusal == nil)
        #expect(till.state.order?.tableID == 11 && till.state.order?.userID == Shop.eva.id)
        #expect(till.take(.setGuests(2)).refusal == .notPermitted(.modifyOrder, user: "Eva"))
    }
}
