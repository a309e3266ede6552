import Testing

@testable import TillDomain

/// What is taken back: who, what, why, and who in the kitchen is told.
@Suite("Actions: voids")
struct VoidTests {
    /// Table 11: 2 soups and 3 beers that were sent, 1 more beer that was not.
    private func till(_ user: User = Shop.ana, _ catalogue: Catalogue = Restaurant.catalogue()) -> TestTill {
        var till = Restaurant.till(user, catalogue)
        till.take([
            .openTable(id: 11, guests: 2), .add(Restaurant.soup, .of(2)), .add(Restaurant.beer, .of(3)),
            .sendToKitchen, .add(Restaurant.beer),
        ])
        return till
    }

    private func record(
        _ lineID: Int,
        _ product: Product,
        _ quantity: Quantity,
        _ cents: Int64,
        _ reason: VoidReason,
        _ stamp: Action.Stamp
    ) -> VoidRecord {
        VoidRecord(
            lineID: lineID,
            productID: product.id,
            name: product.name,
            quantity: quantity,
            amount: .cents(cents),
            reason: reason.name,
            userID: Shop.ana.id,
            approverID: nil,
            atMillis: stamp.atMillis
        )
    }

    @Test("a part of a line: what the kitchen never had goes first, without a trace")
    func unsentFirst() throws {
        var till = till()
        var expected = till.state
        let outcome = till.take(.voidLine(lineID: 2, quantity: .one, reasonID: 1))
        var order = try #require(expected.order)
        order.lines[1].quantity = .of(3)
        order.lines[1].compute(till.catalogue.company)
        order.kitchen = .sent
        expected.order = order
        #expect(till.state == expected)
        #expect(order.voids.isEmpty && order.kitchenTickets == 1)
        #expect(
            outcome == .done([.saveOrder(order), .show(Phrase.toPay(order, till.context)), .sound(.accepted)])
        )
    }

    @Test("beyond that: a record of what the kitchen had, a ticket to its station, and the session counts it")
    func partOfALine() throws {
        var till = till()
        var expected = till.state
        let stamp = till.stamp
        let outcome = till.take(.voidLine(lineID: 2, quantity: .of(3), reasonID: 1))
        var order = try #require(expected.order)
        order.lines[1].quantity = .one
        order.lines[1].sent = .one
        order.lines[1].compute(till.catalogue.company)
        order.voids = [record(2, Restaurant.beer, .of(2), 5_00, Restaurant.wrongDish, stamp)]
        order.kitchen = .sent
        order.kitchenTickets = 2
        expected.order = order
        expected.session.totals.voidCount = 1
        expected.session.totals.voids = .cents(5_00)
        #expect(till.state == expected)
        let job = try #require(outcome.kitchenJobs.first)
        #expect(job.id == "\(order.reference)/k2-bar" && job.station == "bar" && job.role == .kitchen)
        #expect(job.dishes == ["2 x Caña"] && job.banners == ["VOID"])
        #expect(job.document.blocks.contains(.text("Reason: Plato equivocado", .bold)))
        #expect(
            outcome
                == .done([
                    .saveOrder(order), .print(job), .show(Phrase.toPay(order, till.context)), .sound(.accepted),
                ])
        )
    }

    @Test("a whole line is gone, with what of it was never sent; its cost is that of what was sent")
    func wholeLine() throws {
        for quantity in [nil, Quantity.of(4)] {
            var till = till()
            let stamp = till.stamp
            let outcome = till.take(.voidLine(lineID: 2, quantity: quantity, reasonID: 2))
            let order = try #require(till.state.order)
            #expect(order.lines.map(\.id) == [1] && order.total == .cents(12_00) && order.kitchen == .sent)
            #expect(order.voids == [record(2, Restaurant.beer, .of(3), 7_50, Restaurant.guestLeft, stamp)])
            #expect(outcome.kitchenJobs.map(\.station) == ["bar"])
            #expect(outcome.kitchenJobs.map(\.dishes) == [["3 x Caña"]])
        }
    }

    @Test("voids of the same line add up")
    func inSteps() {
        var till = till()
        for _ in 0..<4 { till.take(.voidLine(lineID: 2, quantity: .one, reasonID: 1)) }
        #expect(till.state.order?.lines.map(\.id) == [1])
        #expect(till.state.order?.voids.map(\.amount) == [.cents(2_50), .cents(2_50), .cents(2_50)])
        #expect(till.state.session.totals.voids == .cents(7_50))
    }

    @Test("the last line takes the order with it, which keeps its records")
    func lastLine() throws {
        var till = till()
        till.take(.voidLine(lineID: 1, quantity: nil, reasonID: 1))
        let outcome = till.take(.voidLine(lineID: 2, quantity: nil, reasonID: 1))
        #expect(till.state.order == nil && till.state.parked.isEmpty)
        let saved = try #require(outcome.saved.first)
        #expect(
            saved.state == .idle && saved.lines.isEmpty && saved.voids.map(\.amount) == [.cents(12_00), .cents(7_50)]
        )
        #expect(outcome.effects.contains(.show(Phrase.welcome(till.context))))
        #expect(till.state.session.totals.voidCount == 2 && till.state.session.totals.voids == .cents(19_50))
    }

    @Test("a whole order: one ticket for each station that has something of it, and a record for each line")
    func wholeOrder() throws {
        var till = till(Shop.ana, Restaurant.catalogue(hasPass: true))
        till.take(.add(Restaurant.steak))
        var expected = till.state
        var order = try #require(expected.order)
        let stamp = till.stamp
        let outcome = till.take(.voidOrder(reasonID: 2))
        order.voids = [
            record(1, Restaurant.soup, .of(2), 12_00, Restaurant.guestLeft, stamp),
            record(2, Restaurant.beer, .of(3), 7_50, Restaurant.guestLeft, stamp),
        ]
        (order.lines, order.state, order.kitchenTickets) = ([], .idle, 2)
        expected.order = nil
        expected.session.totals.voidCount = 2
        expected.session.totals.voids = .cents(19_50)
        #expect(outcome.saved == [order])
        #expect(till.state == expected)
        let jobs = outcome.kitchenJobs
        #expect(jobs.map(\.station) == ["kitchen", "bar", "pass"])
        #expect(jobs.map(\.dishes) == [["2 x Sopa de ajo"], ["3 x Caña"], ["2 x Sopa de ajo", "3 x Caña"]])
        #expect(
            outcome
                == .done(
                    [.saveOrder(order)] + jobs.map { .print($0) }
                        + [.show(Phrase.welcome(till.context)), .sound(.accepted)]
                )
        )
    }

    @Test("an order that was never sent, and one at checkout, are voided too; one with money in it is not")
    func otherOrders() {
        var unsent = Restaurant.till()
        unsent.take(.add(Restaurant.soup))
        #expect(unsent.take(.voidOrder(reasonID: 1)).kitchenJobs.isEmpty)
        #expect(unsent.state.order == nil && unsent.state.session.totals.voidCount == 0)
        var checkout = till()
        checkout.take(.goCheckout)
        #expect(checkout.take(.voidOrder(reasonID: 1)).refusal == nil)
        var paid = till()
        paid.take(.pay(Shop.card, 1_00))
        #expect(paid.take(.voidOrder(reasonID: 1)).refusal == .paymentsTaken(.cents(1_00)))
        var none = Restaurant.till()
        #expect(none.take(.voidOrder(reasonID: 1)).refusal == .illegalInOrder(.orderClear, .idle))
    }

    @Test("what cannot be taken back is refused, and nothing changes")
    func refused() {
        let cases: [(Action.Event, Refusal)] = [
            (.voidLine(lineID: 9, quantity: nil, reasonID: 1), .unknownLine(id: 9)),
            (.voidLine(lineID: 1, quantity: .zero, reasonID: 1), .quantityOutOfRange),
            (.voidLine(lineID: 1, quantity: .of(-1), reasonID: 1), .quantityOutOfRange),
            (.voidLine(lineID: 1, quantity: .of(3), reasonID: 1), .quantityOutOfRange),
            (.voidLine(lineID: 1, quantity: Quantity(thousandths: 1), reasonID: 1), .quantityNotInSteps(unit: "Units")),
            (.voidLine(lineID: 1, quantity: nil, reasonID: 9), .unknownVoidReason(id: 9)),
            (.voidOrder(reasonID: 9), .unknownVoidReason(id: 9)),
        ]
        for (event, refusal) in cases {
            var till = till()
            let before = till.state
            #expect(till.take(event).refusal == refusal, "\(event)")
            #expect(till.state == before)
        }
        var till = till()
        till.take(.goCheckout)
        let event = Action.Event.voidLine(lineID: 1, quantity: nil, reasonID: 1)
        #expect(till.take(event).refusal == .illegalInOrder(.lineRemove, .checkout))
    }

    @Test("money that was taken is not undercut by a void")
    func paymentsTaken() {
        var till = till()
        till.take([.pay(Shop.card, 20_00), .goEditing])
        let before = till.state
        let event = Action.Event.voidLine(lineID: 1, quantity: nil, reasonID: 1)
        #expect(till.take(event).refusal == .paymentsTaken(.cents(20_00)))
        #expect(till.state == before)
    }

    @Test("who may not void waits for a manager, who is in the record beside them")
    func lentRight() throws {
        var till = till(Restaurant.waiter)
        let before = till.state.order
        let outcome = till.take(.voidLine(lineID: 1, quantity: .one, reasonID: 1))
        #expect(outcome.refusal == .notPermitted(.voidItem, user: "Sala") && !outcome.isRefused)
        #expect(outcome.jobs.isEmpty && till.state.order == before)
        let stamp = till.stamp
        let approved = till.take(.approve(userID: Shop.ana.id, reason: "Visto"))
        var record = record(1, Restaurant.soup, .one, 6_00, Restaurant.wrongDish, stamp)
        (record.userID, record.approverID) = (Restaurant.waiter.id, Shop.ana.id)
        #expect(till.state.order?.voids == [record])
        #expect(approved.kitchenJobs.map(\.station) == ["kitchen"])
        #expect(till.state.session.overrides.map(\.permission) == [.voidItem])
    }

    @Test("a void costs what the line costs, its discount taken off")
    func discounted() {
        var till = till()
        till.take([.discountLine(lineID: 1, .percent(50)), .voidLine(lineID: 1, quantity: .one, reasonID: 1)])
        #expect(till.state.order?.voids.map(\.amount) == [.cents(3_00)])
        #expect(till.state.order?.lines[0].amounts.included == .cents(3_00))
    }

    @Test("the records of a whole order add up to what it cost, also under an amount off the check")
    func discountedOrder() throws {
        var till = Restaurant.till()
        till.take([.add(Restaurant.soup), .add(Restaurant.steak), .add(Restaurant.beer), .sendToKitchen])
        till.take(.discountOrder(.amount(5_00)))
        let total = try #require(till.state.order?.total)
        #expect(total == .cents(22_00))
        let saved = till.take(.voidOrder(reasonID: 1)).saved
        #expect(saved[0].voids.map(\.amount).sum() == total)
    }

    @Test("the session counts each void once: sold, emptied, cleared, put aside or taken over by another order")
    func totals() {
        let ends: [[Action.Event]] = [
            [.pay(Shop.cash)],
            [.voidLine(lineID: 2, quantity: nil, reasonID: 1), .removeLine(lineID: 3)],
            [.voidOrder(reasonID: 1)],
            [.park],
        ]
        for (end, count) in zip(ends, [1, 2, 2, 1]) {
            var till = till()
            till.take([.voidLine(lineID: 1, quantity: nil, reasonID: 1)])
            till.take(end)
            #expect(till.state.session.totals.voidCount == count, "\(end)")
        }
        var till = till()
        till.take([
            .voidLine(lineID: 1, quantity: nil, reasonID: 1), .add(Restaurant.soup),
            .voidLine(lineID: 2, quantity: nil, reasonID: 1),
        ])
        #expect(till.take(.clearOrder).refusal == nil)
        #expect(till.state.session.totals.voidCount == 2 && till.state.session.totals.voids == .cents(19_50))
        #expect(till.state.session.totals.sales == .zero)
    }

    @Test("voids stand neither on the check nor on the receipt")
    func notOnPaper() throws {
        var till = till()
        till.take(.voidLine(lineID: 1, quantity: nil, reasonID: 1))
        for event in [Action.Event.printCheck, .pay(Shop.cash), .reprint] {
            for job in till.take(event).jobs where job.role == .receipt {
                let text = Paper.draw(job.document, columns: 48)
                #expect(!text.contains("Sopa") && !text.contains("VOID"))
                #expect(text.contains("Caña"))
            }
        }
    }

    @Test("no order keeps more voids than the bound; the next one is refused")
    func bound() {
        var till = Restaurant.till()
        till.take([.add(Restaurant.beer, .of(600)), .sendToKitchen])
        for _ in 0..<OrderLimits.voids { till.take(.voidLine(lineID: 1, quantity: .one, reasonID: 1)) }
        let before = till.state
        #expect(before.order?.voids.count == OrderLimits.voids)
        #expect(till.take(.voidLine(lineID: 1, quantity: .one, reasonID: 1)).refusal == .orderIsFull)
        #expect(till.state == before)
    }
}
