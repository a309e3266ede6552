import TillDomain
import TillWire

/// A shop as it is put into a new database. PINs and passwords stand here in clear; only their hashes are stored.
public struct Shop: Sendable {
    public struct Person: Sendable {
        public var id: Int
        public var name: String
        public var role: Role
        public var pin: String?
        /// The label on the badge, as it is scanned.
        public var badge: String?
        /// In percent; nil caps nothing.
        public var maxDiscount: WireNumber?
        /// What this person may do beyond or short of the role.
        public var permissionOverrides: [Permission: Bool]

        public init(
            id: Int,
            name: String,
            role: Role,
            pin: String? = nil,
            badge: String? = nil,
            maxDiscount: WireNumber? = nil,
            permissionOverrides: [Permission: Bool] = [:]
        ) {
            self.id = id
            self.name = name
            self.role = role
            self.pin = pin
            self.badge = badge
            self.maxDiscount = maxDiscount
            self.permissionOverrides = permissionOverrides
        }
    }

    /// A login of the interface.
    public struct Account: Sendable {
        public var login: String
        public var password: String
        public var personID: Int

        public init(login: String, password: String, personID: Int) {
            self.login = login
            self.password = password
            self.personID = personID
        }
    }

    public var company: WireCompany
    public var config: WireConfig
    /// Only managers change prices.
    public var restrictsPriceControl: Bool
    public var categories: [WireCategory]
    public var taxes: [WireTax]
    public var products: [WireProduct]
    public var paymentMethods: [WirePaymentMethod]
    public var people: [Person]
    public var accounts: [Account]
    public var fiscalPositions: [WireFiscalPosition] = []
    public var pricelists: [WirePricelist] = []
    public var priceCategories: [WireCategory] = []
    /// `credit_used` is what a customer owes when the shop begins.
    public var partners: [WirePartner] = []
    public var floors: [WireFloor] = []
    public var printers: [WirePrinter] = []
    public var discountPresets: [WireDiscountPreset] = []
    public var voidReasons: [WireVoidReason] = []
    public var barcodeRules: [WireBarcodeRule] = []

    /// A shop without customers and tables; those are set after.
    public init(
        company: WireCompany,
        config: WireConfig,
        restrictsPriceControl: Bool,
        categories: [WireCategory],
        taxes: [WireTax],
        products: [WireProduct],
        paymentMethods: [WirePaymentMethod],
        people: [Person],
        accounts: [Account]
    ) {
        self.company = company
        self.config = config
        self.restrictsPriceControl = restrictsPriceControl
        self.categories = categories
        self.taxes = taxes
        self.products = products
        self.paymentMethods = paymentMethods
        self.people = people
        self.accounts = accounts
    }
}
