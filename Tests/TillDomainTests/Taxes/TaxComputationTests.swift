import Testing
import TillTestSupport

@testable import TillDomain

/// What the recorded vectors do not reach, by odoo12.md's rules.
@Suite("Tax computation")
struct TaxComputationTests {
    private func amounts(_ taxes: [Tax], _ price: Price, _ quantity: Quantity = .one) -> LineAmounts {
        TaxComputation.amounts(
            price: price,
            discount: .zero,
            quantity: quantity,
            taxes: taxes,
            currency: Shop.euro,
            rounding: .perLine
        )
    }

    private func percent(
        _ id: Int,
        _ whole: Int64,
        sequence: Int = 1,
        isIncluded: Bool = false,
        affects: Bool = false
    )
        -> Tax
    {
        Tax(
            id: id,
            name: "\(whole)%",
            percent: Percent(tenThousandths: whole * 10_000),
            isPriceIncluded: isIncluded,
            includesBaseAmount: affects,
            sequence: sequence
        )
    }

    @Test("taxes go by sequence, then by id, whatever their order on the product")
    func order() {
        let first = percent(9, 10, sequence: 1, affects: true)
        let second = percent(2, 5, sequence: 2, affects: true)
        let third = percent(5, 1, sequence: 2)
        let ten = Price(millionths: 10_000_000)
        let expected = amounts([first, second, third], ten)
        #expect(expected.taxes.map(\.taxID) == [9, 2, 5])
        #expect(expected.taxes.map(\.base.minor) == [1000, 1100, 1155])
        #expect(amounts([third, second, first], ten) == expected)
    }

    @Test("an included tax is not computed backwards through the next one")
    func onePass() {
        // The case of the specification: 10 % that raises the base and 5 %, both included in 10.00.
        let found = amounts(
            [percent(1, 10, isIncluded: true, affects: true), percent(2, 5, sequence: 2, isIncluded: true)],
            Price(millionths: 10_000_000)
        )
        #expect(found.taxes.map(\.amount.minor) == [91, 48])
        #expect(found.excluded.minor == 861)
        #expect(found.included.minor == 1000)
    }

    @Test("taxes that would divide by zero are nothing")
    func degenerate() {
        let all = Tax(id: 1, name: "x", amountType: .division, percent: .whole)
        let none = percent(2, -100, isIncluded: true)
        #expect(amounts([all, none], Price(millionths: 1_000_000)).taxes.map(\.amount) == [.zero, .zero])
    }

    @Test("what a group does to the base reaches later taxes only if the group says so, and the taxes come by sequence")
    func groups() {
        let children = [percent(1, 10, affects: true), percent(2, 5, sequence: 3)]
        let ten = Price(millionths: 10_000_000)
        for affects in [false, true] {
            let group = Tax(id: 3, name: "g", amountType: .group, includesBaseAmount: affects, children: children)
            let found = amounts([group, percent(4, 20, sequence: 2)], ten)
            #expect(found.taxes.map(\.taxID) == [1, 4, 2], "computed 1, 2, 4; shown by sequence")
            #expect(found.taxes.map(\.amount.minor) == [100, affects ? 220 : 200, 55])
            let nested = Tax(id: 5, name: "outer", amountType: .group, includesBaseAmount: affects, children: [group])
            #expect(amounts([nested, percent(4, 20, sequence: 2)], ten) == found, "a group in a group is its children")
        }
    }

    @Test("under global rounding a group brings the totals to the currency before the next tax, as the server does")
    func globalGroup() {
        // 0.05 with 8 % is 0.054, which the group makes 0.05; a further 9 % (0.0045) makes 0.0545. In one row 0.0585.
        let taxes = [percent(1, 8), percent(2, 9, sequence: 2)]
        let group = Tax(id: 3, name: "g", amountType: .group, children: [taxes[0]])
        let price = Price(millionths: 50_000)
        #expect(global(taxes, price).included.minor == 6)
        #expect(global([group, taxes[1]], price).included.minor == 5)
    }

    private func global(_ taxes: [Tax], _ price: Price) -> LineAmounts {
        TaxComputation.amounts(
            price: price,
            discount: .zero,
            quantity: .one,
            taxes: taxes,
            currency: Shop.euro,
            rounding: .global
        )
    }

