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
