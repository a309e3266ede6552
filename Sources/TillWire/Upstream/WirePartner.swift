import TillDomain

/// `partners`: the customers.
public struct WirePartner: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String
    public var vat: String?
    public var barcode: String?
    /// The most that the customer may owe; nil and 0 sell nothing on credit.
    public var creditLimit: WireNumber?
    /// What the customer owes; less than nothing is a prepayment.
    public var creditUsed: WireNumber?
    public var pricelistID: Int?
    public var fiscalPositionID: Int?

    private enum CodingKeys: String, CodingKey {
        case id, name, vat, barcode
        case creditLimit = "credit_limit"
        case creditUsed = "credit_used"
        case pricelistID = "pricelist_id"
        case fiscalPositionID = "fiscal_position_id"
    }

    public init(
        id: Int,
        name: String,
        vat: String? = nil,
        barcode: String? = nil,
        creditLimit: WireNumber? = nil,
        creditUsed: WireNumber? = nil,
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

    func domain(_ currency: Currency, _ references: PayloadReferences) throws(WireFault) -> Partner {
        let field = "partners[\(id)]"
        return Partner(
            id: id,
            name: name,
            vat: vat ?? "",
            barcode: barcode ?? "",
            creditLimit: try creditLimit?.amount(currency, "\(field).credit_limit") ?? .zero,
            creditUsed: try creditUsed?.signedAmount(currency, "\(field).credit_used") ?? .zero,
            pricelistID: references.usablePricelist(pricelistID),
            fiscalPositionID: references.usableFiscalPosition(fiscalPositionID)
        )
    }
}
