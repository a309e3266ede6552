#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

/// An order as the store keeps it.
public struct StoredOrder: Equatable, Sendable {
    public var order: Order
    /// The upstream's id, once it has the order.
    public var upstreamID: Int?
    /// Why the upstream will not have it.
    public var refusal: String?
}

extension TillStore {
    func save(_ order: Order, _ atMillis: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO orders (reference, state, session_id, sequence, total_minor, changed_at_millis, content)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (reference) DO UPDATE SET
                    state = excluded.state, session_id = excluded.session_id, sequence = excluded.sequence,
                    total_minor = excluded.total_minor,
                    changed_at_millis = excluded.changed_at_millis, content = excluded.content
                """,
            arguments: [
                order.reference,
                order.state.rawValue,
                order.sessionID,
                order.sequence,
                order.total.minor,
                atMillis,
                Data(try WireCoding.encode(order)),
            ]
        )
    }

    func markFinalized(_ reference: String, _ orderID: Int, _ atMillis: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE orders SET state = ?, upstream_id = ?, refusal = NULL, changed_at_millis = ? WHERE reference = ?
                """,
            arguments: [OrderState.finalized.rawValue, orderID, atMillis, reference]
        )
        _ = try move(.accept, "last_error = NULL", [], where: "reference = ?", [reference], db)
    }

    func markRefused(_ reference: String, _ reason: String, _ atMillis: Int64, _ db: Database) throws {
        let isParked = try move(.refuse, "last_error = ?", [reason], where: "reference = ?", [reference], db)
        // What the upstream has confirmed is not refused by an answer that comes late.
        guard isParked else { return }
        try db.execute(
            sql: "UPDATE orders SET refusal = ?, changed_at_millis = ? WHERE reference = ?",
            arguments: [reason, atMillis, reference]
        )
    }

    /// Writes into a stored sale what has come back of it.
    func noteReturn(
        _ reference: String,
        _ returned: [Int: Quantity],
        _ refunded: [Int: Money],
        _ atMillis: Int64,
        _ db: Database
    ) throws {
        guard
            let content = try Data.fetchOne(
                db,
                sql: "SELECT content FROM orders WHERE reference = ?",
                arguments: [reference]
            )
        else {
            // A return begins with the sale out of this very table.
            throw StoreError(.unreadable, "sale \(reference), of which goods came back, is not in the store")
        }
        var sale = try WireCoding.decode(Order.self, from: content)
        sale.returned = returned
        sale.refunded = refunded
        try db.execute(
            sql: "UPDATE orders SET content = ?, changed_at_millis = ? WHERE reference = ?",
            arguments: [Data(try WireCoding.encode(sale)), atMillis, reference]
        )
    }

    /// The latest orders, newest first.
    public func orders(limit: Int) throws(StoreError) -> [StoredOrder] {
        try StoreError.wrapping("read the orders") {
            try database.read { db in
                try Row.fetchAll(
                    db,
                    sql:
                        "SELECT content, state, upstream_id, refusal FROM orders ORDER BY changed_at_millis DESC LIMIT ?",
                    arguments: [limit]
                ).map(Self.storedOrder)
            }
        }
    }

    public func order(reference: String) throws(StoreError) -> StoredOrder? {
        try StoreError.wrapping("read order \(reference)") {
            try database.read { db in
                try Row.fetchOne(
                    db,
                    sql: "SELECT content, state, upstream_id, refusal FROM orders WHERE reference = ?",
                    arguments: [reference]
                ).map(Self.storedOrder)
            }
        }
    }

    /// The content is what the terminal wrote; the column's state is later, once the upstream has answered.
    private static func storedOrder(_ row: Row) throws -> StoredOrder {
        let content: Data = row["content"]
        var order = try WireCoding.decode(Order.self, from: content)
        if let state = OrderState(rawValue: row["state"]) { order.state = state }
        return StoredOrder(order: order, upstreamID: row["upstream_id"], refusal: row["refusal"])
    }
}
