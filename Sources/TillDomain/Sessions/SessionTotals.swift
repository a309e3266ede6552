/// What a session's paid orders add up to, for the X and Z reports.
public struct SessionTotals: Equatable, Sendable, Codable {
    public struct TaxTotal: Equatable, Sendable, Codable {
        public var taxID: Int
        public var name: String
        public var base: Money
        public var amount: Money
    }

    public struct UserTotal: Equatable, Sendable, Codable {
        public var userID: Int
        public var orders: Int
        public var total: Money
    }

    /// Sales less returns, tax included and excluded; invoices that were paid are not among them.
    public var sales = Money.zero
    public var salesExcluded = Money.zero
    public var returnCount = 0
    /// Negative.
    public var returns = Money.zero
    public var invoiceCount = 0
    public var invoices = Money.zero
    public var discounts = Money.zero
    public var tips = Money.zero
    public var cashRounding = Money.zero
    public var voidCount = 0
    public var voids = Money.zero
    public var taxes: [TaxTotal] = []
    public var users: [UserTotal] = []

    public init() {}

    mutating func add(_ order: Order) {
        add(order.total, by: order.staffID ?? order.userID)
        if order.mode == .payment {
            invoiceCount += 1
            invoices += order.total
            return
        }
        sales += order.total
        salesExcluded += order.totalExcluded
        if order.mode == .return {
            returnCount += 1
            returns += order.total
        }
        discounts.addClamped(order.discounted)
        tips += order.lines.filter { $0.kind == .tip }.map(\.amounts.included).sum()
        cashRounding += order.lines.filter { $0.kind == .cashRounding }.map(\.amounts.included).sum()
        for tax in order.taxes { add(tax) }
    }

    /// Booked when it happens, whatever becomes of the order: cleared, merged, left over for the next session.
    mutating func add(_ void: VoidRecord) {
        voidCount += 1
        voids.addClamped(void.amount)
    }

    private mutating func add(_ total: Money, by userID: Int) {
        if let position = users.firstIndex(where: { $0.userID == userID }) {
            users[position].orders += 1
            users[position].total += total
        } else {
            users.append(UserTotal(userID: userID, orders: 1, total: total))
        }
    }

    private mutating func add(_ tax: LineAmounts.TaxAmount) {
        if let position = taxes.firstIndex(where: { $0.taxID == tax.taxID }) {
            taxes[position].base += tax.base
            taxes[position].amount += tax.amount
        } else {
            taxes.append(TaxTotal(taxID: tax.taxID, name: tax.name, base: tax.base, amount: tax.amount))
        }
    }
}
