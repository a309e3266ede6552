import TillDomain

extension OrderCreateRequest {
    /// A discount as it was given, with who gave it: for the books, no part of the arithmetic.
    public struct DiscountRecord: Equatable, Sendable, Codable {
        /// The preset's name; left out for one without.
        public var name: String?
        /// `percent` or `amount`.
        public var type: String
        public var value: WireNumber
        public var userID: Int
        /// The manager who allowed it, where the user might not.
        public var approverID: Int?
        public var reason: String?

        private enum CodingKeys: String, CodingKey {
            case name, type, value, reason
            case userID = "user_id"
            case approverID = "approver_id"
        }

        public init(
            name: String? = nil,
            type: String,
            value: WireNumber,
            userID: Int,
            approverID: Int? = nil,
            reason: String? = nil
        ) {
            self.name = name
            self.type = type
            self.value = value
            self.userID = userID
            self.approverID = approverID
            self.reason = reason
        }

        init(_ discount: Discount, _ currency: Currency) {
            switch discount.value {
            case .percent(let percent): (type, value) = ("percent", WireNumber(percent))
            case .amount(let money): (type, value) = ("amount", WireNumber(money, currency))
            }
            name = discount.name.nilIfEmpty
            userID = discount.userID
            approverID = discount.approverID
            reason = discount.reason.nilIfEmpty
        }
    }

    /// Something that the kitchen had and that was taken back.
    public struct VoidLine: Equatable, Sendable, Codable {
        public var lineID: String
        public var productID: Int
        public var name: String
        public var qty: WireNumber
        /// What it would have cost, tax included.
        public var amount: WireNumber
        public var reason: String
        public var userID: Int
        public var approverID: Int?
        /// Milliseconds since 1970.
        public var atMillis: Int64

        private enum CodingKeys: String, CodingKey {
            case name, qty, amount, reason
            case lineID = "line_id"
            case productID = "product_id"
            case userID = "user_id"
            case approverID = "approver_id"
            case atMillis = "at_ms"
        }

        public init(
            lineID: String,
            productID: Int,
            name: String,
            qty: WireNumber,
            amount: WireNumber,
            reason: String,
            userID: Int,
            approverID: Int? = nil,
            atMillis: Int64
        ) {
            self.lineID = lineID
            self.productID = productID
            self.name = name
            self.qty = qty
            self.amount = amount
            self.reason = reason
            self.userID = userID
            self.approverID = approverID
            self.atMillis = atMillis
        }

        init(_ record: VoidRecord, _ currency: Currency) {
            self.init(
                lineID: String(record.lineID),
                productID: record.productID,
                name: record.name,
                qty: WireNumber(record.quantity),
                amount: WireNumber(record.amount, currency),
                reason: record.reason,
                userID: record.userID,
                approverID: record.approverID,
                atMillis: record.atMillis
            )
        }
    }
}
