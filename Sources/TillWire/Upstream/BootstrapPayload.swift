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

    private enum CodingKeys: String, CodingKey {
        case etag, company, config, session, users, products, categories, taxes
        case serverTime = "server_time"
        case paymentMethods = "payment_methods"
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

public struct WireCompany: Equatable, Sendable, Codable {
    public struct WireCurrency: Equatable, Sendable, Codable {
        public var code: String
        public var symbol: String
        public var position: String
        public var digits: Int

        public init(code: String, symbol: String, position: String, digits: Int) {
            self.code = code
            self.symbol = symbol
            self.position = position
            self.digits = digits
        }
    }

    public var name: String
    public var vat: String?
    public var address: String?
    public var phone: String?
    public var currency: WireCurrency
    public var taxRounding: String

    private enum CodingKeys: String, CodingKey {
        case name, vat, address, phone, currency
        case taxRounding = "tax_rounding"
    }

    public init(
        name: String,
        vat: String?,
        address: String?,
        phone: String?,
        currency: WireCurrency,
        taxRounding: String
    ) {
        self.name = name
        self.vat = vat
        self.address = address
        self.phone = phone
        self.currency = currency
        self.taxRounding = taxRounding
    }
}

public struct WireConfig: Equatable, Sendable, Codable {
    public struct Interface: Equatable, Sendable, Codable {
        public var printAuto: Bool
        public var cashdrawer: Bool

        private enum CodingKeys: String, CodingKey {
            case cashdrawer
            case printAuto = "print_auto"
        }

        public init(printAuto: Bool, cashdrawer: Bool) {
            self.printAuto = printAuto
            self.cashdrawer = cashdrawer
        }
    }

    public var id: Int
    public var name: String
    public var language: String
    public var receiptHeader: String?
    public var receiptFooter: String?
    public var iface: Interface

    private enum CodingKeys: String, CodingKey {
        case id, name, language, iface
        case receiptHeader = "receipt_header"
        case receiptFooter = "receipt_footer"
    }

    public init(
        id: Int,
        name: String,
        language: String,
        receiptHeader: String?,
        receiptFooter: String?,
        iface: Interface
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.receiptHeader = receiptHeader
        self.receiptFooter = receiptFooter
        self.iface = iface
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

public struct WireUser: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var role: String
    public var pinHash: String?
    public var badge: String?
    public var maxDiscount: WireNumber?
    public var permissions: [String: Bool]

    private enum CodingKeys: String, CodingKey {
        case id, name, role, badge, permissions
        case pinHash = "pin_hash"
        case maxDiscount = "max_discount"
    }

    public init(
        id: Int,
        name: String,
        role: String,
        pinHash: String?,
        badge: String?,
        maxDiscount: WireNumber?,
        permissions: [String: Bool]
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.pinHash = pinHash
        self.badge = badge
        self.maxDiscount = maxDiscount
        self.permissions = permissions
    }
}
