import Testing
import TillTestSupport

@testable import TillDomain

/// One bill, so many guests.
@Suite("Payments: even split")
struct EvenSplitTests {
    private func shares(_ owed: Int64, ways: Int, after earlier: [Int64] = []) -> [Int64] {
        var till = PaymentShop.till(owing: owed)
        for amount in earlier { till.take(.pay(PaymentShop.card, amount)) }
        #expect(till.take(.splitEvenly(ways: ways)).refusal == nil)
        while till.state.order != nil, till.take(.pay(PaymentShop.cash)).refusal == nil {}
        return till.state.lastSale?.payments.dropFirst(earlier.count).map(\.amount.minor) ?? []
    }

    @Test("shares that do not divide: the earlier ones are the larger ones, by a cent")
    func uneven() {
        #expect(shares(1000, ways: 3) == [334, 333, 333])
        #expect(shares(1001, ways: 3) == [334, 334, 333])
        #expect(shares(999, ways: 3) == [333, 333, 333])
        #expect(shares(1000, ways: 3, after: [100]) == [300, 300, 300])
        #expect(shares(1000, ways: 4, after: [100, 1]) == [225, 225, 225, 224])
        #expect(shares(2, ways: 3) == [1, 1], "the third guest is lucky")
    }

    @Test("any amount in any number of parts adds up, and no two parts differ by more than a cent")
    func property() {
        var chance = SeededGenerator(seed: printedSeed(for: "even shares"))
        for _ in 0..<50 {
            let (owed, ways) = (Int64.random(in: 100...100_000, using: &chance), Int.random(in: 2...40, using: &chance))
            let parts = shares(owed, ways: ways)
            #expect(parts.count == ways && parts.reduce(0, +) == owed, "\(owed) in \(ways)")
            #expect((parts.max() ?? 0) - (parts.min() ?? 0) <= 1, "\(owed) in \(ways): \(parts)")
        }
    }

    @Test("each guest's note pays that guest's share, and the change and the open drawer come at once")
    func ownAmount() throws {
        var till = PaymentShop.till(owing: 1000)
        till.take(.splitEvenly(ways: 3))
        let effects = till.take(.pay(PaymentShop.cash, 500)).effects
        let order = try #require(till.state.order)
        #expect(order.payments.map(\.amount.minor) == [334] && order.payments.map(\.change.minor) == [166])
        let shown = CustomerDisplay(
            upper: CustomerDisplay.Row("Change", "1.66 €"),
            lower: CustomerDisplay.Row("To pay", "3.33 €")
        )
        #expect(
            effects == [.saveOrder(order), .openDrawer(reason: order.reference), .show(shown), .sound(.accepted)]
        )
        // A guest who pays less leaves the rest to the others.
        till.take(.pay(PaymentShop.card, 300))
        #expect(till.state.order?.evenShare?.minor == 366)
        till.take(.pay(PaymentShop.card))
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [334, 300, 366])
        #expect(till.state.lastSale?.change.minor == 166)
    }

    @Test("the drawer opens with each cash part, and not again for the last one by card")
    func drawerOnce() {
        func opens(_ outcome: Outcome) -> Bool {
            outcome.effects.contains { if case .openDrawer = $0 { true } else { false } }
        }
        var till = PaymentShop.till(owing: 1000)
        #expect(opens(till.take(.pay(PaymentShop.cash, 400))))
        #expect(!opens(till.take(.pay(PaymentShop.card, 100))))
        #expect(!opens(till.take(.pay(PaymentShop.card))))
        till = PaymentShop.till(owing: 1000)
        #expect(!opens(till.take(.pay(PaymentShop.card, 400))))
        #expect(opens(till.take(.pay(PaymentShop.cash, 600))))
        // Neither do two payments of one millisecond open it twice.
        till = PaymentShop.till(owing: 1000)
        let stamp = till.stamp
        #expect(opens(till.state.reduce(Action(.pay(PaymentShop.cash, 400), stamp), till.catalogue)))
        #expect(!opens(till.state.reduce(Action(.pay(PaymentShop.card), stamp), till.catalogue)))
    }

    @Test("one that is taken back is shared again; going back to the order, or parking it, ends the split")
    func takenBack() throws {
        var till = PaymentShop.till(owing: 1000)
        till.take([.splitEvenly(ways: 2), .pay(PaymentShop.cash), .takePaymentBack(position: 0)])
        #expect(till.state.order?.evenShare?.minor == 500)
        till.take([.goEditing, .goCheckout])
        #expect(till.state.order?.evenShare == nil)
        till.take([.splitEvenly(ways: 2), .park])
        let reference = try #require(till.state.parked.first).reference
        till.take(.takeUp(reference: reference))
        #expect(till.state.order?.evenWays == nil)
        till.take([.splitEvenly(ways: 4), .splitEvenly(ways: nil), .pay(PaymentShop.cash)])
        #expect(till.state.lastSale?.payments.map(\.amount.minor) == [1000])
    }

    @Test("two to 99 ways; not for what comes back")
    func refused() {
        var till = PaymentShop.till(owing: 1000)
        for ways in [Int.min, 1, 0, 100, Int.max] {
            #expect(till.take(.splitEvenly(ways: ways)).refusal == .waysOutOfRange)
        }
        #expect(till.take(.splitEvenly(ways: 99)).refusal == nil)
        var shop = ReturnShop()
        shop.till.order(1000)
        let sale = shop.sell(by: PaymentShop.cash)
        shop.beginReturn(of: sale)
        shop.take(.returnAll)
        #expect(shop.take(.splitEvenly(ways: 2)).refusal == .notInMode(.return))
    }
}
