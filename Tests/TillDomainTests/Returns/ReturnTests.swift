import Testing

@testable import TillDomain

/// Goods that come back against a receipt.
@Suite("Returns")
struct ReturnTests {
    /// Three coffees at 1.50 and a bottle at 12.99, paid in cash.
    private func shopWithSale(_ catalogue: Catalogue = PaymentShop.catalogue()) -> (ReturnShop, Order) {
        var shop = ReturnShop(catalogue)
        shop.take(.add(Shop.coffee, Quantity(thousandths: 3000)))
        shop.take(.add(Shop.wine))
        let sale = shop.sell(by: PaymentShop.cash, 2000)
        return (shop, sale)
    }

    @Test("asked for, found, begun: whole state and effects")
    func begun() throws {
        var (shop, sale) = shopWithSale()
        var expected = shop.till.state
        expected.wantedSale = TillState.WantedSale(reference: sale.reference, userID: Shop.ana.id)
        #expect(shop.take(.returnSale(reference: sale.reference)) == .done([.findSale(reference: sale.reference)]))
        #expect(shop.till.state == expected)

        let stamp = shop.till.stamp
        var order = Order(
            reference: OrderReference.make(
                configurationID: 7,
                sessionID: 42,
                atMillis: stamp.atMillis,
                salt: stamp.salt
            ),
            sequence: 2,
            sessionID: 42,
            configurationID: 7,
            userID: Shop.ana.id,
            createdAtMillis: stamp.atMillis
        )
        order.mode = .return
        order.origin = ReturnOrigin(shop.stored(sale))
        order.copyParticulars(of: sale)
        expected.wantedSale = nil
        expected.session.nextSequence = 3
        expected.order = order
        #expect(
            shop.take(.saleFound(shop.stored(sale)))
                == .done([
                    .saveOrder(order), .show(Phrase.returning(order, shop.till.context)), .sound(.accepted),
                    .tell(.returnBegun(reference: sale.reference, lines: 2)),
                ])
        )
        #expect(shop.till.state == expected)
    }

    @Test("a line, a part of a line, all: negative, at the sale's price, until nothing is left")
    func lines() throws {
        var (shop, sale) = shopWithSale()
        shop.beginReturn(of: sale)
        shop.take(.returnLine(lineID: 1, quantity: .one))
        #expect(shop.till.state.order?.lines.map(\.quantity.thousandths) == [-1000])
        #expect(shop.till.state.order?.total.minor == -150)
        shop.take(.returnLine(lineID: 1, quantity: .one))
        #expect(shop.till.state.order?.total.minor == -300)
        #expect(
            shop.take(.returnLine(lineID: 1, quantity: Quantity(thousandths: 2000))).refusal
                == .returnExceeds(name: Shop.coffee.name, left: .one)
        )
        #expect(shop.take(.returnLine(lineID: 99, quantity: nil)).refusal == .unknownLine(id: 99))
        for thousandths in [0, -1000, Int64.min, 100_001_000, Int64.max] {
            #expect(
                shop.take(.returnLine(lineID: 1, quantity: Quantity(thousandths: thousandths))).refusal
                    == .quantityOutOfRange
            )
        }
        #expect(
            shop.take(.returnLine(lineID: 1, quantity: Quantity(thousandths: 500))).refusal
                == .quantityNotInSteps(unit: "Units")
        )
        shop.take(.returnAll)
        #expect(shop.till.state.order?.total.minor == -1749)
        #expect(shop.till.state.order?.lines.map(\.originLineID) == [1, 2])
        #expect(shop.take(.returnAll).refusal == .nothingLeftToReturn)
        #expect(
            shop.take(.returnLine(lineID: 1, quantity: nil)).refusal
                == .returnExceeds(name: Shop.coffee.name, left: .zero)
        )
    }

    @Test("the quantity that comes back is counted anew in its line, as the customer counts it")
    func counted() throws {
        var (shop, sale) = shopWithSale()
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        let line = try #require(shop.till.state.order?.lines.first)
        shop.take(.setQuantity(lineID: line.id, quantity: Quantity(thousandths: 2000)))
        #expect(shop.till.state.order?.lines.map(\.id) == [1, 2])
        #expect(shop.till.state.order?.lines.first?.quantity.thousandths == -2000)
        #expect(
            shop.take(.setQuantity(lineID: line.id, quantity: Quantity(thousandths: 4000))).refusal
                == .returnExceeds(name: Shop.coffee.name, left: Quantity(thousandths: 3000))
        )
        shop.take(.removeLine(lineID: line.id))
        #expect(shop.till.state.order?.total.minor == -1299)
    }

    @Test("products that are scanned come back, from a line that has enough of them")
    func scanned() {
        var (shop, sale) = shopWithSale()
        shop.beginReturn(of: sale)
        for _ in 0..<3 { shop.take(.scan("CAFE")) }
        #expect(shop.till.state.order?.lines.map(\.quantity.thousandths) == [-3000])
        #expect(shop.take(.scan("CAFE")).refusal == .returnExceeds(name: Shop.coffee.name, left: .zero))
        #expect(shop.take(.add(Shop.ham)).refusal == .returnExceeds(name: Shop.ham.name, left: .zero))
        #expect(
            shop.take(.add(Shop.wine, Quantity(thousandths: 2000))).refusal
                == .returnExceeds(name: Shop.wine.name, left: .one)
        )
        #expect(shop.take(.scan("TILL14")).refusal != nil, "nothing is discounted on its way back")
    }

    @Test("not found, not awaited, in the wrong state, none of ours")
    func notFound() {
        var (shop, sale) = shopWithSale()
        #expect(shop.take(.saleFound(sale)).refusal == .notAwaited(reference: sale.reference))
        #expect(shop.take(.saleNotFound(reference: "x")).refusal == .notAwaited(reference: "x"))
        let before = shop.till.state
        let outcome = shop.beginReturn(
            of: Order(
                reference: "NU/none",
                sequence: 1,
                sessionID: 1,
                configurationID: 1,
                userID: 1,
                createdAtMillis: 0
            )
        )
        #expect(outcome.refusal == .unknownSale(reference: "NU/none") && outcome.isRefused)
        #expect(outcome.effects.contains(.sound(.unknown)))
        var wanting = before
        wanting.wantedSale = TillState.WantedSale(reference: "NU/none", userID: Shop.ana.id)
        #expect(shop.till.state == wanting, "it is wanted until another is")
        shop.take(.returnSale(reference: sale.reference))
        for state in [OrderState.idle, .editing, .checkout] {
            var open = sale
            open.state = state
            #expect(shop.take(.saleFound(open)).refusal == .notReturnable(reference: sale.reference))
        }
        var back = sale
        back.mode = .return
        #expect(shop.take(.saleFound(back)).refusal == .notReturnable(reference: sale.reference))
        shop.take(.add(Shop.coffee))
        #expect(shop.take(.saleFound(sale)).refusal?.code == "OPEN_ORDER", "an order was begun meanwhile")
    }

    @Test("not beside an open order, not while closed, not twice at once")
    func refused() throws {
        var (shop, sale) = shopWithSale()
        shop.take(.add(Shop.coffee))
        #expect(shop.beginReturn(of: sale).refusal?.code == "OPEN_ORDER")
        shop.take(.clearOrder)
        shop.beginReturn(of: sale)
        #expect(shop.beginReturn(of: sale).refusal == nil, "an empty return is begun anew")
        shop.take(.returnLine(lineID: 1, quantity: .one))
        shop.take(.park)
        let parked = try #require(shop.till.state.parked.first).reference
        #expect(shop.beginReturn(of: sale).refusal == .openOrder(reference: parked))
        shop.take(.startClosing)
        #expect(shop.beginReturn(of: sale).refusal == .noSession)
    }

    @Test("what is left is remembered by the sale, over several returns and sessions")
    func overSessions() throws {
        var (shop, sale) = shopWithSale()
        shop.take(.upstreamAccepted(reference: sale.reference, orderID: 1))
        shop.beginReturn(of: sale)
        shop.take(.returnLine(lineID: 1, quantity: .one))
        shop.take(.refund)
        #expect(shop.stored(sale).returned == [1: .one] && shop.stored(sale).refunded == [1: Money(minor: 150)])
        #expect(shop.stored(sale).state == .finalized)
        shop.take(.startClosing)
        shop.take(.closeSession(counted: shop.till.state.session.expectedCash))
        shop.take(.openSession(id: 43, float: .zero))
        shop.beginReturn(of: sale)
        let left = Refusal.returnExceeds(name: Shop.coffee.name, left: Quantity(thousandths: 2000))
        #expect(shop.take(.returnLine(lineID: 1, quantity: Quantity(thousandths: 3000))).refusal == left)
        shop.take(.returnAll)
        shop.take(.refund)
        #expect(shop.stored(sale).returned == [1: Quantity(thousandths: 3000), 2: .one])
        #expect(shop.till.state.session.expectedCash.minor == -1599)
        #expect(shop.beginReturn(of: sale).refusal == .nothingLeftToReturn)
        #expect(shop.till.state.order == nil)
    }

    @Test("a return that is put aside goes on in the next session")
    func parked() throws {
        var (shop, sale) = shopWithSale()
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.startClosing)
        let parked = try #require(shop.till.state.parked.first)
        shop.take(.acknowledgeOpenOrders)
        shop.take(.closeSession(counted: .zero))
        shop.take(.openSession(id: 43, float: .zero))
        shop.take(.takeUp(reference: parked.reference))
        shop.take(.refund)
        #expect(shop.till.state.session.totals.returns.minor == -1749)
        #expect(shop.till.state.session.totals.returnCount == 1)
        #expect(shop.stored(sale).returned.count == 2)
    }

    @Test("a waiter asks, a manager approves, the sale is found; paying out is asked for anew")
    func approved() throws {
        var catalogue = PaymentShop.catalogue()
        catalogue.users[2].permissions = ["createOrder": true, "modifyOrder": true]
        var (shop, sale) = shopWithSale(catalogue)
        shop.take(.signIn(userID: Shop.eva.id))
        #expect(shop.take(.returnSale(reference: sale.reference)).refusal == .notPermitted(.refund, user: "Eva"))
        #expect(shop.till.state.wantedSale == nil)
        #expect(
            shop.take(.approve(userID: Shop.ana.id, reason: "Defecto"))
                == .done([.findSale(reference: sale.reference), .tell(.approved(by: "Ana"))])
        )
        #expect(
            shop.till.state.wantedSale
                == TillState.WantedSale(reference: sale.reference, userID: Shop.eva.id)
        )
        shop.take(.saleFound(shop.stored(sale)))
        shop.take(.returnAll)
        #expect(shop.take(.refund).refusal == .notPermitted(.payment, user: "Eva"))
        #expect(shop.take(.approve(userID: Shop.ana.id, reason: "Defecto")).refusal == nil)
        #expect(shop.till.state.lastSale?.userID == Shop.eva.id)
        #expect(shop.till.state.session.overrides.map(\.event) == ["returnSale", "refund"])
    }

    @Test("an answer that comes late begins no second return of the same sale")
    func lateAnswer() {
        var (shop, sale) = shopWithSale()
        shop.take(.returnSale(reference: sale.reference))
        shop.take(.saleFound(sale))
        // The return is empty still, so that another may be asked for; then it gets its line.
        shop.take(.returnSale(reference: sale.reference))
        shop.take(.returnAll)
        shop.take(.park)
        let before = shop.till.state
        #expect(shop.take(.saleFound(sale)).refusal?.code == "OPEN_ORDER")
        #expect(shop.till.state == before)
    }

    @Test("who may not modify an order does not put goods into a return by scanning them either")
    func scanNeedsRight() {
        var (shop, sale) = shopWithSale()
        shop.beginReturn(of: sale)
        shop.take(.signIn(userID: Shop.eva.id))
        for event in [.scan("CAFE"), .add(Shop.coffee), .returnAll] as [Action.Event] {
            #expect(shop.take(event).refusal == .notPermitted(.modifyOrder, user: "Eva"))
        }
        #expect(shop.till.state.order?.lines == [])
    }
}
