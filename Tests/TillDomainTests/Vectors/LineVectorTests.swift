import Foundation
import Testing

@testable import TillDomain

/// `account.tax.compute_all` of a live Odoo 12 against what Till computes: excl, incl, and every tax's name, amount and
/// base, under `round_globally` to its five further digits.
@Suite("Line amounts as Odoo 12 computes them")
struct LineVectorTests {
    @Test("every line of every file", arguments: VectorFiles.all())
    func lines(url: URL) throws {
        let file = try VectorFile(url)
        let taxes = try VectorTaxes(file)
        var tally = VectorTally(file, "lines")
        try tally.each(of: file) { entry, tally in
            let fields = try entry.object("line")
            let currency = try vectorCurrency(fields["currency_rounding"] ?? file.root["currency_rounding"])
            let line = try Line(fields, taxes)
            try compare(line, fields, currency, &tally)
        }
        tally.close()
        if url == VectorFiles.sample {
            #expect(tally.compared == 96 * 2 + 2 * 138, "the kept copy has 96 lines with 138 taxes")
        }
    }

    private struct Line: CustomStringConvertible {
        var description: String
        var rounding: TaxRounding
        var taxes: [Tax]
        var price: Price
        var quantity: Quantity
        var discount: Percent

        init(_ fields: [String: VectorValue], _ known: VectorTaxes) throws {
            let method = try fields.field("method").text("method")
            guard let rounding = ["round_per_line": TaxRounding.perLine, "round_globally": .global][method] else {
                throw Unreadable("method \(method)")
            }
            self.rounding = rounding
            let names = try fields.field("taxes").list("taxes").map { try $0.text("tax") }
            taxes = try known.taxes(names)
            price = Price(millionths: try fields.field("price_unit").exact("price_unit", digits: Price.digits))
            quantity = Quantity(thousandths: try fields.field("qty").exact("qty", digits: Quantity.digits))
            let off = try fields["discount"]?.exact("discount", digits: Percent.digits) ?? 0
            discount = Percent(tenThousandths: off)
            description = "\(method) \(names): \(quantity.plain) x \(price.plain) less \(discount.plain) %"
        }
    }

    private func compare(
        _ line: Line,
        _ fields: [String: VectorValue],
        _ currency: Currency,
        _ tally: inout VectorTally
    ) throws {
        let recorded = try fields.field("tax").list("tax").map { try $0.list("a tax", count: 3) }
        let names = try recorded.map { try $0[0].text("name of a tax") }
        let (excl, incl) = (try fields.field("excl"), try fields.field("incl"))
        let found = TaxComputation.amounts(
            price: line.price,
            discount: line.discount,
            quantity: line.quantity,
            taxes: line.taxes,
            currency: currency,
            rounding: line.rounding
        )
        func check(_ value: VectorValue, _ units: Int64, _ digits: Int, _ what: String) throws {
            tally.compare(
                try value.isSame(as: units, digits: digits, what),
                "\(what) of \(line): \(value) recorded, \(units) found"
            )
        }
        try check(excl, found.excluded.minor, currency.digits, "excl")
        try check(incl, found.included.minor, currency.digits, "incl")
        guard names == found.taxes.map(\.name) else {
            tally.compare(false, "taxes of \(line): \(names) recorded, \(found.taxes.map(\.name)) found")
            return
        }
        for (parts, tax) in zip(recorded, found.taxes) {
            let (amount, base) = (tax.fineAmount, tax.fineBase)
            let digits = currency.digits + (tax.remainder == nil ? 0 : 5)
            try check(parts[1], amount, digits, "\(tax.name)")
            try check(parts[2], base, digits, "base of \(tax.name)")
        }
    }
}

extension LineAmounts.TaxAmount {
    /// The amount with what rounding took off it, in units of the remainder where there is one.
    fileprivate var fineAmount: Int64 {
        remainder.map { amount.minor * LineAmounts.Remainder.unitsPerMinor + $0.amount } ?? amount.minor
    }

    fileprivate var fineBase: Int64 {
        remainder.map { base.minor * LineAmounts.Remainder.unitsPerMinor + $0.base } ?? base.minor
    }
}
