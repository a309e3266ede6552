import Testing

@testable import TillDomain

/// Paying back what came back.
@Suite("Returns: refunds")
struct RefundTests {
    private func shopWithSale(_ owed: Int64, _ payments: [(PaymentMethod, Int64?)]) -> (ReturnShop, Order) {
        var shop = ReturnShop()
        shop.till.order(owed)
        for (method, tendered) in payments { shop.take(.pay(method, tendered)) }
        return (shop, shop.till.state.lastSale ?? shop.sell(by: PaymentShop.cash))
    }

    @Test("the way it came, each as much as it took, change netted: whole state and effects")
    func whole() throws {
        var (shop, sale) = shopWithSale(
            3000,
            [(PaymentShop.card, 1000), (PaymentShop.cash, 500), (PaymentShop.cheque, 2000)]
        )
        #expect(shop.till.state.session.expectedCash.minor == 100_00)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        var order = try #require(shop.till.state.order)
        order.payments = [(PaymentShop.card, -1000), (PaymentShop.cash, -500), (PaymentShop.cheque, -1500)]
            .map { shop.till.payment($0, $1) }
        var (expected, effects) = shop.till.settled(
            order,
            drawer: true,
            takings: [(PaymentShop.card, 0), (PaymentShop.cash, -500), (PaymentShop.cheque, 500)]
        )
        effects.insert(
            .noteReturn(
                reference: sale.reference,
                returned: [1: .one],
                refunded: [1: Money(minor: 500), 2: Money(minor: 1000), 4: Money(minor: 1500)]
            ),
            at: 2
        )
        expected.session.totals = shop.till.state.session.totals
        var back = order
        back.state = .paid
        expected.session.totals.add(back)
        #expect(shop.take(.refund) == .done(effects))
        #expect(shop.till.state == expected)
        #expect(shop.till.state.session.totals.sales == .zero)
    }

    @Test("a part goes to the first method, the rest of it and then the next with the next part")
    func parts() {
        var shop = ReturnShop()
        shop.take(.add(PaymentShop.article, Quantity(thousandths: 3000)))
        shop.take(.pay(PaymentShop.card, 150))
        let sale = shop.sell(by: PaymentShop.cash)
        var amounts: [[Int64]] = []
        for _ in 0..<3 {
            shop.beginReturn(of: sale)
            shop.take(.returnLine(lineID: 1, quantity: .one))
            shop.take(.refund)
            amounts.append(shop.lastAmounts)
        }
        #expect(amounts == [[-100], [-50, -50], [-100]])
        #expect(shop.stored(sale).refunded == [1: Money(minor: 150), 2: Money(minor: 150)])
    }

