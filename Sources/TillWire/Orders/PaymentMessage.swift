import TillDomain

extension OrderCreateRequest {
    public struct PaymentLine: Equatable, Sendable, Codable {
        public var methodID: Int
        public var name: String
        /// `cash`, `card`, `bank` or `credit`.
        public var kind: String?
        /// The customer owes it: it stays out of the statement. Left out where it is not so.
        public var isCredit: Bool?
        /// Net of change; negative where money is paid back.
        public var amount: WireNumber
        public var tendered: WireNumber
        /// Milliseconds since 1970.
        public var paidAtMillis: Int64

        private enum CodingKeys: String, CodingKey {
            case name, kind, amount, tendered
            case methodID = "method_id"
            case isCredit = "is_credit"
            case paidAtMillis = "paid_at_ms"
        }
    }

    /// An invoice that is paid at the till.
    public struct Invoice: Equatable, Sendable, Codable {
        public var name: String
        public var amount: WireNumber

        public init(name: String, amount: WireNumber) {
            self.name = name
            self.amount = amount
        }
    }
}

extension OrderCreateRequest.PaymentLine {
    init(_ payment: Payment, _ currency: Currency) {
        self.init(
            methodID: payment.methodID,
            name: payment.name,
            kind: payment.kind.rawValue,
            isCredit: payment.kind == .credit ? true : nil,
            amount: WireNumber(payment.amount, currency),
            tendered: WireNumber(payment.tendered, currency),
            paidAtMillis: payment.atMillis
        )
    }
}
