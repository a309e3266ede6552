public struct Company: Equatable, Sendable, Codable {
    public var name: String
    public var vat: String
    public var address: String
    public var phone: String
    public var currency: Currency
    public var taxRounding: TaxRounding
    /// Nil where cash is paid to the last cent.
    public var cashRounding: CashRounding?

    public init(
        name: String,
        vat: String = "",
        address: String = "",
        phone: String = "",
        currency: Currency,
        taxRounding: TaxRounding = .perLine,
        cashRounding: CashRounding? = nil
    ) {
        self.name = name
        self.vat = vat
        self.address = address
        self.phone = phone
        self.currency = currency
        self.taxRounding = taxRounding
        self.cashRounding = cashRounding
    }
}

/// What cash is rounded to where the smallest coins are gone. Odoo 12's point of sale has no such rounding, so the
/// difference is sold as a line of its own, of a product without tax.
public struct CashRounding: Equatable, Sendable, Codable {
    /// The smallest amount that can be paid in cash: 5 for 0.05.
    public var step: Money
    /// The product whose line holds the difference.
    public var productID: Int

    public init(step: Money, productID: Int) {
        self.step = step
        self.productID = productID
    }

    /// The amount that can be paid, half away from zero.
    public func rounded(_ amount: Money) -> Money { amount.rounded(to: step) }
}
