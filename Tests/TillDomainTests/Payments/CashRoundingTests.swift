import Testing

@testable import TillDomain

/// Where the smallest coin is 0.05: the difference is a line, once, where cash settles the rest.
@Suite("Payments: rounding to the smallest coin")
struct CashRoundingTests {
    private static let shop = PaymentShop.catalogue(coin: 5)

    @Test(
        "cash without an amount, or with enough, settles the rounded total; the line makes up the cents",
        arguments: [
            (998, nil, 2, 1000), (998, 1000, 2, 1000), (998, 2000, 2, 2000), (1002, nil, -2, 1000),
            (1002, 1000, -2, 1000), (1002, 1002, -2, 1002), (1003, nil, 2, 1005), (2, nil, -2, 0), (2, 0, -2, 0),
            (3, nil, 2, 5), (1000, nil, 0, 1000),
        ] as [(Int64, Int64?, Int64, Int64)]
    )
    func settles(owed: Int64, tendered: Int64?, rounding: Int64, given: Int64) throws {
        var till = PaymentShop.till(owing: owed, Self.shop)
        var order = try #require(till.state.order)
        if rounding != 0 {
            order.lines.append(till.extraLine(2, PaymentShop.rounding, .cashRounding, rounding))
            order.nextLineID = 3
        }
        order.payments = [till.payment(PaymentShop.cash, given, owed + rounding)]
        let takings = [(PaymentShop.cash, owed + rounding)]
        let (expected, effects) = till.settled(order, drawer: given != 0, takings: takings)
        #expect(till.take(.pay(PaymentShop.cash, tendered)) == .done(effects))
        #expect(till.state == expected)
        #expect(till.state.session.totals.cashRounding.minor == rounding)
    }

    @Test("a card pays to the cent; so does cash that is counted out to the very cent below the coin")
    func exact() {
        var till = PaymentShop.till(owing: 998, Self.shop)
        till.take(.pay(PaymentShop.card))
        #expect(till.state.lastSale?.total.minor == 998)
        till.order(998)
        till.take(.pay(PaymentShop.cash, 998))
        #expect(till.state.lastSale?.lines.count == 1)
        #expect(till.state.lastSale?.total.minor == 998)
    }

    @Test("part card, part cash: what cash settles is rounded; cash that comes first is not")
    func parts() {
        var till = PaymentShop.till(owing: 1299, Self.shop)
        till.take([.pay(PaymentShop.card, 500), .pay(PaymentShop.cash)])
        #expect(till.state.lastSale?.total.minor == 1300)
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [500, 800])
        till.order(1299)
        till.take([.pay(PaymentShop.cash, 800), .pay(PaymentShop.card)])
        #expect(till.state.lastSale?.total.minor == 1299)
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [800, 499])
    }

    @Test("a refusal leaves no rounding behind")
    func refused() {
        var till = PaymentShop.till(owing: 998, Self.shop)
        let before = till.state
        #expect(till.take(.pay(PaymentShop.cash, OrderLimits.tendered.minor + 1)).refusal == .amountOutOfRange)
        #expect(till.state == before)
    }

    @Test("an even share is paid to the cent, and an invoice has no lines to round by")
    func notRounded() {
        var till = PaymentShop.till(owing: 1000, Self.shop)
        till.take([.splitEvenly(ways: 3), .pay(PaymentShop.cash), .pay(PaymentShop.cash), .pay(PaymentShop.cash)])
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [334, 333, 333])
        till.take(.collectInvoice(name: "F/1", amount: Money(minor: 998), partnerID: 1))
        till.take(.pay(PaymentShop.cash))
        #expect(till.state.lastSale?.total.minor == 998)
        #expect(till.state.lastSale?.lines == [])
    }

    @Test("what is paid back in cash is rounded, to a card not; all of a sale is paid back to the cent")
    func refunds() throws {
        for (owed, total) in [(998, 1000), (1002, 1000), (2, 0)] as [(Int64, Int64)] {
            for method in [nil, PaymentShop.card, PaymentShop.cash] {
                var shop = ReturnShop(Self.shop)
                shop.till.order(owed)
                let sale = shop.sell(by: PaymentShop.cash)
                #expect(sale.total.minor == total)
                shop.beginReturn(of: sale)
                shop.take(.returnAll)
                shop.take(method.map { .pay($0) } ?? .refund)
                let back = try #require(shop.till.state.lastSale)
                #expect(back.total.minor == -total, "\(owed) by \(method?.name ?? "refund")")
                #expect(
                    shop.till.state.session.expectedCash.minor == (method == PaymentShop.card ? 10000 + total : 10000)
                )
                #expect(shop.till.state.session.totals.cashRounding == .zero)
            }
        }
    }

    @Test("piece by piece, each refund is rounded and the last one takes what is left")
    func pieces() {
        var shop = ReturnShop(Self.shop)
        shop.till.take([
            .add(PaymentShop.article, Quantity(thousandths: 3000)),
            .setPrice(lineID: 1, price: Price(millionths: 3_340_000)),
        ])
        let sale = shop.sell(by: PaymentShop.cash)
        #expect(sale.total.minor == 1000)
        let paidBack = (0..<3).map { _ in
            shop.beginReturn(of: sale)
            shop.take(.returnLine(lineID: 1, quantity: .one))
            shop.take(.refund)
            return shop.till.state.lastSale?.total.minor ?? 0
        }
        #expect(paidBack == [-335, -335, -330])
        #expect(shop.till.state.session.expectedCash.minor == 10000)
    }

    @Test("cash that did not settle the sale does not round its refund")
    func mixedRefund() {
        var shop = ReturnShop(Self.shop)
        shop.till.order(1299)
        shop.till.take(.pay(PaymentShop.cash, 800))
        let sale = shop.sell(by: PaymentShop.card)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        shop.take(.refund)
        #expect(shop.till.state.lastSale?.payments.map(\.amount.minor) == [-800, -499])
    }
}
