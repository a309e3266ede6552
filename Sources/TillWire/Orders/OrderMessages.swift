import TillDomain

/// A paid order as `orders/create` takes it. The amounts are Odoo's words: `amount_paid` is net of change,
/// `amount_return` is the change, positive.
public struct OrderCreateRequest: Equatable, Sendable, Codable {
    public struct Line: Equatable, Sendable, Codable {
        /// The terminal's own name for the line, unique within the order.
        public var id: String
        public var productID: Int
        public var name: String
        public var qty: WireNumber
        public var priceUnit: WireNumber
        public var discount: WireNumber
        public var taxIDs: [Int]
        public var priceSubtotal: WireNumber
        public var priceSubtotalIncl: WireNumber

        private enum CodingKeys: String, CodingKey {
            case id, name, qty, discount
            case productID = "product_id"
            case priceUnit = "price_unit"
            case taxIDs = "tax_ids"
            case priceSubtotal = "price_subtotal"
            case priceSubtotalIncl = "price_subtotal_incl"
        }
    }

    public struct PaymentLine: Equatable, Sendable, Codable {
        public var methodID: Int
        public var name: String
        /// Net of change.
        public var amount: WireNumber
        public var tendered: WireNumber
        /// Milliseconds since 1970.
        public var paidAtMillis: Int64

        private enum CodingKeys: String, CodingKey {
            case name, amount, tendered
            case methodID = "method_id"
            case paidAtMillis = "paid_at_ms"
        }
    }

    public var posReference: String
    public var configID: Int
    public var sessionID: Int
    public var sequenceNumber: Int
    public var userID: Int
    public var tableID: Int?
    public var createdAtMillis: Int64
    public var paidAtMillis: Int64?
    public var state: String
    public var lines: [Line]
    public var payments: [PaymentLine]
    public var amountTotal: WireNumber
    public var amountTax: WireNumber
    public var amountPaid: WireNumber
    public var amountReturn: WireNumber

    private enum CodingKeys: String, CodingKey {
        case state, lines, payments
        case posReference = "pos_reference"
        case configID = "config_id"
        case sessionID = "session_id"
        case sequenceNumber = "sequence_number"
        case userID = "user_id"
        case tableID = "table_id"
        case createdAtMillis = "created_at_ms"
        case paidAtMillis = "paid_at_ms"
        case amountTotal = "amount_total"
        case amountTax = "amount_tax"
        case amountPaid = "amount_paid"
        case amountReturn = "amount_return"
    }

    public init(_ order: Order, _ currency: Currency) {
        posReference = order.reference
        configID = order.configurationID
        sessionID = order.sessionID
        sequenceNumber = order.sequence
        userID = order.userID
        tableID = nil
        createdAtMillis = order.createdAtMillis
        paidAtMillis = order.paidAtMillis
        state = order.state.rawValue
        lines = order.lines.map { Line($0, currency) }
        payments = order.payments.map { PaymentLine($0, currency) }
        amountTotal = WireNumber(order.total, currency)
        amountTax = WireNumber(order.totalTax, currency)
        amountPaid = WireNumber(order.paid, currency)
        amountReturn = WireNumber(order.change, currency)
    }
}

extension OrderCreateRequest.Line {
    init(_ line: OrderLine, _ currency: Currency) {
        self.init(
            id: String(line.id),
            productID: line.productID,
            name: line.name,
            qty: WireNumber(line.quantity),
            priceUnit: WireNumber(line.unitPrice),
            discount: WireNumber(line.discount),
            taxIDs: line.taxes.map(\.id),
            priceSubtotal: WireNumber(line.amounts.excluded, currency),
            priceSubtotalIncl: WireNumber(line.amounts.included, currency)
        )
    }
}

extension OrderCreateRequest.PaymentLine {
    init(_ payment: Payment, _ currency: Currency) {
        self.init(
            methodID: payment.methodID,
            name: payment.name,
            amount: WireNumber(payment.amount, currency),
            tendered: WireNumber(payment.tendered, currency),
            paidAtMillis: payment.atMillis
        )
    }
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
