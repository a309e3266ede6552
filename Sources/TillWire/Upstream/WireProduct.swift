import TillDomain

public struct WireProduct: Equatable, Sendable, Codable {
    public struct Unit: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var rounding: WireNumber

        public init(id: Int, name: String, rounding: WireNumber) {
            self.id = id
            self.name = name
            self.rounding = rounding
        }
    }

    public var id: Int
    public var name: String
    public var displayName: String?
    public var barcode: String?
    public var extraBarcodes: [String]?
    public var defaultCode: String?
    public var listPrice: WireNumber
    /// What it costs the shop.
    public var standardPrice: WireNumber?
    public var uom: Unit?
    public var toWeight: Bool?
    public var categoryID: Int?
    /// The category that pricelists know; nil takes the one at the till.
    public var priceCategoryID: Int?
    /// The product that this is a variant of; nil where it is its own.
    public var templateID: Int?
    public var taxIDs: [Int]
    public var active: Bool?

    private enum CodingKeys: String, CodingKey {
        case id, name, barcode, uom, active
        case displayName = "display_name"
        case extraBarcodes = "extra_barcodes"
        case defaultCode = "default_code"
        case listPrice = "list_price"
        case toWeight = "to_weight"
        case categoryID = "category_id"
        case standardPrice = "standard_price"
        case priceCategoryID = "price_category_id"
        case templateID = "template_id"
        case taxIDs = "tax_ids"
    }

    public init(
        id: Int,
        name: String,
        displayName: String? = nil,
        barcode: String?,
        extraBarcodes: [String]? = nil,
        defaultCode: String? = nil,
        listPrice: WireNumber,
        uom: Unit? = nil,
        toWeight: Bool? = nil,
        categoryID: Int?,
        taxIDs: [Int],
        active: Bool? = true
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.barcode = barcode
        self.extraBarcodes = extraBarcodes
        self.defaultCode = defaultCode
        self.listPrice = listPrice
        self.uom = uom
        self.toWeight = toWeight
        self.categoryID = categoryID
        self.taxIDs = taxIDs
        self.active = active
    }
}

public struct WireCategory: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var parentID: Int?
    public var sequence: Int?

    private enum CodingKeys: String, CodingKey {
        case id, name, sequence
        case parentID = "parent_id"
    }

    public init(id: Int, name: String, parentID: Int?, sequence: Int?) {
        self.id = id
        self.name = name
        self.parentID = parentID
        self.sequence = sequence
    }
}

// MARK: - To the domain
extension WireProduct {
    func domain() throws(WireFault) -> Product {
        let field = "products[\(id)]"
        var unit = Product.Unit.piece
        if let uom {
            unit = Product.Unit(
                id: uom.id,
                name: uom.name,
                rounding: try uom.rounding.quantity("\(field).uom.rounding")
            )
        }
        return Product(
            id: id,
            name: displayName ?? name,
            barcode: barcode ?? "",
            extraBarcodes: extraBarcodes ?? [],
            defaultCode: defaultCode ?? "",
            listPrice: try listPrice.boundedPrice("\(field).list_price"),
            standardPrice: try standardPrice?.boundedPrice("\(field).standard_price") ?? .zero,
            unit: unit,
            isWeighed: toWeight ?? false,
            categoryID: categoryID,
            priceCategoryID: priceCategoryID,
            templateID: templateID,
            taxIDs: taxIDs,
            isActive: active ?? true
        )
    }
}

extension WireCategory {
    var domain: Category { Category(id: id, name: name, parentID: parentID, sequence: sequence ?? 0) }
}
