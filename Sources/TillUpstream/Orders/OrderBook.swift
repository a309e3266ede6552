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
            // Of this transaction: what customers owe and what has come back is as it will be when this is stored.
            let catalogue = try cache.current(database).catalogue
            let sale = try order.returnOf.flatMap { try StoredSale.fetch(reference: $0, database) }
            let checked = try OrderValidation(catalogue: catalogue, sale: sale).check(order)
            let orderID = try insert(order, checked, saleID: sale?.id, digest, deviceID, database)
            let lineIDMap = try insertLines(order, checked, orderID, database)
            try insertPayments(order, checked, orderID, database)
            return OrderCreateResponse(orderID: orderID, created: true, lineIDMap: lineIDMap)
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
}
