/// What an order comes to, as the POS of Odoo 12 adds it up: without tax = Σ of the lines, rounded; tax = Σ of all the
/// lines' taxes, rounded **once**; with tax = the two together. (Its last release rounds each tax's sum instead; the
/// server trusts the total that it is sent either way.)
///
/// Under `perLine` everything is whole minor units already and the totals are the sums of the lines. Under `global`
/// they need not be: three lines with 0.004 of tax each are 0.01 of tax on an order whose lines show none.
public struct OrderTotals: Equatable, Sendable, Codable {
    public var excluded: Money
    public var tax: Money
    public var included: Money
    /// Each tax over all lines, in order of appearance. Under `global` each is rounded by itself, so that their sum may
    /// differ from `tax` by a minor unit or two, as on Odoo's own receipt.
    public var taxes: [LineAmounts.TaxAmount]

    public init(excluded: Money, tax: Money, included: Money, taxes: [LineAmounts.TaxAmount]) {
        self.excluded = excluded
        self.tax = tax
        self.included = included
        self.taxes = taxes
    }

    /// The totals of an order's lines, which were computed under the same `rounding`.
    public static func compute(lines: [LineAmounts], rounding: TaxRounding) -> OrderTotals {
        var sums: [TaxSum] = []
        var positions: [Int: Int] = [:]
        for tax in lines.flatMap(\.taxes) {
            if let position = positions[tax.taxID] {
                sums[position].add(tax, rounding)
            } else {
                positions[tax.taxID] = sums.count
                var sum = TaxSum(taxID: tax.taxID, name: tax.name)
                sum.add(tax, rounding)
                sums.append(sum)
            }
        }
        let excluded = lines.reduce(Int128(0)) { $0 + Int128($1.excluded.minor) }
        let tax = minor(sums.reduce(Int128(0)) { $0 + $1.amount })
        return OrderTotals(
            excluded: money(excluded),
            tax: money(tax),
            included: money(excluded + tax),
            taxes: sums.map {
                .init(taxID: $0.taxID, name: $0.name, amount: money(minor($0.amount)), base: money(minor($0.base)))
            }
        )
    }

    /// One tax over the lines, in units of `LineAmounts.Remainder`.
    private struct TaxSum {
        var taxID: Int
        var name: String
        var amount: Int128 = 0
        var base: Int128 = 0

        mutating func add(_ tax: LineAmounts.TaxAmount, _ rounding: TaxRounding) {
            let units = Int128(LineAmounts.Remainder.unitsPerMinor)
            amount += Int128(tax.amount.minor) * units
            base += Int128(tax.base.minor) * units
            guard rounding == .global, let remainder = tax.remainder else { return }
            amount += Int128(remainder.amount)
            base += Int128(remainder.base)
        }
    }

    private static func minor(_ units: Int128) -> Int128 {
        Exact.divide(units, by: Int128(LineAmounts.Remainder.unitsPerMinor))
    }

    /// Sums outside 64 bits come of no order that `OrderLimits` lets pass.
    private static func money(_ minor: Int128) -> Money {
        Money(minor: Int64(clamping: minor))
    }
}
