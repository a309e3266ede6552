import TillTestSupport

@testable import TillDomain

/// Taxes of every kind, alone, in rows and in groups, for properties.
enum RandomTaxes {
    static func some(_ chance: inout SeededGenerator) -> [Tax] {
        (1...Int.random(in: 1...4, using: &chance)).map { one(id: $0, &chance, mayGroup: true) }
    }

    private static func one(id: Int, _ chance: inout SeededGenerator, mayGroup: Bool) -> Tax {
        let types: [Tax.AmountType] = [.percent, .fixed, .division] + (mayGroup ? [.group] : [])
        let type = types.randomElement(using: &chance) ?? .percent
        return Tax(
            id: id,
            name: "t\(id)",
            amountType: type,
            percent: Percent(tenThousandths: Int64.random(in: 0...300_000, using: &chance)),
            fixed: Price(millionths: Int64.random(in: 0...1_000_000, using: &chance)),
            isPriceIncluded: .random(using: &chance),
            includesBaseAmount: .random(using: &chance),
            sequence: Int.random(in: 1...3, using: &chance),
            children: type == .group ? (10...12).map { one(id: id * 100 + $0, &chance, mayGroup: false) } : []
        )
    }
}

extension LineAmounts {
    /// Every amount with its sign turned.
    var negated: LineAmounts {
        LineAmounts(
            excluded: -excluded,
            included: -included,
            taxes: taxes.map {
                TaxAmount(
                    taxID: $0.taxID,
                    name: $0.name,
                    amount: -$0.amount,
                    base: -$0.base,
                    remainder: $0.remainder.map { Remainder(amount: -$0.amount, base: -$0.base) }
                )
            }
        )
    }
}
