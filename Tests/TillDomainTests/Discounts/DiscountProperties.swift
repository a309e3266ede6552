import Testing
import TillTestSupport

@testable import TillDomain

/// What holds for every order and every discount.
@Suite("Discounts: properties")
struct DiscountProperties {
    private static let yen = Currency(code: "JPY", symbol: "¥", position: .before, digits: 0)
    private static let dinar = Currency(code: "KWD", symbol: "KD", position: .after, digits: 3)

    /// A catalogue of random prices, up to `most` minor units, under one of these taxes each.
    private func catalogue(
        _ taxes: [Tax],
        most: Int64,
        _ chance: inout SeededGenerator,
        _ currency: Currency = Shop.euro,
        _ rounding: TaxRounding = .perLine
    ) -> Catalogue {
        var catalogue = Shop.catalogue(currency: currency, taxRounding: rounding)
        catalogue.taxes = taxes
        catalogue.products = (1...20).map { id in
            let minor = Int64.random(in: 0...most, using: &chance)
            let scale = Int64(Exact.power(Price.digits - currency.digits))
            let fine = Bool.random(using: &chance) ? Int64.random(in: 0..<scale, using: &chance) : 0
            let taxID = taxes.randomElement(using: &chance)?.id
            return Product(
                id: id,
                name: "\(id)",
                listPrice: Price(millionths: minor * scale + fine),
                unit: Product.Unit(id: 9, name: "g", rounding: Quantity(thousandths: 1)),
                taxIDs: taxID.map { [$0] } ?? []
            )
        }
        return catalogue
    }

    private func till(_ catalogue: Catalogue, _ chance: inout SeededGenerator) -> TestTill {
        var till = TestTill.open(catalogue)
        for _ in 0..<Int.random(in: 1...12, using: &chance) {
            let whole = Bool.random(using: &chance)
            let quantity = Int64.random(in: 1...(whole ? 6 : 4000), using: &chance) * (whole ? 1000 : 1)
            let id = Int.random(in: 1...20, using: &chance)
            till.take(.addLine(productID: id, quantity: Quantity(thousandths: quantity)))
        }
        return till
    }

    private func request(upTo most: Money, _ chance: inout SeededGenerator) -> DiscountRequest {
        if Bool.random(using: &chance) {
            let percent = Int64.random(in: 1...1_000_000, using: &chance)
            return DiscountRequest(value: .percent(Percent(tenThousandths: percent)))
        }
        return .amount(Int64.random(in: 1...max(1, most.minor), using: &chance))
    }

