/// A customer (Odoo `res.partner`).
public struct Partner: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var vat: String
    /// The code on the customer's card.
    public var barcode: String
    /// The most that the customer may owe; zero sells nothing on credit.
    public var creditLimit: Money
    /// What the customer owed when the catalogue was made.
    public var creditUsed: Money
    public var pricelistID: Int?
    public var fiscalPositionID: Int?

    public init(
        id: Int,
        name: String,
        vat: String = "",
        barcode: String = "",
        creditLimit: Money = .zero,
        creditUsed: Money = .zero,
        pricelistID: Int? = nil,
        fiscalPositionID: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.vat = vat
        self.barcode = barcode
        self.creditLimit = creditLimit
        self.creditUsed = creditUsed
        self.pricelistID = pricelistID
        self.fiscalPositionID = fiscalPositionID
    }
}
