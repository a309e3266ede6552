/// A station that orders are sent to: a printer in the kitchen or behind the bar (Odoo `restaurant.printer`).
public struct KitchenPrinter: Equatable, Sendable, Codable {
    /// Names the station in the configuration of devices: `kitchen`, `bar`.
    public var key: String
    public var name: String
    /// What is prepared there, with all categories below; empty takes everything.
    public var categoryIDs: [Int]

    public init(key: String, name: String, categoryIDs: [Int] = []) {
        self.key = key
        self.name = name
        self.categoryIDs = categoryIDs
    }
}
