import TillDomain

/// `floor_plan`: a floor with its tables. Where a table stands and what shape it has is for screens and not read here.
public struct WireFloor: Equatable, Sendable, Codable {
    public struct Table: Equatable, Sendable, Codable {
        public var id: Int
        public var name: String
        /// Nil is 1.
        public var seats: Int?

        public init(id: Int, name: String, seats: Int? = nil) {
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

    func domain() throws(WireFault) -> Floor {
        Floor(
            id: id,
            name: name,
            tables: try PayloadReferences.map(tables) { table throws(WireFault) in
                let seats = table.seats ?? 1
                guard (0...OrderLimits.guests).contains(seats) else {
                    throw WireFault("floor_plan[\(id)].tables[\(table.id)].seats: \(seats) is out of range")
                }
                return Floor.Table(id: table.id, name: table.name, seats: seats)
            }
        )
    }
}
