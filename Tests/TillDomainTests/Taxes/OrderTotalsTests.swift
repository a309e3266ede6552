import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Order totals")
struct OrderTotalsTests {
    private static let standard = Tax(id: 1, name: "19 %", percent: Percent(tenThousandths: 190_000))

    private func line(_ price: Int64, _ taxes: [Tax], _ rounding: TaxRounding, pieces: Int64 = 1) -> LineAmounts {
        TaxComputation.amounts(
            price: Price(millionths: price),
            discount: .zero,
            quantity: Quantity(thousandths: pieces * 1000),
            taxes: taxes,
            currency: Shop.euro,
            rounding: rounding
        )
    }

    private func randomLines(_ rounding: TaxRounding, _ chance: inout SeededGenerator) -> [LineAmounts] {
        (0..<Int.random(in: 0...8, using: &chance)).map { _ in
            line(
                Int64.random(in: 0...50_000_000, using: &chance),
                RandomTaxes.some(&chance),
                rounding,
                pieces: Int64.random(in: -3...9, using: &chance)
            )
        }
    }

    @Test("taxes that no line shows add up to what the order owes, under global rounding alone")
    func smallTaxes() {
        // 19 % of 0.02 is 0.0038: nothing on a line, 0.0114 on three.
        let global = OrderTotals.compute(
            lines: Array(repeating: line(20_000, [Self.standard], .global), count: 3),
            rounding: .global
        )
        #expect([global.excluded, global.tax, global.included].map(\.minor) == [6, 1, 7])
        #expect(global.taxes == [.init(taxID: 1, name: "19 %", amount: Money(minor: 1), base: Money(minor: 6))])
        let perLine = OrderTotals.compute(
            lines: Array(repeating: line(20_000, [Self.standard], .perLine), count: 3),
            rounding: .perLine
        )
        #expect([perLine.excluded, perLine.tax, perLine.included].map(\.minor) == [6, 0, 6])
    }

    @Test("the order's tax is rounded once, not once for each tax")
    func oneRounding() {
        // Two taxes of 0.004: each is nothing by itself, together they are 0.008.
        let taxes = [1, 2].map { Tax(id: $0, name: "t\($0)", percent: Percent(tenThousandths: 40_000)) }
        let totals = OrderTotals.compute(lines: [line(100_000, taxes, .global)], rounding: .global)
        #expect(totals.taxes.map(\.amount.minor) == [0, 0])
        #expect([totals.excluded, totals.tax, totals.included].map(\.minor) == [10, 1, 11])
    }

    @Test("under rounding per line the totals are the sums of the lines")
    func sums() {
        var chance = SeededGenerator(seed: printedSeed(for: "totals per line"))
        for _ in 0..<200 {
            let lines = randomLines(.perLine, &chance)
            let totals = OrderTotals.compute(lines: lines, rounding: .perLine)
            #expect(totals.excluded == lines.map(\.excluded).sum())
            #expect(totals.included == lines.map(\.included).sum())
            #expect(totals.taxes.map(\.amount).sum() == totals.tax)
            #expect(totals.excluded + totals.tax == totals.included)
        }
    }

    @Test(
        "the order of the lines does not matter, and a full refund is the exact negative",
        arguments: [
            TaxRounding.perLine, .global,
        ]
    )
    func orderAndRefund(rounding: TaxRounding) {
        var chance = SeededGenerator(seed: printedSeed(for: "totals \(rounding.rawValue)"))
        for _ in 0..<200 {
            let lines = randomLines(rounding, &chance)
            let totals = OrderTotals.compute(lines: lines, rounding: rounding)
            let shuffled = OrderTotals.compute(lines: lines.shuffled(using: &chance), rounding: rounding)
            #expect(
                [shuffled.excluded, shuffled.tax, shuffled.included] == [
                    totals.excluded, totals.tax, totals.included,
                ]
            )
            #expect(
                shuffled.taxes.sorted { $0.taxID < $1.taxID }.map(\.amount)
                    == totals.taxes.sorted { $0.taxID < $1.taxID }.map(\.amount)
            )
            let refund = OrderTotals.compute(lines: lines.map(\.negated), rounding: rounding)
            #expect(
                [-refund.excluded, -refund.tax, -refund.included] == [
                    totals.excluded, totals.tax, totals.included,
                ]
            )
            #expect(refund.taxes.map { -$0.amount } == totals.taxes.map(\.amount))
        }
    }

    @Test("the remainder is coded under global rounding only, and what was coded without it is read")
    func coding() throws {
        let perLine = String(decoding: try coded(line(20_000, [Self.standard], .perLine)), as: UTF8.self)
        let global = String(decoding: try coded(line(20_000, [Self.standard], .global)), as: UTF8.self)
        #expect(!perLine.contains("remainder"))
        #expect(global.contains(#""remainder":{"amount":38000,"base":0}"#))
        let old = try JSONDecoder().decode(LineAmounts.self, from: Data(perLine.utf8))
        #expect(OrderTotals.compute(lines: [old], rounding: .global).tax == .zero)
    }

    @Test("sums beyond 64 bits stop at their end and not the terminal")
    func range() {
        let most = Money(minor: .max)
        let tax = LineAmounts.TaxAmount(taxID: 1, name: "t", amount: most, base: most)
        let huge = LineAmounts(excluded: most, included: most, taxes: [tax])
        let totals = OrderTotals.compute(lines: [huge, huge], rounding: .global)
        #expect([totals.excluded, totals.tax, totals.included] == [most, most, most])
    }
}
