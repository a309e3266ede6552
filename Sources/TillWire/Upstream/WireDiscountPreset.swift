import TillDomain

/// `discount_presets`: a discount that the shop gives.
public struct WireDiscountPreset: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    /// `fixed_percent`, `fixed_amount`, `open_percent` or `open_amount`.
    public var type: String
    /// `item`, `check` or `both`.
    public var appliesTo: String
    /// Percent or an amount, as the type says.
    public var value: WireNumber

    private enum CodingKeys: String, CodingKey {
        case id, name, type, value
        case appliesTo = "applies_to"
    }

    public init(id: Int, name: String, type: String, appliesTo: String, value: WireNumber) {
        self.id = id
        self.name = name
        self.type = type
        self.appliesTo = appliesTo
        self.value = value
    }

    func domain(_ currency: Currency) throws(WireFault) -> DiscountPreset {
        let field = "discount_presets[\(id)]"
        guard let kind = DiscountPreset.Kind(rawValue: type) else {
            throw WireFault(
                "\(field).type: '\(type)' is none of fixed_percent, fixed_amount, open_percent, open_amount"
            )
        }
        guard let scope = DiscountPreset.Scope(rawValue: appliesTo) else {
            throw WireFault("\(field).applies_to: '\(appliesTo)' is none of item, check, both")
        }
        return DiscountPreset(
            id: id,
            name: name,
            kind: kind,
            scope: scope,
            percent: kind.isPercent ? try value.share("\(field).value") : .zero,
            amount: kind.isPercent ? .zero : try value.amount(currency, "\(field).value")
        )
    }
}

/// `void_reasons`: why something that the kitchen has was taken back.
public struct WireVoidReason: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String

    public init(id: Int, name: String) {
        self.id = id
        self.name = name
    }
}
