import TillDomain

public struct WireCompany: Equatable, Sendable, Codable {
    /// What cash is rounded to, and the product whose line holds the difference.
    public struct WireCashRounding: Equatable, Sendable, Codable {
        public var step: WireNumber
        public var productID: Int

        private enum CodingKeys: String, CodingKey {
            case step
            case productID = "product_id"
        }

        public init(step: WireNumber, productID: Int) {
            self.step = step
            self.productID = productID
        }
    }

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
    /// Nil where cash is paid to the last cent.
    public var cashRounding: WireCashRounding?

    private enum CodingKeys: String, CodingKey {
        case name, vat, address, phone, currency
        case taxRounding = "tax_rounding"
        case cashRounding = "cash_rounding"
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

// MARK: - To the domain
extension WireCompany {
    func domain(_ references: PayloadReferences) throws(WireFault) -> Company {
        let currency = try self.currency.domain()
        guard let rounding = TaxRounding(rawValue: taxRounding) else {
            throw WireFault("company.tax_rounding: '\(taxRounding)' is neither line nor global")
        }
        return Company(
            name: name,
            vat: vat ?? "",
            address: address ?? "",
            phone: phone ?? "",
            currency: currency,
            taxRounding: rounding,
            cashRounding: try cashRounding?.domain(currency, references)
        )
    }
}

extension WireCompany.WireCurrency {
    public func domain() throws(WireFault) -> Currency {
        guard let position = Currency.Position(rawValue: self.position) else {
            throw WireFault("company.currency.position: '\(self.position)' is neither before nor after")
        }
        guard [0, 2, 3].contains(digits) else {
            throw WireFault("company.currency.digits: \(digits) is none of 0, 2, 3")
        }
        return Currency(code: code, symbol: symbol, position: position, digits: digits)
    }
}

extension WireCompany.WireCashRounding {
    func domain(_ currency: Currency, _ references: PayloadReferences) throws(WireFault) -> CashRounding {
        let step = try self.step.amount(currency, "company.cash_rounding.step")
        guard step > .zero else { throw WireFault("company.cash_rounding.step: is nothing") }
        try references.product(productID, "company.cash_rounding.product_id")
        return CashRounding(step: step, productID: productID)
    }
}
