public struct Product: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var barcode: String
    public var extraBarcodes: [String]
    public var defaultCode: String
    public var listPrice: Price
    /// What it costs the shop (`standard_price`), for pricelists that reckon from it.
    public var standardPrice: Price
    public var unit: Unit
    public var isWeighed: Bool
    /// The category at the till (`pos.category`): it routes kitchen tickets.
    public var categoryID: Int?
    /// The category that pricelists know (`product.category`); nil takes the one at the till.
    public var priceCategoryID: Int?
    /// The product that this is a variant of (`product_tmpl_id`); nil where it is its own.
    public var templateID: Int?
    public var taxIDs: [Int]
    public var isActive: Bool

    /// A unit of measure (Odoo `uom.uom`).
    public struct Unit: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        /// The smallest step of a quantity; 1000 thousandths for whole pieces.
        public var rounding: Quantity

        public static let piece = Unit(id: 1, name: "Units", rounding: .one)

        public init(id: Int, name: String, rounding: Quantity) {
            self.id = id
            self.name = name
            self.rounding = rounding
        }
    }

    public init(
        id: Int,
        name: String,
        barcode: String = "",
        extraBarcodes: [String] = [],
        defaultCode: String = "",
        listPrice: Price,
        standardPrice: Price = .zero,
        unit: Unit = .piece,
        isWeighed: Bool = false,
        categoryID: Int? = nil,
        priceCategoryID: Int? = nil,
        templateID: Int? = nil,
        taxIDs: [Int] = [],
        isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.barcode = barcode
        self.extraBarcodes = extraBarcodes
        self.defaultCode = defaultCode
        self.listPrice = listPrice
        self.standardPrice = standardPrice
        self.unit = unit
        self.isWeighed = isWeighed
        self.categoryID = categoryID
        self.priceCategoryID = priceCategoryID
        self.templateID = templateID
        self.taxIDs = taxIDs
        self.isActive = isActive
    }

    /// Every barcode that the product answers to.
    var barcodes: [String] {
        (barcode.isEmpty ? [] : [barcode]) + extraBarcodes
    }
}

public struct Category: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var parentID: Int?
    public var sequence: Int

    public init(id: Int, name: String, parentID: Int? = nil, sequence: Int = 0) {
        self.id = id
        self.name = name
        self.parentID = parentID
        self.sequence = sequence
    }
}
