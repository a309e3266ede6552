import GRDB
import TillDomain

/// A sale as a return needs it: what was sold of each line, and what has come back of it since.
struct StoredSale {
    struct Line {
        var id: Int
        var kind: OrderLine.Kind
        var productID: Int
        var quantity: Quantity
        var unitPrice: Price
        var discount: Percent
        /// Those that its amounts were made of.
        var taxIDs: Set<Int>
        /// What it came to, tax included.
        var included: Money
        /// Positive, and what was paid back for it.
        var returned: Quantity
        var paidBack: Money

        var left: Quantity { quantity - returned }
    }

    var id: Int
    var configID: Int
    var mode: OrderMode
    var partnerID: Int?
    /// By the name that the terminal gave the line.
    var lines: [String: Line]

    static func fetch(reference: String, _ database: Database) throws -> StoredSale? {
        let sql = "SELECT id, config_id, mode, partner_id FROM pos_order WHERE reference = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [reference]) else { return nil }
        let id: Int = row["id"]
        return StoredSale(
            id: id,
            configID: row["config_id"],
            mode: try value(OrderMode(rawValue: row["mode"]), "mode", ofOrder: id),
            partnerID: row["partner_id"],
            lines: try lines(ofOrder: id, database)
        )
    }

    private static func lines(ofOrder id: Int, _ database: Database) throws -> [String: Line] {
        let returned = try returnedParts(ofOrder: id, database)
        var lines: [String: Line] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM order_line WHERE order_id = ?", arguments: [id]) {
            let lineID: Int = row["id"]
            let (quantity, price, discount): (String, String, String) = (row["qty"], row["price_unit"], row["discount"])
            let taxIDs: String = row["tax_ids"]
            lines[row["client_id"]] = Line(
                id: lineID,
                kind: try value(OrderLine.Kind(rawValue: row["kind"]), "kind", ofOrder: id),
                productID: row["product_id"],
                quantity: try value(Quantity(quantity), "qty", ofOrder: id),
                unitPrice: try value(Price(price), "price_unit", ofOrder: id),
                discount: try value(Percent(discount), "discount", ofOrder: id),
                taxIDs: Set(taxIDs.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }),
                included: Money(minor: row["subtotal_incl_minor"]),
                returned: returned[lineID]?.quantity ?? .zero,
                paidBack: returned[lineID]?.amount ?? .zero
            )
        }
        return lines
    }

    private static func returnedParts(
        ofOrder id: Int,
        _ database: Database
    ) throws -> [Int: (quantity: Quantity, amount: Money)] {
        let sql = """
            SELECT origin_id, qty, subtotal_incl_minor FROM order_line
            WHERE origin_id IN (SELECT id FROM order_line WHERE order_id = ?)
            """
        var returned: [Int: (quantity: Quantity, amount: Money)] = [:]
        for row in try Row.fetchAll(database, sql: sql, arguments: [id]) {
            let (originID, text): (Int, String) = (row["origin_id"], row["qty"])
            var parts = returned[originID] ?? (.zero, .zero)
            parts.quantity = parts.quantity - (try value(Quantity(text), "qty", ofOrder: id))
            parts.amount -= Money(minor: row["subtotal_incl_minor"])
            returned[originID] = parts
        }
        return returned
    }

    private static func value<Value>(_ value: Value?, _ column: String, ofOrder id: Int) throws -> Value {
        guard let value else { throw UpstreamServerError(.database, "order \(id) has a \(column) that is none") }
        return value
    }
}
