import GRDB
import TillDomain

/// An order as the upstream has it, for people and tests.
public struct StoredOrder: Equatable, Sendable, Codable {
    public struct PaymentLine: Equatable, Sendable, Codable {
        public var methodID: Int
        public var name: String
        /// Whether the customer owes it.
        public var isCredit: Bool
        /// Net of change.
        public var amount: Money
        public var tendered: Money
    }

    public var id: Int
    public var reference: String
    public var state: String
    /// `order`, `return` or `payment`.
    public var mode: String
    public var sessionID: Int
    public var sequence: Int
    public var partnerID: Int?
    public var deviceID: String?
    public var receivedAtMillis: Int64
    /// How often it was posted; more than once after a lost answer.
    public var timesReceived: Int
    public var lineCount: Int
    public var total: Money
    public var tax: Money
    public var payments: [PaymentLine]

    /// All orders, oldest first.
    static func fetchAll(_ database: Database) throws -> [StoredOrder] {
        let sql = """
            SELECT pos_order.*, (SELECT COUNT(*) FROM order_line WHERE order_id = pos_order.id) AS line_count
            FROM pos_order ORDER BY id
            """
        let lines = try Row.fetchAll(database, sql: "SELECT * FROM order_payment ORDER BY id")
        let payments = Dictionary(grouping: lines) { row -> Int in row["order_id"] }
        return try Row.fetchAll(database, sql: sql).map { row in
            StoredOrder(row, payments: (payments[row["id"]] ?? []).map(PaymentLine.init))
        }
    }

    /// The listing may read a database that an older version wrote: what that had no column for is as it was then.
    private init(_ row: Row, payments: [PaymentLine]) {
        id = row["id"]
        reference = row["reference"]
        state = row["state"]
        mode = row["mode"] as String? ?? OrderMode.order.rawValue
        partnerID = row["partner_id"]
        sessionID = row["session_id"]
        sequence = row["sequence_number"]
        deviceID = row["device_id"]
        receivedAtMillis = row["received_at_millis"]
        timesReceived = row["times_received"]
        lineCount = row["line_count"]
        total = Money(minor: row["total_minor"])
        tax = Money(minor: row["tax_minor"])
        self.payments = payments
    }
}

extension StoredOrder.PaymentLine {
    fileprivate init(_ row: Row) {
        methodID = row["method_id"]
        name = row["name"]
        isCredit = row["is_credit"] as Bool? ?? false
        amount = Money(minor: row["amount_minor"])
        tendered = Money(minor: row["tendered_minor"])
    }
}
