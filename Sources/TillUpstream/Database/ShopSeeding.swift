import GRDB
import TillDomain

/// Puts a shop into a database that has none, whole or not at all.
enum ShopSeeding {
    static func isNeeded(_ database: Database) throws -> Bool {
        try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM company") == 0
    }

    static func write(_ shop: Shop, _ cost: PasswordCost, _ database: Database) throws {
        try shop.company.insert(database)
        try shop.config.insert(database)
        try database.execute(
            sql: "UPDATE config SET restrict_price_control = ?",
            arguments: [shop.restrictsPriceControl]
        )
        for category in shop.categories { try category.insert(database) }
        for tax in shop.taxes { try tax.insert(database) }
        for product in shop.products { try product.insert(database) }
        for method in shop.paymentMethods { try method.insert(database) }
        try writeRestaurant(shop, database)
        for person in shop.people { try record(person, cost).insert(database) }
        for account in shop.accounts {
            let record = AccountRecord(
                login: account.login,
                passwordHash: try PasswordHash.make(account.password, cost),
                personID: account.personID
            )
            try record.insert(database)
        }
    }

    private static func writeRestaurant(_ shop: Shop, _ database: Database) throws {
        for category in shop.priceCategories { try PriceCategoryRecord(category).insert(database) }
        for position in shop.fiscalPositions { try position.insert(database) }
        for list in shop.pricelists { try list.insert(database) }
        for partner in shop.partners { try partner.insert(database) }
        for floor in shop.floors { try floor.insert(database) }
        for printer in shop.printers { try printer.insert(database) }
        for preset in shop.discountPresets { try preset.insert(database) }
        for reason in shop.voidReasons { try reason.insert(database) }
        for rule in shop.barcodeRules { try rule.insert(database) }
    }

    static func setLanguage(_ language: Language, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE config SET language = ?1 WHERE language <> ?1",
            arguments: [language.rawValue]
        )
    }

    private static func record(_ person: Shop.Person, _ cost: PasswordCost) throws -> PersonRecord {
        var overrides: [String: Bool] = [:]
        for (permission, isGranted) in person.permissionOverrides { overrides[permission.rawValue] = isGranted }
        return PersonRecord(
            id: person.id,
            name: person.name,
            role: person.role.rawValue,
            pinHash: try person.pin.map { try PasswordHash.make($0, cost) },
            badge: person.badge,
            maxDiscount: person.maxDiscount,
            permissionOverrides: overrides
        )
    }
}
