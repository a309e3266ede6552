/// One line: what was sold, with the name, price and taxes of the moment, so that it reads the same when the
/// catalogue has changed.
public struct OrderLine: Equatable, Sendable, Codable {
    public enum Kind: String, Equatable, Sendable, Codable {
        case product, tip
        /// What rounding to the smallest coin added or took.
        case cashRounding
    }

    public var id: Int
    public var kind = Kind.product
    public var productID: Int
    public var name: String
    /// Negative in a return.
    public var quantity: Quantity
    public var unitPrice: Price
    /// All discounts on it together, as the upstream knows them: item and check multiplied.
    public var discount: Percent
    public var itemDiscount: Discount?
    /// The taxes that apply, by the order's fiscal position.
    public var taxes: [Tax]
    /// The product's own taxes: Odoo stores these, and maps them again by the fiscal position.
    public var productTaxIDs: [Int] = []
    public var amounts: LineAmounts
    /// What the discounts took off, tax included.
    public var discounted = Money.zero
    /// A person, or a price in a barcode, set the price: no pricelist changes it any more.
    public var isPriceManual: Bool
    public var note = ""
    /// The lot that was scanned with it.
    public var lot = ""

    /// What the kitchen has been told of it.
    public var sent = Quantity.zero
    public var sentNote = ""
    /// In a return: the line of the sale that comes back.
    public var originLineID: Int?

    public init(
        id: Int,
        productID: Int,
        name: String,
        quantity: Quantity,
        unitPrice: Price,
        discount: Percent = .zero,
        taxes: [Tax],
        amounts: LineAmounts = .zero,
        isPriceManual: Bool = false
    ) {
        self.id = id
        self.productID = productID
        self.name = name
        self.quantity = quantity
        self.unitPrice = unitPrice
        self.discount = discount
        self.taxes = taxes
        productTaxIDs = taxes.map(\.id)
        self.amounts = amounts
        self.isPriceManual = isPriceManual
    }

    /// Sets `amounts` from price, discount, quantity and taxes, as Odoo 12's `compute_all` does.
    public mutating func compute(_ company: Company) {
        amounts = computed(discount, company)
        let full = discount == .zero ? amounts : computed(.zero, company)
        discounted = full.included - amounts.included
    }

    /// Whether the sums of a full order of such lines stay inside 64 bits, what the discounts took off among them.
    var isInRange: Bool {
        amounts.isInRange && discounted.minor.magnitude <= OrderLimits.lineAmount.minor.magnitude
    }

    /// What the line would come to at a discount.
    func computed(_ discount: Percent, _ company: Company) -> LineAmounts {
        TaxComputation.amounts(
            price: unitPrice,
            discount: discount,
            quantity: quantity,
            taxes: taxes,
            currency: company.currency,
            rounding: company.taxRounding
        )
    }
}

/// A part of a line, by which lines are split off, moved and taken back.
public struct LineShare: Equatable, Sendable, Codable {
    public var lineID: Int
    /// Nil is the whole line.
    public var quantity: Quantity?

    public init(lineID: Int, quantity: Quantity? = nil) {
        self.lineID = lineID
        self.quantity = quantity
    }
}
