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
    public var uom: Unit?
    public var toWeight: Bool?
    public var categoryID: Int?
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

public struct WirePaymentMethod: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var type: String
    public var sequence: Int
    public var allowOverpay: Bool
    public var allowChange: Bool
    public var allowNegative: Bool

    private enum CodingKeys: String, CodingKey {
        case id, name, type, sequence
        case allowOverpay = "allow_overpay"
        case allowChange = "allow_change"
        case allowNegative = "allow_negative"
    }

    public init(
        id: Int,
        name: String,
        type: String,
        sequence: Int,
        allowOverpay: Bool,
        allowChange: Bool,
        allowNegative: Bool
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.sequence = sequence
        self.allowOverpay = allowOverpay
        self.allowChange = allowChange
        self.allowNegative = allowNegative
    }
}
