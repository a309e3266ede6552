import TillDomain

public struct WireTax: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var amount: WireNumber
    public var amountType: String
    public var priceInclude: Bool
    public var includeBaseAmount: Bool
    public var sequence: Int
    public var children: [WireTax]?

    private enum CodingKeys: String, CodingKey {
        case id, name, amount, sequence, children
        case amountType = "amount_type"
        case priceInclude = "price_include"
        case includeBaseAmount = "include_base_amount"
    }

    public init(
        id: Int,
        name: String,
        amount: WireNumber,
        amountType: String,
        priceInclude: Bool,
        includeBaseAmount: Bool,
        sequence: Int,
        children: [WireTax]? = nil
    ) {
        self.id = id
        self.name = name
        self.amount = amount
        self.amountType = amountType
        self.priceInclude = priceInclude
        self.includeBaseAmount = includeBaseAmount
        self.sequence = sequence
        self.children = children
    }
}

// MARK: - To the domain
extension WireTax {
    /// No tax is higher; it keeps a line's amount in 64 bits.
    private static let percentMax = Percent(tenThousandths: 10_000_000)

    func domain() throws(WireFault) -> Tax {
        let field = "taxes[\(id)]"
        guard let type = Tax.AmountType(rawValue: amountType) else {
            throw WireFault("\(field).amount_type: '\(amountType)' is none of percent, fixed, division, group")
        }
        var percent = Percent.zero
        var fixed = Price.zero
        switch type {
        case .percent, .division:
            percent = try amount.percent("\(field).amount")
            guard percent > Percent(tenThousandths: -Self.percentMax.tenThousandths), percent < Self.percentMax else {
                throw WireFault("\(field).amount: \(amount.text) % is out of range")
            }
        case .fixed:
            fixed = try amount.price("\(field).amount")
        case .group:
            break
        }
        var kids: [Tax] = []
        for child in children ?? [] { kids.append(try child.domain()) }
        return Tax(
            id: id,
            name: name,
            amountType: type,
            percent: percent,
            fixed: fixed,
            isPriceIncluded: priceInclude,
            includesBaseAmount: includeBaseAmount,
            sequence: sequence,
            children: kids
        )
    }
}
