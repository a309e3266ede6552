import GRDB
import TillDomain
import TillWire

/// Makes the payload from the tables.
enum BootstrapReader {
    /// - Returns: the payload with its etag and with an empty `server_time`. The etag is a digest of all the rest, so
    ///   that equal content has the same etag after a restart and on another machine.
    static func payload(_ database: Database) throws -> BootstrapPayload {
        guard let company = try WireCompany.fetchOne(database), let config = try WireConfig.fetchOne(database) else {
            throw UpstreamServerError(.shop, "the database has no company or no configuration")
        }
        var payload = BootstrapPayload(
            etag: "",
            serverTime: "",
            company: company,
            config: config,
            session: try openSession(database),
            users: try users(database),
            products: try WireProduct.order(sql: "id").fetchAll(database),
            categories: try WireCategory.order(sql: "id").fetchAll(database),
            taxes: try WireTax.order(sql: "id").fetchAll(database),
            paymentMethods: try WirePaymentMethod.order(sql: "sequence, id").fetchAll(database)
        )
        try addRestaurant(&payload, database)
        payload.etag = Sodium.hexadecimal(Sodium.digest(try WireCoding.encode(payload)))
        return payload
    }

    private static func addRestaurant(_ payload: inout BootstrapPayload, _ database: Database) throws {
        payload.fiscalPositions = try WireFiscalPosition.order(sql: "id").fetchAll(database)
        payload.pricelists = try WirePricelist.order(sql: "id").fetchAll(database)
        payload.priceCategories = try PriceCategoryRecord.order(sql: "id").fetchAll(database).map(\.category)
        payload.partners = try partners(payload, database)
        payload.floorPlan = try WireFloor.order(sql: "id").fetchAll(database)
        payload.printers = try WirePrinter.order(sql: "row").fetchAll(database)
        payload.discountPresets = try WireDiscountPreset.order(sql: "id").fetchAll(database)
        payload.voidReasons = try WireVoidReason.order(sql: "id").fetchAll(database)
        payload.barcodeRules = try WireBarcodeRule.order(sql: "sequence, row").fetchAll(database)
    }

    /// The customers with what they owe now.
    private static func partners(_ payload: BootstrapPayload, _ database: Database) throws -> [WirePartner] {
        let currency = try payload.company.currency.domain()
        let owed = try PartnerAccount.owed(database)
        return try WirePartner.order(sql: "id").fetchAll(database).map { partner in
            guard let owed = owed[partner.id] else { return partner }
            let before = try partner.creditUsed?.money(currency, "partners[\(partner.id)].credit_used") ?? .zero
            var partner = partner
            // Prepayments without end would leave the range that a terminal reads; they end at its bound.
            let bounded = max(-OrderLimits.tendered, min(OrderLimits.tendered, before + owed))
            partner.creditUsed = WireNumber(bounded, currency)
            return partner
        }
    }

    /// The number of the last change to anything in the payload.
    static func revision(_ database: Database) throws -> Int64 {
        guard let number = try Int64.fetchOne(database, sql: "SELECT number FROM bootstrap_revision") else {
            throw UpstreamServerError(.shop, "the database has lost its revision")
        }
        return number
    }

    /// Opens a session where none is open.
    static func ensureSession(_ database: Database, nowMillis: Int64) throws {
        guard try openSession(database) == nil else { return }
        try database.execute(
            sql: "INSERT INTO session (state, opened_at_millis) VALUES ('opened', ?)",
            arguments: [nowMillis]
        )
    }

    private static func openSession(_ database: Database) throws -> WireSession? {
        let sql = "SELECT id, state FROM session WHERE state = 'opened' ORDER BY id DESC LIMIT 1"
        return try Row.fetchOne(database, sql: sql).map { WireSession(id: $0["id"], state: $0["state"]) }
    }

    private static func users(_ database: Database) throws -> [WireUser] {
        let sql = "SELECT restrict_price_control FROM config"
        let restrictsPriceControl = try Bool.fetchOne(database, sql: sql) ?? false
        return try PersonRecord.order(sql: "id").fetchAll(database).map { person in
            WireUser(
                id: person.id,
                name: person.name,
                role: person.role,
                pinHash: person.pinHash,
                badge: person.badge,
                maxDiscount: person.maxDiscount,
                permissions: RolePermissions.resolve(
                    Role(rawValue: person.role) ?? .waiter,
                    restrictsPriceControl: restrictsPriceControl,
                    overrides: person.permissionOverrides
                )
            )
        }
    }
}
