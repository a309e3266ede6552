import TillDomain

/// `config`: the terminal's own configuration (Odoo `pos.config`).
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

    // Nil from an upstream that does not know of them.
    public var pricelistID: Int?
    /// Digits that a pricelist's result is rounded to.
    public var priceDigits: Int?
    public var fiscalPositionID: Int?
    public var takeoutFiscalPositionID: Int?
    public var tipProductID: Int?
    /// The coins and notes that are counted.
    public var denominations: [WireNumber]?
    /// A difference at closing above this needs a manager.
    public var closingDifferenceMax: WireNumber?
    /// How people sign in, for screens: `pin` and others. Not read yet.
    public var loginMethod: String?
    /// Who an order without a customer is booked on. The upstream's own business; not read here.
    public var defaultPartnerID: Int?

    private enum CodingKeys: String, CodingKey {
        case id, name, language, iface, denominations
        case receiptHeader = "receipt_header"
        case receiptFooter = "receipt_footer"
        case pricelistID = "pricelist_id"
        case priceDigits = "price_digits"
        case fiscalPositionID = "fiscal_position_id"
        case takeoutFiscalPositionID = "takeout_fiscal_position_id"
        case tipProductID = "tip_product_id"
        case closingDifferenceMax = "closing_difference_max"
        case loginMethod = "login_method"
        case defaultPartnerID = "default_partner_id"
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

// MARK: - To the domain
extension WireConfig {
    /// - Parameter sessionID: the open session, where the upstream told one.
    func domain(
        _ currency: Currency,
        sessionID: Int?,
        _ references: PayloadReferences
    ) throws(WireFault) -> Configuration {
        guard let language = Language(rawValue: String(self.language.prefix(2)).lowercased()) else {
            throw WireFault("config.language: '\(self.language)' is neither en nor es")
        }
        var configuration = Configuration(
            id: id,
            name: name,
            language: language,
            receiptHeader: receiptHeader ?? "",
            receiptFooter: receiptFooter ?? "",
            printsAutomatically: iface.printAuto,
            hasCashDrawer: iface.cashdrawer,
            sessionID: sessionID
        )
        try setPricing(&configuration, references)
        configuration.denominations = try counted(currency)
        configuration.closingDifferenceMax = try closingDifferenceMax?.amount(currency, "config.closing_difference_max")
        return configuration
    }

    private func setPricing(
        _ configuration: inout Configuration,
        _ references: PayloadReferences
    ) throws(WireFault) {
        try references.pricelist(pricelistID, "config.pricelist_id")
        try references.fiscalPosition(fiscalPositionID, "config.fiscal_position_id")
        try references.fiscalPosition(takeoutFiscalPositionID, "config.takeout_fiscal_position_id")
        try references.product(tipProductID, "config.tip_product_id")
        if let priceDigits {
            guard (0...Price.digits).contains(priceDigits) else {
                throw WireFault("config.price_digits: \(priceDigits) is not within 0 and \(Price.digits)")
            }
            configuration.priceDigits = priceDigits
        }
        configuration.pricelistID = pricelistID
        configuration.fiscalPositionID = fiscalPositionID
        configuration.takeoutFiscalPositionID = takeoutFiscalPositionID
        configuration.tipProductID = tipProductID
    }

    private func counted(_ currency: Currency) throws(WireFault) -> [Money] {
        let field = "config.denominations"
        guard (denominations ?? []).count <= CashCount.denominationsMax else {
            throw WireFault("\(field): there are more than \(CashCount.denominationsMax)")
        }
        let values = try PayloadReferences.map(denominations) { number throws(WireFault) in
            let value = try number.amount(currency, field)
            guard value > .zero else { throw WireFault("\(field): \(number.text) is no coin and no note") }
            return value
        }
        guard Set(values).count == values.count else { throw WireFault("\(field): one is there twice") }
        return values
    }
}