    @Test("a fixed tax follows the sign of the base, and that of the quantity where the base is zero")
    func fixedSigns() {
        let deposit = Tax(id: 1, name: "f", amountType: .fixed, fixed: Price(millionths: 250_000))
        func amount(_ price: Int64, _ pieces: Int64) -> Int64 {
            amounts([deposit], Price(millionths: price), Quantity(thousandths: pieces * 1000)).taxes[0].amount.minor
        }
        #expect(amount(1_000_000, 2) == 50)
        #expect(amount(1_000_000, -2) == -50)
        #expect(amount(-1_000_000, 2) == -50)
        #expect(amount(-1_000_000, -2) == 50)
        #expect(amount(0, 2) == 50)
        #expect(amount(0, -2) == -50)
        #expect(amount(1_000_000, 0) == 0)
    }

    @Test("a refund is the exact mirror of its sale, for every kind of tax and both roundings")
    func mirror() {
        var chance = SeededGenerator(seed: printedSeed(for: "refund mirror"))
        for _ in 0..<500 {
            let taxes = RandomTaxes.some(&chance)
            let price = Price(millionths: Int64.random(in: 0...2_000_000_000, using: &chance))
            let discount = Percent(tenThousandths: Int64.random(in: 0...1_000_000, using: &chance))
            let pieces = Int64.random(in: 0...20_000, using: &chance)
            for rounding in [TaxRounding.perLine, .global] {
                func line(_ quantity: Int64) -> LineAmounts {
                    TaxComputation.amounts(
                        price: price,
                        discount: discount,
                        quantity: Quantity(thousandths: quantity),
                        taxes: taxes,
                        currency: Shop.euro,
                        rounding: rounding
                    )
                }
                #expect(line(-pieces) == line(pieces).negated, "\(pieces) x \(price) less \(discount): \(taxes)")
            }
        }
    }

    @Test("no price, quantity, discount and tax of 64 bits stops the terminal")
    func wholeRange() {
        var chance = SeededGenerator(seed: printedSeed(for: "tax range"))
        let ends = [Int64.min, Int64.min + 1, -1, 0, 1, 1_000_000, -1_000_000, Int64.max]
        func any() -> Int64 { ends.randomElement(using: &chance) ?? 0 }
        for _ in 0..<500 {
            let types: [Tax.AmountType] = [.percent, .division, .fixed]
            let taxes = (1...4).map { id in
                Tax(
                    id: id,
                    name: "t",
                    amountType: types[id % 3],
                    percent: Percent(tenThousandths: any()),
                    fixed: Price(millionths: any()),
                    isPriceIncluded: .random(using: &chance),
                    includesBaseAmount: .random(using: &chance)
                )
            }
            let found = TaxComputation.amounts(
                price: Price(millionths: any()),
                discount: Percent(tenThousandths: any()),
                quantity: Quantity(thousandths: any()),
                taxes: taxes,
                currency: Shop.euro,
                rounding: Bool.random(using: &chance) ? .global : .perLine
            )
            #expect(found.taxes.count == 4)
        }
    }

    @Test("included less excluded is the sum of the taxes, for any line rounded per line")
    func balance() {
        var chance = SeededGenerator(seed: printedSeed(for: "tax balance"))
        for _ in 0..<2_000 {
            let taxes = (1...Int.random(in: 1...4, using: &chance)).map { id in
                percent(
                    id,
                    Int64.random(in: 0...30, using: &chance),
                    sequence: Int.random(in: 1...3, using: &chance),
                    isIncluded: .random(using: &chance),
                    affects: .random(using: &chance)
                )
            }
            let found = amounts(
                taxes,
                Price(millionths: Int64.random(in: 0...OrderLimits.price.millionths, using: &chance)),
                Quantity(thousandths: Int64.random(in: 1...OrderLimits.quantity.thousandths, using: &chance))
            )
            #expect(found.taxes.map(\.amount).sum() == found.included - found.excluded, "\(taxes)")
        }
    }

    @Test("the most extreme price, quantity and taxes that a catalogue may bring are computed without a trap")
    func extremes() {
        // TillWire lets percentages through up to just below 1000, either way.
        let steep = [-9_999_999, -999_999, 999_999, 9_999_999].flatMap { tenThousandths in
            [Tax.AmountType.percent, .division].flatMap { type in
                [true, false].map { isIncluded in
                    Tax(
                        id: 1,
                        name: "steep",
                        amountType: type,
                        percent: Percent(tenThousandths: tenThousandths),
                        isPriceIncluded: isIncluded,
                        includesBaseAmount: true
                    )
                }
            }
        }
        for tax in steep {
            for rounding in [TaxRounding.perLine, .global] {
                let found = TaxComputation.amounts(
                    price: OrderLimits.price,
                    discount: .zero,
                    quantity: OrderLimits.quantity,
                    taxes: Array(repeating: tax, count: 8),
                    currency: Currency(code: "KWD", symbol: "KD", position: .after, digits: 3),
                    rounding: rounding
                )
                #expect(found.taxes.count == 8)
            }
        }
    }
}
