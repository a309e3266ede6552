import Testing

@testable import TillDomain

/// What is sent to which station, and when.
@Suite("Actions: kitchen")
struct KitchenTests {
    private func till(_ products: [Product], _ catalogue: Catalogue = Restaurant.catalogue()) -> TestTill {
        var till = Restaurant.till(Shop.ana, catalogue)
        till.take(.openTable(id: 11, guests: 2))
        for product in products { till.take(.add(product)) }
        return till
    }

    /// Station and dishes of each ticket.
    private func tickets(_ outcome: Outcome) -> [String: [String]] {
        Dictionary(outcome.kitchenJobs.map { ($0.station ?? "", $0.dishes) }) { $0 + $1 }
    }

    @Test("each station gets what is of its categories and those below them, and the order is marked as told")
    func routing() throws {
        var till = till([Restaurant.soup, Restaurant.steak, Restaurant.beer, Restaurant.water])
        var expected = till.state
        let outcome = till.take(.sendToKitchen)
        expected.order?.kitchen = .sent
        expected.order?.kitchenTickets = 1
        for position in 0..<4 { expected.order?.lines[position].sent = .one }
        let sent = try #require(expected.order)
        expected.order?.kitchenTold = Order.KitchenHead(sent)
        #expect(till.state == expected)
        let order = try #require(till.state.order)
        let jobs = outcome.kitchenJobs
        #expect(jobs.map(\.id) == ["\(order.reference)/k1-kitchen", "\(order.reference)/k1-bar"])
        #expect(jobs.map(\.station) == ["kitchen", "bar"])
        #expect(jobs.map(\.title) == ["Cocina 1", "Barra 1"])
        #expect(
            jobs.map(\.dishes) == [
                ["1 x Sopa de ajo", "1 x " + Restaurant.steak.name], ["1 x Caña", "1 x Agua con gas"],
            ]
        )
        #expect(jobs.allSatisfy { $0.banners.isEmpty && $0.document.blocks.last == .cut })
        #expect(
            outcome
                == .done([
                    .saveOrder(order), .print(jobs[0]), .print(jobs[1]), .show(Phrase.toPay(order, till.context)),
                    .sound(.accepted), .tell(.sentToKitchen(items: 4)),
                ])
        )
    }

    @Test("a note, a table or a type that comes later is told to every station that has something, once")
    func lateHead() throws {
        for event in [Action.Event.setNote("Alergia: nueces"), .setTable(id: 12), .setType(.takeout)] {
            var till = till([Restaurant.soup])
            #expect(till.take(event).refusal == nil)
            #expect(till.state.order?.kitchen == .open, "nothing has been sent yet: \(event)")
            till.take(.sendToKitchen)
            let back: Action.Event =
                switch event {
                case .setNote: .setNote("")
                case .setTable: .setTable(id: 11)
                default: .setType(.delivery)
                }
            till.take(back)
            #expect(till.state.order?.kitchen == .changed, "\(event)")
            let jobs = till.take(.sendToKitchen).kitchenJobs
            #expect(jobs.map(\.station) == ["kitchen"], "the bar has nothing of it: \(event)")
            #expect(jobs.allSatisfy { $0.dishes.isEmpty && $0.banners.contains("CHANGED") })
            #expect(till.state.order?.kitchen == .sent)
            #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
        }
    }

    @Test("a station without categories takes everything, also what is in no category")
    func pass() {
        var till = till([Restaurant.soup, Restaurant.lighter], Restaurant.catalogue(hasPass: true))
        #expect(
            tickets(till.take(.sendToKitchen)) == [
                "kitchen": ["1 x Sopa de ajo"], "pass": ["1 x Sopa de ajo", "1 x Mechero"],
            ]
        )
    }

    @Test("a circle of categories ends, and a category that nobody knows is nobody's")
    func oddCategories() {
        var catalogue = Restaurant.catalogue()
        catalogue.categories[0].parentID = Restaurant.mains.id
        catalogue.categories[1].parentID = Restaurant.food.id
        var round = till([Restaurant.steak, Restaurant.beer], catalogue)
        #expect(
            tickets(round.take(.sendToKitchen)) == ["kitchen": ["1 x " + Restaurant.steak.name], "bar": ["1 x Caña"]]
        )
        catalogue.categories = []
        var lost = till([Restaurant.steak, Restaurant.soup], catalogue)
        #expect(tickets(lost.take(.sendToKitchen)) == ["kitchen": ["1 x Sopa de ajo"]])
    }

    @Test("what no station makes is marked as told, and prints nothing")
    func noStation() {
        var till = till([Restaurant.lighter])
        let outcome = till.take(.sendToKitchen)
        #expect(outcome.refusal == nil && outcome.jobs.isEmpty)
        #expect(till.state.order?.lines[0].sent == .one)
    }

    @Test("nothing to send: no order, no lines, nothing new, a closed till")
    func nothingToSend() {
        var empty = Restaurant.till()
        #expect(empty.take(.sendToKitchen).refusal == .nothingToSend)
        empty.take(.openTable(id: 11, guests: nil))
        #expect(empty.take(.sendToKitchen).refusal == .nothingToSend)
        var till = till([Restaurant.soup])
        till.take(.sendToKitchen)
        let before = till.state
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
        #expect(till.state == before)
        var closed = TestTill(Restaurant.catalogue())
        closed.take(.signIn(userID: Shop.ana.id))
        #expect(closed.take(.sendToKitchen).refusal == .noSession)
    }

    @Test("a refire has only what is new, under ADDITION, at the stations that it is for")
    func refire() throws {
        var till = till([Restaurant.soup, Restaurant.beer])
        till.take([.sendToKitchen, .setQuantity(lineID: 1, quantity: .of(3)), .add(Restaurant.steak)])
        #expect(till.state.order?.kitchen == .changed)
        let outcome = till.take(.sendToKitchen)
        #expect(tickets(outcome) == ["kitchen": ["2 x Sopa de ajo", "1 x " + Restaurant.steak.name]])
        #expect(outcome.kitchenJobs.map(\.banners) == [["ADDITION"]])
        #expect(outcome.kitchenJobs.map(\.id) == ["\(try #require(till.state.order).reference)/k2-kitchen"])
        #expect(till.state.order?.kitchen == .sent)
        #expect(till.state.order?.lines.map(\.sent) == [.of(3), .one, .one])
    }

    @Test("what is the first for a station is no addition there")
    func firstForStation() {
        var till = till([Restaurant.soup])
        till.take([.sendToKitchen, .add(Restaurant.beer), .add(Restaurant.soup)])
        let jobs = till.take(.sendToKitchen).kitchenJobs
        #expect(jobs.map(\.station) == ["kitchen", "bar"])
        #expect(jobs.map(\.banners) == [["ADDITION"], []])
    }

    @Test("a note: with its dish, changed afterwards, and taken away; a dish is not cooked again for it")
    func notes() {
        var till = till([Restaurant.steak])
        till.take(.setLineNote(lineID: 1, note: "Poco hecho"))
        #expect(
            till.take(.sendToKitchen).kitchenJobs.map(\.dishes) == [["1 x " + Restaurant.steak.name, "  > Poco hecho"]]
        )
        till.take(.setLineNote(lineID: 1, note: "Poco hecho"))
        #expect(till.state.order?.kitchen == .sent)
        for (note, shown) in [("Muy hecho", "  > Muy hecho"), ("", "  > -")] {
            till.take(.setLineNote(lineID: 1, note: note))
            #expect(till.state.order?.kitchen == .changed)
            let job = till.take(.sendToKitchen).kitchenJobs
            #expect(job.map(\.dishes) == [[Restaurant.steak.name, shown]])
            #expect(job.map(\.banners) == [["CHANGED"]])
        }
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
    }

    @Test("a price and a discount are no business of the kitchen")
    func priceIsNoNews() {
        var till = till([Restaurant.soup])
        till.take([
            .sendToKitchen, .setPrice(lineID: 1, price: Price(millionths: 5_000_000)),
            .discountLine(lineID: 1, .percent(10)), .discountOrder(.percent(10)), .removeOrderDiscount,
            .setGuests(3), .setAlias("x"),
        ])
        #expect(till.state.order?.kitchen == .sent)
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
    }

    @Test("below what was sent no quantity is set; above it and at it one is")
    func reducing() {
        var till = till([Restaurant.soup])
        till.take([.setQuantity(lineID: 1, quantity: .of(3)), .sendToKitchen])
        let before = till.state
        let refusal = Refusal.sentToKitchen(name: "Sopa de ajo")
        #expect(till.take(.setQuantity(lineID: 1, quantity: .of(2))).refusal == refusal)
        #expect(till.state == before)
        till.take(.setQuantity(lineID: 1, quantity: .of(5)))
        #expect(till.take(.setQuantity(lineID: 1, quantity: .of(3))).refusal == nil)
        #expect(till.take(.sendToKitchen).refusal == .nothingToSend)
    }

    @Test("a line that is taken out before it was sent leaves the status as the rest has it")
    func removedUnsent() {
        var till = till([Restaurant.soup])
        till.take([.sendToKitchen, .add(Restaurant.beer)])
        #expect(till.state.order?.kitchen == .changed)
        till.take(.removeLine(lineID: 2))
        #expect(till.state.order?.kitchen == .sent)
    }

    // MARK: - From open to paid

    @Test("open, sent, changed, ready, recalled, ready, changed, sent, paid")
    func status() throws {
        var till = till([Restaurant.soup])
        let reference = try #require(till.state.order?.reference)
        let (ready, recalled) = (
            Action.Event.kitchenReady(reference: reference), Action.Event.kitchenRecalled(reference: reference)
        )
        #expect(till.state.order?.kitchen == .open)
        #expect(till.take(ready).refusal == .illegalInKitchen(.bump, .open))
        let steps: [(Action.Event, KitchenStatus)] = [
            (.sendToKitchen, .sent), (.add(Restaurant.soup), .changed), (.sendToKitchen, .sent), (ready, .ready),
            (recalled, .sent), (ready, .ready), (.add(Restaurant.beer), .changed), (.sendToKitchen, .sent),
        ]
        for (event, status) in steps {
            #expect(till.take(event).refusal == nil, "\(event)")
            #expect(till.state.order?.kitchen == status, "\(event)")
        }
        #expect(till.take(recalled).refusal == .illegalInKitchen(.recall, .sent))
        till.take(.pay(Shop.cash))
        #expect(till.state.lastSale?.kitchen == .paid)
        #expect(till.take(ready).refusal == .unknownOrder(reference: reference))
    }

    @Test("the kitchen answers for an order at hand and for one put aside; a person need not be there")
    func answers() throws {
        var till = till([Restaurant.soup])
        till.take(.sendToKitchen)
        var order = try #require(till.state.order)
        order.kitchen = .ready
        let told: [Effect] = [
            .saveOrder(order), .tell(.kitchenReady(reference: order.reference, tableID: 11)), .sound(.accepted),
        ]
        var away = till
        #expect(till.take(.kitchenReady(reference: order.reference)) == .done(told))
        #expect(till.state.order == order)
        order.kitchen = .sent
        #expect(till.take(.kitchenRecalled(reference: order.reference)) == .done([.saveOrder(order)]))

        away.take([.park, .lock])
        #expect(away.take(.kitchenReady(reference: order.reference)) == .done(told))
        #expect(away.state.parked[0].kitchen == .ready && away.state.isLocked)
        #expect(away.take(.kitchenReady(reference: "NU/none")).refusal == .unknownOrder(reference: "NU/none"))
    }

    @Test("what was not sent goes to the kitchen at payment, before the receipt, once")
    func atPayment() throws {
        var catalogue = Restaurant.catalogue()
        catalogue.configuration.printsAutomatically = true
        var till = till([Restaurant.soup, Restaurant.beer], catalogue)
        till.take([.sendToKitchen, .add(Restaurant.beer)])
        let part = till.take(.pay(Shop.card, 1_00))
        #expect(part.jobs.isEmpty, "a part payment is no end")
        let outcome = till.take(.pay(Shop.cash))
        let sale = try #require(till.state.lastSale)
        #expect(outcome.jobs.map(\.id) == ["\(sale.reference)/k2-bar", "\(sale.reference)#1"])
        #expect(outcome.kitchenJobs.map(\.dishes) == [["1 x Caña"]])
        #expect(outcome.saved == [sale])
        #expect(sale.kitchen == .paid && sale.lines.allSatisfy { $0.sent == $0.quantity })
        #expect(till.take(.reprint).kitchenJobs.isEmpty)
    }

    @Test("all was sent: payment prints nothing more for the kitchen; a tip is no dish")
    func nothingLeftAtPayment() {
        var till = till([Restaurant.soup])
        till.take([.sendToKitchen, .goCheckout, .tip(amount: .cents(1_00))])
        #expect(till.take(.pay(Shop.cash)).kitchenJobs.isEmpty)
    }

    @Test("without stations nothing is sent at payment, and the sale is as before")
    func noStations() {
        var catalogue = Restaurant.catalogue()
        catalogue.kitchenPrinters = []
        var till = till([Restaurant.soup], catalogue)
        #expect(till.take(.pay(Shop.cash)).jobs.isEmpty)
        #expect(till.state.lastSale?.kitchenTickets == 0 && till.state.lastSale?.kitchen == .paid)
    }

    @Test("print jobs are never the same twice over an evening of sending, voiding and paying")
    func jobsAreUnique() {
        var till = till([Restaurant.soup, Restaurant.beer], Restaurant.catalogue(hasPass: true))
        var ids: [String] = []
        for round in 0..<5 {
            ids += till.take(.sendToKitchen).jobs.map(\.id)
            ids += till.take(.voidLine(lineID: 1, quantity: .one, reasonID: 1)).jobs.map(\.id)
            till.take([.setLineNote(lineID: 2, note: "\(round)"), .add(Restaurant.soup), .setTable(id: 12)])
            ids += till.take(.splitOff([LineShare(lineID: 2, quantity: .one)])).jobs.map(\.id)
            ids += till.take(.printCheck).jobs.map(\.id)
            till.take(.add(Restaurant.beer))
        }
        ids += till.take(.pay(Shop.cash)).jobs.map(\.id)
        while let next = till.state.parked.first {
            till.take(.takeUp(reference: next.reference))
            ids += till.take(.pay(Shop.cash)).jobs.map(\.id)
        }
        #expect(ids.count > 20 && Set(ids).count == ids.count)
    }
}
