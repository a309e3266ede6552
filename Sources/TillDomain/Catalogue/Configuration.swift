/// The terminal's own configuration upstream (Odoo's `pos.config`).
public struct Configuration: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var language: Language
    public var receiptHeader: String = ""
    public var receiptFooter: String = ""
    /// `iface.print_auto`: whether a paid sale prints its receipt by itself.
    public var printsAutomatically: Bool = true
    /// `iface.cashdrawer`: whether there is a drawer to open.
    public var hasCashDrawer: Bool = true
    /// The upstream's open session, where it told one.
    public var sessionID: Int?

    /// The pricelist of an order without a customer who has one; nil sells at list prices.
    public var pricelistID: Int?
    /// Digits that a pricelist's result is rounded to (Odoo's precision "Product Price").
    public var priceDigits: Int = 2
    /// The fiscal position of an order without a customer who has one.
    public var fiscalPositionID: Int?
    /// What takes its place for takeout and delivery, where the position itself names no variant.
    public var takeoutFiscalPositionID: Int?
    /// The product whose line holds a tip (`tip_product_id`); nil takes no tips.
    public var tipProductID: Int?
    /// The coins and notes that are counted (`cashbox_lines`), in minor units; empty asks for one amount.
    public var denominations: [Money] = []
    /// A difference at closing above this, either way, needs a manager (`amount_authorized_diff`); nil needs none.
    public var closingDifferenceMax: Money?

    public init(
        id: Int,
        name: String,
        language: Language = .english,
        receiptHeader: String = "",
        receiptFooter: String = "",
        printsAutomatically: Bool = true,
        hasCashDrawer: Bool = true,
        sessionID: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.receiptHeader = receiptHeader
        self.receiptFooter = receiptFooter
        self.printsAutomatically = printsAutomatically
        self.hasCashDrawer = hasCashDrawer
        self.sessionID = sessionID
    }
}
