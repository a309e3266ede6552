import GRDB
import TillWire

// The rows of the catalogue are the wire's own structures: their coding keys are the columns.

extension WireCompany: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "company" }
}

extension WireConfig: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "config" }
}

extension WireCategory: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "category" }
}

extension WireTax: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "tax" }
}

extension WireProduct: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "product" }
}

extension WirePaymentMethod: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "payment_method" }
}

extension WireFiscalPosition: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "fiscal_position" }
}

extension WirePricelist: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "pricelist" }
}

/// The column `credit_used` is what the customer owed before the first order here.
extension WirePartner: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "partner" }
}

extension WireFloor: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "floor" }
}

extension WirePrinter: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "printer" }
}

extension WireDiscountPreset: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "discount_preset" }
}

extension WireVoidReason: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "void_reason" }
}

extension WireBarcodeRule: FetchableRecord, PersistableRecord {
    public static var databaseTableName: String { "barcode_rule" }
}

/// A category that pricelists know: the same structure as one at the till, in a table of its own.
struct PriceCategoryRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "price_category"

    var category: WireCategory

    init(_ category: WireCategory) { self.category = category }
    init(from decoder: any Decoder) throws { category = try WireCategory(from: decoder) }
    func encode(to encoder: any Encoder) throws { try category.encode(to: encoder) }
}

/// The digits as text: SQLite's numbers are binary floating point.
extension WireNumber: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { text.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> WireNumber? {
        String.fromDatabaseValue(value).map { WireNumber($0) }
    }
}

/// A person at the till.
struct PersonRecord: Equatable, Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "person"

    var id: Int
    var name: String
    var role: String
    var pinHash: String?
    var badge: String?
    var maxDiscount: WireNumber?
    /// What this person may do beyond or short of the role.
    var permissionOverrides: [String: Bool]

    private enum CodingKeys: String, CodingKey {
        case id, name, role, badge
        case pinHash = "pin_hash"
        case maxDiscount = "max_discount"
        case permissionOverrides = "permission_overrides"
    }
}

/// A login of the interface, with the person that it stands for.
struct AccountRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "account"

    var login: String
    var passwordHash: String
    var personID: Int

    private enum CodingKeys: String, CodingKey {
        case login
        case passwordHash = "password_hash"
        case personID = "person_id"
    }
}
