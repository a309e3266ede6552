/// The bounds of one order. They keep every sum inside 64 bits and every document on paper.
public enum OrderLimits {
    public static let lines = 500
    public static let payments = 50
    public static let parkedOrders = 200
    /// Either way from zero.
    public static let quantity = Quantity(thousandths: 100_000 * 1000)
    public static let price = Price(millionths: 10_000_000 * 1_000_000)
    /// The most that any amount of a line may be, either way from zero, in minor units. Price and quantity at their
    /// bounds stay below it; only taxes beyond all reason do not.
    public static let lineAmount = Money(minor: 10_000_000_000_000_000)
    /// The most that is tendered in one payment, in minor units.
    public static let tendered = Money(minor: 100_000_000_000)
}

/// One sale. A value: it is changed by the reducer alone and stored whole.
public struct Order: Equatable, Sendable, Codable {
    /// `NU/CFG1/S42/1709123456789-3f7a`: made once, the key of idempotency everywhere.
    public var reference: String
    public var state: OrderState
    /// Counted within the session, from 1.
    public var sequence: Int
    public var sessionID: Int
    public var configurationID: Int
    public var userID: Int
    public var createdAtMillis: Int64
    public var paidAtMillis: Int64?
    public var lines: [OrderLine] = []
    public var payments: [Payment] = []
    /// Counts up; a line keeps its number for life.
    public var nextLineID = 1
    /// How often its receipt was printed.
    public var receiptPrints = 0

    public init(
        reference: String,
        state: OrderState = .idle,
        sequence: Int,
        sessionID: Int,
        configurationID: Int,
        userID: Int,
        createdAtMillis: Int64
    ) {
        self.reference = reference
        self.state = state
        self.sequence = sequence
        self.sessionID = sessionID
        self.configurationID = configurationID
        self.userID = userID
        self.createdAtMillis = createdAtMillis
    }

    // MARK: - What it comes to

    public var totalExcluded: Money { lines.map(\.amounts.excluded).sum() }
    public var total: Money { lines.map(\.amounts.included).sum() }
    public var totalTax: Money { total - totalExcluded }
    /// What the customer handed over.
    public var tendered: Money { payments.map(\.tendered).sum() }
    /// What stays in the till, net of change.
    public var paid: Money { payments.map(\.amount).sum() }
    public var balance: Money { total - paid }
    public var change: Money { tendered - paid }

    /// Each tax over all lines, in order of appearance.
    public var taxes: [LineAmounts.TaxAmount] {
        var sums: [LineAmounts.TaxAmount] = []
        for tax in lines.flatMap(\.amounts.taxes) {
            if let position = sums.firstIndex(where: { $0.taxID == tax.taxID }) {
                sums[position].amount += tax.amount
                sums[position].base += tax.base
            } else {
                sums.append(tax)
            }
        }
        return sums
    }
}

/// One line: what was sold, with the name, price and taxes of the moment, so that it reads the same when the
/// catalogue has changed.
public struct OrderLine: Equatable, Sendable, Codable {
    public var id: Int
    public var productID: Int
    public var name: String
    public var quantity: Quantity
    public var unitPrice: Price
    public var discount: Percent
    public var taxes: [Tax]
    public var amounts: LineAmounts
    /// A person changed the price.
    public var isPriceManual: Bool

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
        self.amounts = amounts
        self.isPriceManual = isPriceManual
    }

    /// Sets `amounts` from price, discount, quantity and taxes, as Odoo 12's `compute_all` does.
    public mutating func compute(_ company: Company) {
        amounts = TaxComputation.amounts(
            price: unitPrice,
            discount: discount,
            quantity: quantity,
            taxes: taxes,
            currency: company.currency,
            rounding: company.taxRounding
        )
    }
}

/// One payment towards an order.
public struct Payment: Equatable, Sendable, Codable {
    public var methodID: Int
    public var name: String
    public var kind: PaymentMethod.Kind
    /// What was handed over.
    public var tendered: Money
    /// What of it pays the order; the rest is change.
    public var amount: Money
    public var atMillis: Int64

    public init(
        methodID: Int,
        name: String,
        kind: PaymentMethod.Kind,
        tendered: Money,
        amount: Money,
        atMillis: Int64
    ) {
        self.methodID = methodID
        self.name = name
        self.kind = kind
        self.tendered = tendered
        self.amount = amount
        self.atMillis = atMillis
    }
}
