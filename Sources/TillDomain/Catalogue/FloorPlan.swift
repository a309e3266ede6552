/// A floor with its tables (Odoo `restaurant.floor`), as far as selling needs it.
public struct Floor: Equatable, Sendable, Codable {
    public struct Table: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        public var seats: Int

        public init(id: Int, name: String, seats: Int = 1) {
            self.id = id
            self.name = name
            self.seats = seats
        }
    }

    public var id: Int
    public var name: String
    public var tables: [Table]

    public init(id: Int, name: String, tables: [Table]) {
        self.id = id
        self.name = name
        self.tables = tables
    }
}
