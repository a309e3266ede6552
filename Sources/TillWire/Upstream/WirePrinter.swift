import TillDomain

/// `printers`: what is printed where, by the names that the devices are configured under.
public struct WirePrinter: Equatable, Sendable, Codable {
    public var key: String
    public var name: String
    /// `receipt` or `kitchen`.
    public var role: String
    /// For a kitchen: what is prepared there, with all categories below; nil and empty take everything.
    public var categories: [Int]?

    public init(key: String, name: String, role: String, categories: [Int]? = nil) {
        self.key = key
        self.name = name
        self.role = role
        self.categories = categories
    }

    /// Nil for a printer that is no kitchen's: the till's own prints the receipts.
    func kitchen(_ references: PayloadReferences) throws(WireFault) -> KitchenPrinter? {
        let field = "printers[\(key)]"
        guard !key.isEmpty else { throw WireFault("\(field).key: is empty") }
        for id in categories ?? [] { try references.category(id, "\(field).categories") }
        switch role {
        case "kitchen": return KitchenPrinter(key: key, name: name, categoryIDs: categories ?? [])
        case "receipt": return nil
        default: throw WireFault("\(field).role: '\(role)' is neither receipt nor kitchen")
        }
    }
}
