/// What an order is for.
public enum OrderMode: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// A sale.
    case order
    /// Goods come back against a receipt; its quantities and payments are negative.
    case `return`
    /// An invoice of a customer is paid.
    case payment
}

/// Where it is eaten. It chooses the fiscal position and is told to the kitchen.
public enum OrderType: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case dineIn, takeout, delivery
}

/// One sale. A value: it is changed by the reducer alone and stored whole.
public struct Order: Equatable, Sendable, Codable {
    /// `NU/CFG1/S42/1709123456789-3f7a`: made once, the key of idempotency everywhere.
    public var reference: String
    public var state: OrderState
    public var mode = OrderMode.order
    /// Counted within the session, from 1.
    public var sequence: Int
    public var sessionID: Int
    public var configurationID: Int
    public var userID: Int
    public var createdAtMillis: Int64
    public var paidAtMillis: Int64?

    // Who and where.
    public var type = OrderType.dineIn
    public var tableID: Int?
    public var guests = 0
    /// Who serves, where it is not the one who opened the order.
    public var staffID: Int?
    /// What the order is called at the counter: `Marta, blue coat`.
    public var alias = ""
    public var note = ""
    public var customer: Customer?

    // What it costs.
    public var pricelistID: Int?
    public var fiscalPositionID: Int?
    public var discount: Discount?
    public var lines: [OrderLine] = []
    public var payments: [Payment] = []
    /// The order is paid in so many even parts; nil is paid as it comes.
    public var evenWays: Int?
    /// Counts up; a line keeps its number for life.
    public var nextLineID = 1

    // The kitchen.
    public var kitchen = KitchenStatus.open
    /// Kitchen and void tickets so far, for their numbers.
    public var kitchenTickets = 0
    /// What stood at the head of the last tickets; nil before the first.
    public var kitchenTold: KitchenHead?
    public var voids: [VoidRecord] = []

    // Paper.
    /// How often its receipt was printed.
    public var receiptPrints = 0
    /// How often its check was printed.
    public var checkPrints = 0

    // Goods that came back.
    /// For a return: the sale that it is against.
    public var origin: ReturnOrigin?
    /// For a sale: what has come back of each of its lines, by the line's number.
    public var returned: [Int: Quantity] = [:]
    /// For a sale: what was paid back by each method, by the method's id; amounts are positive.
    public var refunded: [Int: Money] = [:]
    /// For mode payment: the invoice.
    public var invoice: Invoice?

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

    /// The customer as the order remembers them.
    public struct Customer: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var vat: String

        init(_ partner: Partner) {
            (id, name, vat) = (partner.id, partner.name, partner.vat)
        }
    }

    /// What the kitchen has to know beside the dishes.
    public struct KitchenHead: Equatable, Sendable, Codable {
        public var type: OrderType
        public var tableID: Int?
        /// It may be an allergy.
        public var note: String

        init(_ order: Order) {
            (type, tableID, note) = (order.type, order.tableID, order.note)
        }
    }

    /// An invoice that is paid at the till.
    public struct Invoice: Equatable, Sendable, Codable {
        public var name: String
        public var amount: Money

        public init(name: String, amount: Money) {
            self.name = name
            self.amount = amount
        }
    }
}

// MARK: - What it comes to
extension Order {
    /// What the lines come to, as Odoo adds them up.
    public var totals: OrderTotals {
        if let invoice { return OrderTotals(excluded: invoice.amount, tax: .zero, included: invoice.amount, taxes: []) }
        let amounts = lines.map(\.amounts)
        // Only amounts that were computed under global rounding have remainders.
        let isGlobal = amounts.contains { $0.taxes.contains { $0.remainder != nil } }
        return OrderTotals.compute(lines: amounts, rounding: isGlobal ? .global : .perLine)
    }

    public var totalExcluded: Money { totals.excluded }
    public var total: Money { totals.included }
    public var totalTax: Money { totals.tax }
    /// Each tax over all lines, in order of appearance.
    public var taxes: [LineAmounts.TaxAmount] { totals.taxes }
    /// What the customer handed over.
    public var tendered: Money { payments.map(\.tendered).sum() }
    /// What stays in the till, net of change.
    public var paid: Money { payments.map(\.amount).sum() }
    public var balance: Money { total - paid }
    public var change: Money { tendered - paid }
    /// Whether there is anything to pay or to pay back.
    public var isEmpty: Bool { lines.isEmpty && invoice == nil }
    /// Whether the kitchen has something of it.
    public var isSentToKitchen: Bool { lines.contains { $0.sent != .zero } }

    /// What the discounts took off, tax included.
    public var discounted: Money { lines.map(\.discounted).sum() }

    /// What the next even part comes to; the earlier parts are the larger ones.
    public var evenShare: Money? {
        guard let evenWays else { return nil }
        let left = max(1, evenWays - payments.count)
        let share = Exact.divideUp(Int128(balance.minor), by: Int128(left))
        return Money(minor: Int64(clamping: share))
    }
}
