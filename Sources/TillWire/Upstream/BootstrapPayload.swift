import TillDomain

/// The bootstrap payload as it is on the wire. Fields that this version does not use are ignored; of the ones that it
/// uses, the required ones must be there.
public struct BootstrapPayload: Equatable, Sendable, Codable {
    public var etag: String
    public var serverTime: String
    public var company: WireCompany
    public var config: WireConfig
    public var session: WireSession?
    public var users: [WireUser]
    public var products: [WireProduct]
    public var categories: [WireCategory]?
    public var taxes: [WireTax]
    public var paymentMethods: [WirePaymentMethod]

    // Nil from an upstream that does not know of them.
    public var fiscalPositions: [WireFiscalPosition]?
    public var pricelists: [WirePricelist]?
    /// The categories that pricelists know (`product.category`); nil and empty where they are the ones at the till.
    public var priceCategories: [WireCategory]?
    public var partners: [WirePartner]?
    public var floorPlan: [WireFloor]?
    public var printers: [WirePrinter]?
    public var discountPresets: [WireDiscountPreset]?
    public var voidReasons: [WireVoidReason]?
    public var barcodeRules: [WireBarcodeRule]?

    private enum CodingKeys: String, CodingKey {
        case etag, company, config, session, users, products, categories, taxes, pricelists, partners, printers
        case serverTime = "server_time"
        case paymentMethods = "payment_methods"
        case fiscalPositions = "fiscal_positions"
        case priceCategories = "price_categories"
        case floorPlan = "floor_plan"
        case discountPresets = "discount_presets"
        case voidReasons = "void_reasons"
        case barcodeRules = "barcode_rules"
    }

    public init(
        etag: String,
        serverTime: String,
        company: WireCompany,
        config: WireConfig,
        session: WireSession?,
        users: [WireUser],
        products: [WireProduct],
        categories: [WireCategory],
        taxes: [WireTax],
        paymentMethods: [WirePaymentMethod]
    ) {
        self.etag = etag
        self.serverTime = serverTime
        self.company = company
        self.config = config
        self.session = session
        self.users = users
        self.products = products
        self.categories = categories
        self.taxes = taxes
        self.paymentMethods = paymentMethods
    }
}

public struct WireSession: Equatable, Sendable, Codable {
    public var id: Int
    public var state: String

    public init(id: Int, state: String) {
        self.id = id
        self.state = state
    }
}
