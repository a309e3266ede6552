import GRDB
import TillDomain
import TillWire

/// An order that adds up goes into the tables.
extension OrderBook {
    func insert(
        _ order: OrderCreateRequest,
        _ checked: OrderValidation.Checked,
        saleID: Int?,
        _ digest: String,
        _ deviceID: String?,
        _ database: Database
    ) throws -> Int {
        try database.execute(
            sql: """
                INSERT INTO pos_order (reference, content_digest, config_id, session_id, sequence_number, user_id,
                    state, created_at_millis, paid_at_millis, received_at_millis, device_id,
                    total_minor, tax_minor, paid_minor, return_minor, mode, return_of_id, invoice_name)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                order.posReference, digest, order.configID, order.sessionID, order.sequenceNumber,
                order.userID, order.state, order.createdAtMillis, order.paidAtMillis, nowMillis(),
                deviceID.map { String($0.prefix(Self.deviceIDMaxCharacters)) },
                checked.total.minor, checked.tax.minor, checked.paid.minor, checked.change.minor,
                checked.mode.rawValue, saleID, order.invoice?.name,
            ]
        )
        let orderID = Int(database.lastInsertedRowID)
        try setParticulars(order, orderID, database)
        return orderID
    }

    private func setParticulars(_ order: OrderCreateRequest, _ orderID: Int, _ database: Database) throws {
        try database.execute(
            sql: """
                UPDATE pos_order SET order_type = ?, table_id = ?, customer_count = ?, staff_id = ?, alias = ?,
                    note = ?, partner_id = ?, pricelist_id = ?, fiscal_position_id = ?, check_discount = ?, voids = ?
                WHERE id = ?
                """,
            arguments: [
                order.orderType, order.tableID, order.customerCount, order.staffID, order.alias, order.note,
                order.partnerID, order.pricelistID, order.fiscalPositionID, try Self.json(order.checkDiscount),
                try Self.json(order.voids), orderID,
            ]
        )
    }

    func insertLines(
        _ order: OrderCreateRequest,
        _ checked: OrderValidation.Checked,
        _ orderID: Int,
        _ database: Database
    ) throws -> [String: Int] {
        var lineIDMap: [String: Int] = [:]
        for (line, found) in zip(order.lines, checked.lines) {
            try database.execute(
                sql: """
                    INSERT INTO order_line (order_id, client_id, product_id, name, qty, price_unit, discount, tax_ids,
                        subtotal_minor, subtotal_incl_minor, kind, product_tax_ids, item_discount, is_price_manual,
                        note, lot, origin_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    orderID, line.id, line.productID, line.name, line.qty, line.priceUnit, line.discount,
                    "\(found.line.taxes.map(\.id))", found.line.amounts.excluded.minor,
                    found.line.amounts.included.minor, found.kind.rawValue, line.taxIDs.map { "\($0)" },
                    try Self.json(line.itemDiscount), line.isPriceManual ?? false, line.note, line.lot, found.originID,
                ]
            )
            lineIDMap[line.id] = Int(database.lastInsertedRowID)
        }
        return lineIDMap
    }

    func insertPayments(
        _ order: OrderCreateRequest,
        _ checked: OrderValidation.Checked,
        _ orderID: Int,
        _ database: Database
    ) throws {
        for (payment, found) in zip(order.payments, checked.payments) {
            try database.execute(
                sql: """
                    INSERT INTO order_payment (order_id, method_id, name, amount_minor, tendered_minor, paid_at_millis,
                        kind, is_credit)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    orderID, payment.methodID, payment.name, found.amount.minor, found.tendered.minor,
                    payment.paidAtMillis, found.kind.rawValue, found.kind == .credit,
                ]
            )
        }
    }

    private static func json(_ value: (some Encodable)?) throws -> String? {
        try value.map { String(decoding: try WireCoding.encode($0), as: UTF8.self) }
    }
}
