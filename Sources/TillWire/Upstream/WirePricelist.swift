import TillDomain

/// `pricelists`: Odoo's `product.pricelist` with its items.
public struct WirePricelist: Equatable, Sendable, Codable {
    /// One rule. What belongs to another way of computing is not looked at.
    public struct Item: Equatable, Sendable, Codable {
        public var id: Int
        /// `0_product_variant`, `1_product`, `2_product_category` or `3_global`.
        public var appliedOn: String
        public var productID: Int?
        public var templateID: Int?
        public var categoryID: Int?
        /// In whole units; nil is 0.
        public var minQuantity: Int?
        /// `2026-11-22`, inclusive.
        public var dateStart: String?
        public var dateEnd: String?
        /// `fixed`, `percentage` or `formula`.
        public var compute: String
        public var fixedPrice: WireNumber?
        public var percent: WireNumber?
        /// `list_price`, `standard_price` or `pricelist`; nil is `list_price`.
        public var base: String?
        public var basePricelistID: Int?
        public var discount: WireNumber?
        public var rounding: WireNumber?
        public var surcharge: WireNumber?
        public var minMargin: WireNumber?
        public var maxMargin: WireNumber?

        private enum CodingKeys: String, CodingKey {
            case id, compute, percent, base, discount, rounding, surcharge
            case appliedOn = "applied_on"
            case productID = "product_id"
            case templateID = "template_id"
            case categoryID = "category_id"
            case minQuantity = "min_quantity"
            case dateStart = "date_start"
            case dateEnd = "date_end"
            case fixedPrice = "fixed_price"
            case basePricelistID = "base_pricelist_id"
            case minMargin = "min_margin"
            case maxMargin = "max_margin"
        }

        /// A rule for everything; what it applies to and how it computes is set after.
        public init(id: Int, appliedOn: String = "3_global", minQuantity: Int? = nil, compute: String) {
            self.id = id
            self.appliedOn = appliedOn
            self.minQuantity = minQuantity
            self.compute = compute
        }
    }

    public var id: Int
    public var name: String
    public var items: [Item]

    public init(id: Int, name: String, items: [Item]) {
        self.id = id
        self.name = name
        self.items = items
    }
}

// MARK: - To the domain
extension WirePricelist {
    func domain(_ references: PayloadReferences) throws(WireFault) -> Pricelist {
        let field = "pricelists[\(id)]"
        try PayloadReferences.requireUnique(items.map(\.id), "\(field).items")
        return Pricelist(
            id: id,
            name: name,
            items: try PayloadReferences.map(items) { item throws(WireFault) in
                try item.domain("\(field).items[\(item.id)]", references)
            }
        )
    }
}

extension WirePricelist.Item {
    func domain(_ field: String, _ references: PayloadReferences) throws(WireFault) -> Pricelist.Item {
        let least = minQuantity ?? 0
        guard (0...Int(OrderLimits.quantity.thousandths / Quantity.one.thousandths)).contains(least) else {
            throw WireFault("\(field).min_quantity: \(least) is out of range")
        }
        return Pricelist.Item(
            id: id,
            scope: try scope(field),
            minQuantity: least,
            startsOn: try Self.day(dateStart, "\(field).date_start"),
            endsOn: try Self.day(dateEnd, "\(field).date_end"),
            computation: try computation(field, references)
        )
    }

    private func scope(_ field: String) throws(WireFault) -> Pricelist.Item.Scope {
        switch appliedOn {
        case "0_product_variant": .variant(productID: try needed(productID, "\(field).product_id", "applied_on"))
        case "1_product": .product(templateID: try needed(templateID, "\(field).template_id", "applied_on"))
        case "2_product_category": .category(id: try needed(categoryID, "\(field).category_id", "applied_on"))
        case "3_global": .global
        default:
            throw WireFault(
                "\(field).applied_on: '\(appliedOn)' is none of "
                    + "0_product_variant, 1_product, 2_product_category, 3_global"
            )
        }
    }

    private func computation(
        _ field: String,
        _ references: PayloadReferences
    ) throws(WireFault) -> Pricelist.Item.Computation {
        switch compute {
        case "fixed":
            let price = try needed(fixedPrice, "\(field).fixed_price", "compute")
            return .fixed(try price.boundedPrice("\(field).fixed_price"))
        case "percentage":
            let percent = try needed(percent, "\(field).percent", "compute")
            return .percentage(try percent.priceDiscount("\(field).percent"))
        case "formula":
            return .formula(try formula(field, references))
        default:
            throw WireFault("\(field).compute: '\(compute)' is none of fixed, percentage, formula")
        }
    }

    private func formula(_ field: String, _ references: PayloadReferences) throws(WireFault) -> Pricelist.Formula {
        let step = try rounding?.boundedPrice("\(field).rounding") ?? .zero
        guard step >= .zero else { throw WireFault("\(field).rounding: \(step.plain) is less than nothing") }
        return Pricelist.Formula(
            base: try formulaBase(field, references),
            discount: try discount?.priceDiscount("\(field).discount") ?? .zero,
            rounding: step,
            surcharge: try surcharge?.boundedPrice("\(field).surcharge") ?? .zero,
            minMargin: try minMargin?.boundedPrice("\(field).min_margin") ?? .zero,
            maxMargin: try maxMargin?.boundedPrice("\(field).max_margin") ?? .zero
        )
    }

    private func formulaBase(
        _ field: String,
        _ references: PayloadReferences
    ) throws(WireFault) -> Pricelist.Formula.Base {
        switch base ?? "list_price" {
        case "list_price": return .listPrice
        case "standard_price": return .standardPrice
        case "pricelist":
            let id = try needed(basePricelistID, "\(field).base_pricelist_id", "base")
            try references.pricelist(id, "\(field).base_pricelist_id")
            return .pricelist(id: id)
        case let other:
            throw WireFault("\(field).base: '\(other)' is none of list_price, standard_price, pricelist")
        }
    }

    private func needed<Value>(_ value: Value?, _ field: String, _ because: String) throws(WireFault) -> Value {
        guard let value else { throw WireFault("\(field): is missing, and \(because) asks for it") }
        return value
    }

    private static func day(_ text: String?, _ field: String) throws(WireFault) -> CivilDate? {
        guard let text else { return nil }
        guard let date = CivilDate(text), date.plain == text else {
            throw WireFault("\(field): '\(text)' is no day such as 2026-11-22")
        }
        return date
    }
}
