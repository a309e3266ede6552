import GRDB
import TillDomain

/// What the customers owe by the orders here: the sum of their payments on credit (one that a return pays back is
/// negative), less the invoices that they paid at the till. Less than nothing is a prepayment.
enum PartnerAccount {
    /// By customer; one who never bought on credit and never paid an invoice is not there.
    static func owed(_ database: Database) throws -> [Int: Money] {
        var owed: [Int: Money] = [:]
        let sql = "SELECT partner_id, SUM(minor) AS minor FROM (\(entries)) GROUP BY partner_id"
        for row in try Row.fetchAll(database, sql: sql) { owed[row["partner_id"]] = Money(minor: row["minor"]) }
        return owed
    }

    private static let entries = """
        SELECT pos_order.partner_id AS partner_id, order_payment.amount_minor AS minor
        FROM order_payment JOIN pos_order ON pos_order.id = order_payment.order_id
        WHERE order_payment.is_credit = 1 AND pos_order.partner_id IS NOT NULL
        UNION ALL
        SELECT partner_id, -total_minor FROM pos_order WHERE mode = 'payment' AND partner_id IS NOT NULL
        """
}