    @Test("what was paid back by hand is not paid back again by the method that it came from")
    func byHandFirst() {
        var (shop, sale) = shopWithSale(1000, [(PaymentShop.cash, 500), (PaymentShop.card, 500)])
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.pay(PaymentShop.cash, -500))
        shop.take(.refund)
        #expect(shop.lastAmounts == [-500, -500])
        #expect(shop.till.state.lastSale?.payments.map(\.methodID) == [1, 2])
    }

    @Test("a method that cannot pay back refuses; another is taken by hand")
    func notBack() {
        var (shop, sale) = shopWithSale(1000, [(PaymentShop.gift, nil)])
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        let before = shop.till.state
        #expect(shop.take(.refund).refusal == .negativeNotAllowed(method: "Regalo"))
        #expect(shop.take(.pay(PaymentShop.gift)).refusal == .negativeNotAllowed(method: "Regalo"))
        #expect(shop.till.state == before)
        shop.take(.pay(PaymentShop.cash))
        #expect(shop.lastAmounts == [-1000])
        #expect(shop.stored(sale).refunded == [1: Money(minor: 1000)])
        #expect(shop.till.state.session.expectedCash.minor == 90_00)
    }

    @Test("by hand: not more than is due, nothing taken in; parts may be taken back, with the drawer")
    func byHand() {
        var (shop, sale) = shopWithSale(1000, [(PaymentShop.cash, nil)])
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        #expect(shop.take(.pay(PaymentShop.cash, -1001)).refusal == .refundExceeds(balance: Money(minor: -1000)))
        for amount in [0, 1, OrderLimits.tendered.minor] {
            #expect(shop.take(.pay(PaymentShop.cash, amount)).refusal == .amountOutOfRange)
        }
        shop.take(.pay(PaymentShop.card, -400))
        #expect(shop.take(.goEditing).refusal == nil)
        #expect(shop.take(.removeLine(lineID: 1)).refusal == .paymentsTaken(Money(minor: -400)))
        shop.take(.goCheckout)
        shop.take(.pay(PaymentShop.cash, -100))
        let outcome = shop.take(.takePaymentBack(position: 1))
        #expect(outcome.effects.contains { if case .openDrawer = $0 { true } else { false } })
        shop.take(.pay(PaymentShop.cash))
        #expect(shop.lastAmounts == [-400, -600])
    }

    @Test("a return that is paid back down to nothing takes no money in")
    func nothingIn() {
        var shop = ReturnShop()
        shop.take(.add(PaymentShop.article, Quantity(thousandths: 2000)))
        let sale = shop.sell(by: PaymentShop.cash)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.pay(PaymentShop.cash, -100))
        shop.take(.goEditing)
        shop.take(.setQuantity(lineID: 1, quantity: .one))
        #expect(shop.till.state.order?.balance == .zero)
        #expect(shop.take(.pay(PaymentShop.cash, 500)).refusal == .amountOutOfRange)
        #expect(shop.take(.refund).refusal == nil)
        #expect(shop.lastAmounts == [-100])
    }

    @Test("a free sale is returned for nothing")
    func free() {
        var (shop, sale) = shopWithSale(0, [(PaymentShop.card, nil)])
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.refund)
        #expect(shop.lastAmounts == [0])
        #expect(shop.till.state.lastSale?.payments.map(\.methodID) == [2])
        #expect(shop.beginReturn(of: sale).refusal == .nothingLeftToReturn)
    }

    @Test("its receipt is printed even where receipts are not, names the sale, and is reprinted as a copy")
    func receipt() throws {
        var catalogue = PaymentShop.catalogue()
        catalogue.configuration.printsAutomatically = false
        var shop = ReturnShop(catalogue)
        shop.till.order(1000)
        let sale = shop.sell(by: PaymentShop.cash)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        let printed = shop.take(.refund).effects.compactMap { if case .print(let job) = $0 { job } else { nil } }
        #expect(printed.count == 1)
        let document = try #require(printed.first).document
        #expect(document.blocks.contains(.banner(Phrase.refundTitle.text(.english))))
        #expect("\(document)".contains(sale.reference))
        let copy = shop.take(.reprint).effects.compactMap { if case .print(let job) = $0 { job } else { nil } }
        #expect("\(copy)".contains("COPY 1"))
    }

    @Test("tips come back, rounding and what the kitchen had do not")
    func extras() {
        var shop = ReturnShop(PaymentShop.catalogue(coin: 5))
        shop.till.order(998)
        shop.take(.tip(amount: Money(minor: 100)))
        let sale = shop.sell(by: PaymentShop.cash)
        #expect(sale.total.minor == 1100)
        shop.beginReturn(of: sale)
        #expect(shop.take(.returnLine(lineID: 3, quantity: nil)).refusal == .unknownLine(id: 3))
        shop.take(.returnAll)
        shop.take(.refund)
        #expect(shop.till.state.lastSale?.total.minor == -1100)
        #expect(shop.till.state.session.totals.tips == .zero && shop.till.state.session.totals.cashRounding == .zero)
        #expect(shop.till.state.session.expectedCash.minor == 100_00)
    }
}
