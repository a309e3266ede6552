import Foundation
import TillDomain

/// `Vectors/odoo12-sample.json` as far as it is read.
struct OdooVectors: Decodable {
    struct TaxEntry: Decodable {
        var amount_type: String
        var amount: Double
        var price_include: Bool
        var include_base_amount: Bool
        var sequence: Int
        var children: [String]
    }

    struct Line: Decodable, CustomStringConvertible {
        struct TaxResult: Decodable {
            var name: String
            var amount: Double
            var base: Double

            init(from decoder: any Decoder) throws {
                var fields = try decoder.unkeyedContainer()
                name = try fields.decode(String.self)
                amount = try fields.decode(Double.self)
                base = try fields.decode(Double.self)
            }
        }

        var method: String
        var taxes: [String]
        var price_unit: Double
        var qty: Double
        var discount: Double
        var excl: Double
        var incl: Double
        var tax: [TaxResult]

        var description: String { "\(method) \(taxes): \(qty) x \(price_unit) less \(discount) %" }
    }

    struct Rounding: Decodable, CustomStringConvertible {
        var value: Double
        var step: Double
        var method: String
        var result: Double

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            value = try fields.decode(Double.self)
            step = try fields.decode(Double.self)
            method = try fields.decode(String.self)
            result = try fields.decode(Double.self)
        }

        var description: String { "\(value) to \(step) \(method) is \(result)" }
    }

    var taxes: [String: TaxEntry]
    var lines: [Line]
    var round: [Rounding]

    static func load() throws -> OdooVectors {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/odoo12-sample.json")
        return try JSONDecoder().decode(OdooVectors.self, from: Data(contentsOf: file))
    }

    /// The taxes of those names. The server gave each an id as it made them, so ids follow the order of a line's names.
    func domainTaxes(_ names: [String]) -> [Tax] {
        names.enumerated().compactMap { position, name in
            taxes[name].flatMap { domainTax(name, $0, id: 1 + position) }
        }
    }

    private func domainTax(_ name: String, _ entry: TaxEntry, id: Int) -> Tax? {
        guard let type = Tax.AmountType(rawValue: entry.amount_type) else { return nil }
        let isFixed = type == .fixed
        guard let percent = Percent("\(isFixed ? 0 : entry.amount)"),
            let fixed = Price("\(isFixed ? entry.amount : 0)")
        else { return nil }
        return Tax(
            id: id,
            name: name,
            amountType: type,
            percent: percent,
            fixed: fixed,
            isPriceIncluded: entry.price_include,
            includesBaseAmount: entry.include_base_amount,
            sequence: entry.sequence,
            children: entry.children.enumerated().compactMap { position, child in
                taxes[child].flatMap { domainTax(child, $0, id: 100 + position) }
            }
        )
    }
}
