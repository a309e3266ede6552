import Testing

@testable import TillDomain

/// What a live Odoo 12 computes for a line, against what Till computes. The recorded numbers are binary floats of exact
/// decimals (26.650000000000002 stands for 26.65), so they are read to the digit that was rounded to.
///
/// Compared to the cent: excl, incl, and under `round_per_line` every tax's amount and base. Under `round_globally` a
/// tax has five more digits, which `LineAmounts` does not keep: there its amounts are compared rounded to the cent, and
/// the computation itself is compared to all seven digits by running it in a currency of seven digits.
@Suite("Line amounts as Odoo 12 computes them")
struct OdooLineTests {
    private static let fineDigits = 7

    private func units(_ value: Double, digits: Int) -> Int64 {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return Int64((value * scale).rounded())
    }

    private func amounts(
        _ line: OdooVectors.Line,
        _ vectors: OdooVectors,
        digits: Int,
        _ rounding: TaxRounding
    ) throws -> LineAmounts {
        let taxes = vectors.domainTaxes(line.taxes)
        try #require(taxes.count == line.taxes.count, "\(line): a tax was not understood")
        return TaxComputation.amounts(
            price: try #require(Price("\(line.price_unit)"), "\(line)"),
            discount: try #require(Percent("\(line.discount)"), "\(line)"),
            quantity: try #require(Quantity("\(line.qty)"), "\(line)"),
            taxes: taxes,
            currency: Currency(code: "EUR", symbol: "€", position: .after, digits: digits),
            rounding: rounding
        )
    }

    @Test("every entry of both methods, to the cent")
    func toTheCent() throws {
        let vectors = try OdooVectors.load()
        #expect(vectors.lines.count == 96)
        for line in vectors.lines {
            let rounding = try #require(
                ["round_per_line": TaxRounding.perLine, "round_globally": .global][line.method]
            )
            let found = try amounts(line, vectors, digits: 2, rounding)
            #expect(found.excluded.minor == units(line.excl, digits: 2), "excl of \(line)")
            #expect(found.included.minor == units(line.incl, digits: 2), "incl of \(line)")
            #expect(found.taxes.map(\.name) == line.tax.map(\.name), "taxes of \(line)")
            for (tax, expected) in zip(found.taxes, line.tax) {
                let (amount, base) = (fine(expected.amount), fine(expected.base))
                #expect(tax.amount.minor == amount, "\(expected.name) of \(line)")
                #expect(tax.base.minor == base, "base of \(expected.name) of \(line)")
            }
        }
        print("line vectors: \(vectors.lines.count) compared, none skipped")
    }

    /// A recorded amount to the cent, by way of its seven digits, so that a tie is a tie.
    private func fine(_ value: Double) -> Int64 {
        Int64(Exact.divide(Int128(units(value, digits: Self.fineDigits)), by: 100_000))
    }

    @Test("round_globally: every tax's amount and base to all seven digits")
    func globalDigits() throws {
        let vectors = try OdooVectors.load()
        let lines = vectors.lines.filter { $0.method == "round_globally" }
        #expect(lines.count == 48)
        for line in lines {
            let found = try amounts(line, vectors, digits: Self.fineDigits, .perLine)
            for (tax, expected) in zip(found.taxes, line.tax) {
                #expect(tax.amount.minor == units(expected.amount, digits: Self.fineDigits), "\(tax.name) of \(line)")
                #expect(
                    tax.base.minor == units(expected.base, digits: Self.fineDigits),
                    "base of \(tax.name) of \(line)"
                )
            }
        }
    }

    @Test("every kind of tax stands in the vectors")
    func coverage() throws {
        let vectors = try OdooVectors.load()
        let used = Set(vectors.lines.flatMap(\.taxes))
        #expect(used.isSubset(of: vectors.taxes.keys))
        let types = Set(used.compactMap { vectors.taxes[$0]?.amount_type })
        #expect(types == ["percent", "fixed", "division", "group"])
    }
}
