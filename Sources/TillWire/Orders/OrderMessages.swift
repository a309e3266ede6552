import TillDomain

/// A paid order as `orders/create` takes it. The amounts are Odoo's words: `amount_paid` is net of change,
/// `amount_return` is the change, positive. In a return, quantities and payments are negative, and so are the totals.
///
/// What is optional here was added later: an upstream takes orders without it.
public struct OrderCreateRequest: Equatable, Sendable, Codable {
    public var posReference: String
    public var configID: Int
    public var sessionID: Int
    public var sequenceNumber: Int
    public var userID: Int
    public var createdAtMillis: Int64
    public var paidAtMillis: Int64?
    public var state: String
    /// `order`, `return` or `payment`; nil is `order`.
    public var mode: String?

    // Who and where.
    /// `dineIn`, `takeout` or `delivery`.
    public var orderType: String?
    public var tableID: Int?
    /// Guests; nil where nobody counted.
    public var customerCount: Int?
    /// Who served, where it is not the one who opened the order.
    public var staffID: Int?
    public var alias: String?
    public var note: String?
    public var partnerID: Int?

    // What it cost.
    public var pricelistID: Int?
    public var fiscalPositionID: Int?
    /// What was given on the whole; its effect is in each line's `discount`.
    public var checkDiscount: DiscountRecord?
    public var lines: [Line]
    /// What the kitchen had and was taken back. Nothing of it is in the amounts.
    public var voids: [VoidLine]?
    public var payments: [PaymentLine]
    public var amountTotal: WireNumber
    public var amountTax: WireNumber
    public var amountPaid: WireNumber
    public var amountReturn: WireNumber

    /// For mode `return`: the `pos_reference` of the sale that it is against.
    public var returnOf: String?
    /// For mode `payment`: the invoice that is paid. There are no lines then, and no tax.
    public var invoice: Invoice?

    private enum CodingKeys: String, CodingKey {
        case state, mode, alias, note, lines, voids, payments, invoice
        case posReference = "pos_reference"
        case configID = "config_id"
        case sessionID = "session_id"
        case sequenceNumber = "sequence_number"
        case userID = "user_id"
        case createdAtMillis = "created_at_ms"
        case paidAtMillis = "paid_at_ms"
        case orderType = "order_type"
        case tableID = "table_id"
        case customerCount = "customer_count"
        case staffID = "staff_id"
        case partnerID = "partner_id"
        case pricelistID = "pricelist_id"
        case fiscalPositionID = "fiscal_position_id"
        case checkDiscount = "check_discount"
        case amountTotal = "amount_total"
        case amountTax = "amount_tax"
        case amountPaid = "amount_paid"
        case amountReturn = "amount_return"
        case returnOf = "return_of"
    }

    public init(_ order: Order, _ currency: Currency) {
        posReference = order.reference
        configID = order.configurationID
        sessionID = order.sessionID
        sequenceNumber = order.sequence
        userID = order.userID
        createdAtMillis = order.createdAtMillis
        paidAtMillis = order.paidAtMillis
        state = order.state.rawValue
        mode = order.mode.rawValue
        orderType = order.type.rawValue
        tableID = order.tableID
        customerCount = order.guests == 0 ? nil : order.guests
        staffID = order.staffID
        alias = order.alias.nilIfEmpty
        note = order.note.nilIfEmpty
        partnerID = order.customer?.id
        pricelistID = order.pricelistID
        fiscalPositionID = order.fiscalPositionID
        checkDiscount = order.discount.map { DiscountRecord($0, currency) }
        let isMapped = order.fiscalPositionID != nil
        lines = order.lines.map { Line($0, isMapped: isMapped, currency) }
        voids = order.voids.isEmpty ? nil : order.voids.map { VoidLine($0, currency) }
        payments = order.payments.map { PaymentLine($0, currency) }
        amountTotal = WireNumber(order.total, currency)
        amountTax = WireNumber(order.totalTax, currency)
        amountPaid = WireNumber(order.paid, currency)
        amountReturn = WireNumber(order.change, currency)
        returnOf = order.origin?.reference
        invoice = order.invoice.map { Invoice(name: $0.name, amount: WireNumber($0.amount, currency)) }
    }
}

extension String {
    /// A field that says nothing is left out.
    var nilIfEmpty: String? { isEmpty ? nil : self }
}

public struct OrderCreateResponse: Equatable, Sendable, Codable {
    public var orderID: Int
    /// False when the upstream had the order already.
    public var created: Bool
    public var lineIDMap: [String: Int]

    private enum CodingKeys: String, CodingKey {
        case created
        case orderID = "order_id"
        case lineIDMap = "line_id_map"
    }

    public init(orderID: Int, created: Bool, lineIDMap: [String: Int]) {
        self.orderID = orderID
        self.created = created
        self.lineIDMap = lineIDMap
    }
}
