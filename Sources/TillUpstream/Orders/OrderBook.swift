import GRDB
import TillDomain
import TillWire

/// Takes orders, each once.
struct OrderBook: Sendable {
    /// A longer device id is cut; it only tells a technician where an order came from.
    static let deviceIDMaxCharacters = 64

    let database: any DatabaseWriter
    let cache: BootstrapCache
    let nowMillis: @Sendable () -> Int64

    /// One transaction: whoever is answered has the order on disk. The reference decides: a known one with the same
    /// content is answered as before, even where the catalogue has changed since; with another content it is a conflict.
    func create(_ order: OrderCreateRequest, deviceID: String?) async throws -> OrderCreateResponse {
        let digest = Sodium.hexadecimal(Sodium.digest(try WireCoding.encode(order)))
        return try await database.write { [self] database in
            if let known = try KnownOrder.fetch(order.posReference, database) {
                return try again(known, order, digest, database)
            }
            let catalogue = try cache.current(database).catalogue
            let amounts = try OrderValidation(catalogue: catalogue).amounts(order)
            let orderID = try insert(order, amounts, digest, deviceID, database)
            return OrderCreateResponse(
                orderID: orderID,
                created: true,
                lineIDMap: try insertLines(order, amounts, orderID, database)
            )
        }
    }

    // MARK: - A reference that is known

    private struct KnownOrder {
        var id: Int
        var digest: String

        static func fetch(_ reference: String, _ database: Database) throws -> KnownOrder? {
            let sql = "SELECT id, content_digest FROM pos_order WHERE reference = ?"
            return try Row.fetchOne(database, sql: sql, arguments: [reference]).map { row in
                KnownOrder(id: row["id"], digest: row["content_digest"])
            }
        }
    }

    private func again(
        _ known: KnownOrder,
        _ order: OrderCreateRequest,
        _ digest: String,
        _ database: Database
    ) throws -> OrderCreateResponse {
        guard known.digest == digest else {
            throw UpstreamRefusal(
                .conflict,
                "pos_reference: \(order.posReference) is order \(known.id) already, with another content"
            )
        }
        let update = "UPDATE pos_order SET times_received = times_received + 1 WHERE id = ?"
        try database.execute(sql: update, arguments: [known.id])
        let sql = "SELECT client_id, id FROM order_line WHERE order_id = ?"
        let rows = try Row.fetchAll(database, sql: sql, arguments: [known.id])
        var lineIDMap: [String: Int] = [:]
        for row in rows { lineIDMap[row["client_id"]] = row["id"] }
        return OrderCreateResponse(orderID: known.id, created: false, lineIDMap: lineIDMap)
    }

    // MARK: - A new one

    private func insert(
        _ order: OrderCreateRequest,
        _ amounts: OrderValidation.Amounts,
        _ digest: String,
        _ deviceID: String?,
        _ database: Database
    ) throws -> Int {
        try database.execute(
            sql: """
                INSERT INTO pos_order (reference, content_digest, config_id, session_id, sequence_number, user_id,
                    state, created_at_millis, paid_at_millis, received_at_millis, device_id,
                    total_minor, tax_minor, paid_minor, return_minor)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                order.posReference, digest, order.configID, order.sessionID, order.sequenceNumber,
                order.userID, order.state, order.createdAtMillis, order.paidAtMillis, nowMillis(),
                deviceID.map { String($0.prefix(Self.deviceIDMaxCharacters)) },
                amounts.total.minor, amounts.tax.minor, amounts.paid.minor, amounts.change.minor,
            ]
        )
        return Int(database.lastInsertedRowID)
    }

    private func insertLines(
        _ order: OrderCreateRequest,
        _ amounts: OrderValidation.Amounts,
        _ orderID: Int,
        _ database: Database
    ) throws -> [String: Int] {
        var lineIDMap: [String: Int] = [:]
        for (line, lineAmounts) in zip(order.lines, amounts.lines) {
            try database.execute(
                sql: """
                    INSERT INTO order_line (order_id, client_id, product_id, name, qty, price_unit, discount, tax_ids,
                        subtotal_minor, subtotal_incl_minor)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    orderID, line.id, line.productID, line.name, line.qty, line.priceUnit, line.discount,
                    "\(line.taxIDs)", lineAmounts.excluded.minor, lineAmounts.included.minor,
                ]
            )
            lineIDMap[line.id] = Int(database.lastInsertedRowID)
        }
        for (payment, money) in zip(order.payments, amounts.payments) {
            try database.execute(
                sql: """
                    INSERT INTO order_payment (order_id, method_id, name, amount_minor, tendered_minor, paid_at_millis)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    orderID, payment.methodID, payment.name, money.amount.minor, money.tendered.minor,
                    payment.paidAtMillis,
                ]
            )
        }
        return lineIDMap
    }
}