    @Test("an amount off the check is taken off to the cent, for prices that hold their taxes")
    func exactAmount() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "an amount off the check"))
        let currencies = [Shop.euro, Self.yen, Self.dinar]
        for _ in 0..<300 {
            let currency = currencies.randomElement(using: &chance) ?? Shop.euro
            let rounding: TaxRounding = Bool.random(using: &chance) ? .perLine : .global
            // A line of more than a million cents has steps of more than a cent: a percentage has four digits.
            let catalogue = catalogue([Shop.reduced, Shop.standard], most: 100_000, &chance, currency, rounding)
            var till = till(catalogue, &chance)
            let itemDiscounted = till.state.order?.lines.randomElement(using: &chance)
            if let line = itemDiscounted, Bool.random(using: &chance) {
                till.take(.discountLine(lineID: line.id, request(upTo: line.amounts.included, &chance)))
            }
            let before = try #require(till.state.order)
            guard before.total > .zero else { continue }
            let amount = Int64.random(in: 1...before.total.minor, using: &chance)
            #expect(till.take(.discountOrder(.amount(amount))).refusal == nil)
            let after = try #require(till.state.order)
            let miss = before.total - after.total - Money(minor: amount)
            // Rounded on the totals only, a small order may have no percentages that come to the very cent.
            #expect(rounding == .global ? miss.minor.magnitude <= 1 : miss == .zero)
            let reductions = zip(before.lines, after.lines).map { $0.amounts.included - $1.amounts.included }
            #expect(reductions.allSatisfy { $0 >= .zero })
            // Rounded on the totals only, the lines by themselves may come to a unit more or less.
            #expect(rounding == .global || reductions.sum() == Money(minor: amount))
            for line in after.lines {
                #expect(line.amounts.included >= .zero && line.discount >= .zero && line.discount <= .whole)
                // Rounded on the totals only, the parts of one line may be a unit off.
                let parts = line.amounts.excluded + line.amounts.taxes.map(\.amount).sum()
                #expect(rounding == .global || parts == line.amounts.included)
            }
        }
    }

    @Test("no line below nothing, no total below zero; what is taken off and what is left are the full price")
    func neverNegative() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "discounts"))
        let added = Tax(id: 18, name: "ITBIS 18%", percent: Restaurant.percent(18))
        for _ in 0..<150 {
            let most = [50, 5_000, 500_000, 100_000_000].randomElement(using: &chance) ?? 50
            let catalogue = catalogue([Shop.reduced, Shop.standard, added], most: Int64(most), &chance)
            var till = till(catalogue, &chance)
            for _ in 0..<8 {
                let order = try #require(till.state.order)
                let line = try #require(order.lines.randomElement(using: &chance))
                let event: Action.Event
                switch Int.random(in: 0..<6, using: &chance) {
                case 0, 1: event = .discountLine(lineID: line.id, request(upTo: line.amounts.included, &chance))
                case 2, 3: event = .discountOrder(request(upTo: order.total, &chance))
                case 4:
                    event = .setQuantity(
                        lineID: line.id,
                        quantity: Quantity(thousandths: Int64.random(in: 1...5000, using: &chance))
                    )
                default: event = .removeLineDiscount(lineID: line.id)
                }
                till.take(event)
                try check(till)
            }
        }
    }

    private func check(_ till: TestTill) throws {
        let order = try #require(till.state.order)
        #expect(order.total >= .zero)
        for line in order.lines {
            #expect(line.discount >= .zero && line.discount <= .whole)
            #expect(line.amounts.included >= .zero && line.amounts.excluded >= .zero && line.discounted >= .zero)
            let full = line.computed(.zero, till.catalogue.company).included
            #expect(line.amounts.included + line.discounted == full)
            #expect(line.amounts == line.computed(line.discount, till.catalogue.company), "what the upstream computes")
        }
        // Taken away again, nothing is left of them.
        var plain = till
        plain.take(.removeOrderDiscount)
        for line in order.lines { plain.take(.removeLineDiscount(lineID: line.id)) }
        let rest = try #require(plain.state.order)
        #expect(rest.discounted == .zero && rest.lines.allSatisfy { $0.discount == .zero })
        #expect(rest.total == order.total + order.discounted)
    }

    /// What a cent more or less of a tax on top makes of a line is not always to be had: 1.00 and 18 % is 1.18, 1.01 is
    /// 1.19, and 1.1850 would be needed for what lies between.
    @Test("where taxes come on top, an amount off the check is met to within a cent")
    func addedTaxes() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "an amount off the check, taxes on top"))
        let taxes = [18, 10].map { Tax(id: $0, name: "\($0)%", percent: Restaurant.percent(Int64($0))) }
        var (exact, tries) = (0, 0)
        for _ in 0..<300 {
            var till = till(catalogue(taxes, most: 20_000, &chance), &chance)
            let total = try #require(till.state.order?.total)
            guard total > .zero else { continue }
            let amount = Int64.random(in: 1...total.minor, using: &chance)
            till.take(.discountOrder(.amount(amount)))
            let left = try #require(till.state.order?.total)
            let miss = (total.minor - left.minor - amount).magnitude
            #expect(miss <= 1, "\(amount) off \(total.minor) leaves \(left.minor)")
            (exact, tries) = (exact + (miss == 0 ? 1 : 0), tries + 1)
        }
        print("to the cent: \(exact) of \(tries)")
        #expect(exact * 10 >= tries * 9)
    }

    @Test("shares are as large as the costs, and add up")
    func shares() {
        var chance = SeededGenerator(seed: printedSeed(for: "shares"))
        for _ in 0..<500 {
            let costs = (0..<Int.random(in: 1...20, using: &chance)).map { _ in
                let most: Int64 = [3, 1000, OrderLimits.lineAmount.minor].randomElement(using: &chance) ?? 3
                return Money(minor: Int64.random(in: 0...most, using: &chance))
            }
            let total = costs.sum()
            let amount = Money(minor: Int64.random(in: 0...max(0, total.minor), using: &chance))
            let shares = Order.shares(of: amount, by: costs)
            #expect(shares.sum() == (total == .zero ? .zero : amount))
            for (share, cost) in zip(shares, costs) {
                #expect(share >= .zero && share <= cost)
                guard total > .zero else { continue }
                let exact = Int128(amount.minor) * Int128(cost.minor)
                #expect((Int128(share.minor) * Int128(total.minor) - exact).magnitude < Int128(total.minor).magnitude)
            }
        }
        #expect(Order.shares(of: .cents(10), by: []).isEmpty)
    }

    @Test("two discounts are at least the larger and at most both, and the order of them is all the same")
    func multiplied() {
        var chance = SeededGenerator(seed: printedSeed(for: "two discounts"))
        for _ in 0..<1000 {
            let (left, right) = (
                Percent(tenThousandths: Int64.random(in: 0...1_000_000, using: &chance)),
                Percent(tenThousandths: Int64.random(in: 0...1_000_000, using: &chance))
            )
            let both = left.and(right)
            #expect(both == right.and(left))
            #expect(both >= max(left, right) && both <= .whole)
            #expect(both.tenThousandths <= left.tenThousandths + right.tenThousandths)
        }
    }
}
