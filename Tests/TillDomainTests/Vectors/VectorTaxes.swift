@testable import TillDomain

/// A file's `taxes` as the domain's.
struct VectorTaxes {
    private static let nestingMax = 8
    private var entries: [String: VectorValue]

    init(_ file: VectorFile) throws {
        entries = try file.root["taxes"]?.object("taxes") ?? [:]
    }

    /// All names, sorted.
    var names: [String] { entries.keys.sorted() }

    /// The taxes of those names. What the file calls `e19` had some id on the server; taxes of one sequence were
    /// applied in the order in which the file names them, so ids follow that order.
    func taxes(_ names: [String]) throws -> [Tax] {
        try taxes(names, depth: 0)
    }

    private func taxes(_ names: [String], depth: Int) throws -> [Tax] {
        guard depth < Self.nestingMax else { throw Unreadable("groups nested \(depth) deep") }
        return try names.enumerated().map { position, name in
            guard let entry = entries[name] else { throw Unreadable("tax \(name) is not among the file's taxes") }
            return try tax(name, entry.object("tax \(name)"), id: 1 + position + 1000 * depth, depth)
        }
    }

    private func tax(_ name: String, _ fields: [String: VectorValue], id: Int, _ depth: Int) throws -> Tax {
        let kind = try fields.field("amount_type").text("amount_type of \(name)")
        guard let type = Tax.AmountType(rawValue: kind) else { throw Unreadable("tax \(name) is of kind \(kind)") }
        let amount = try fields.field("amount")
        let children = try fields["children"]?.list("children of \(name)").map { try $0.text("child of \(name)") } ?? []
        let isFixed = type == .fixed
        return Tax(
            id: id,
            name: name,
            amountType: type,
            percent: Percent(
                tenThousandths: isFixed ? 0 : try amount.exact("amount of \(name)", digits: Percent.digits)
            ),
            fixed: Price(millionths: isFixed ? try amount.exact("amount of \(name)", digits: Price.digits) : 0),
            isPriceIncluded: try fields.field("price_include").flag("price_include of \(name)"),
            includesBaseAmount: try fields.field("include_base_amount").flag("include_base_amount of \(name)"),
            sequence: Int(try fields.field("sequence").exact("sequence of \(name)", digits: 0)),
            children: try taxes(children, depth: depth + 1)
        )
    }
}

/// A file's `currency_rounding` as a currency: 0.01 is one of two digits.
func vectorCurrency(_ rounding: VectorValue?) throws -> Currency {
    let step = try rounding?.exact("currency_rounding", digits: 6) ?? 10_000
    guard let digits = (0...6).first(where: { Exact.power(6 - $0) == Int128(step) }) else {
        throw Unreadable("currency_rounding is no power of ten: no currency of Till rounds so")
    }
    return Currency(code: "XXX", symbol: "¤", position: .after, digits: digits)
}
