import TillDomain

/// `fiscal_positions`: which taxes stand in for a product's own.
public struct WireFiscalPosition: Equatable, Sendable, Codable {
    public struct TaxMap: Equatable, Sendable, Codable {
        public var src: Int
        /// Nil drops the source.
        public var dest: Int?

        public init(src: Int, dest: Int?) {
            self.src = src
            self.dest = dest
        }
    }

    public var id: Int
    public var name: String
    public var takeoutID: Int?
    public var maps: [TaxMap]

    private enum CodingKeys: String, CodingKey {
        case id, name, maps
        case takeoutID = "takeout_id"
    }

    public init(id: Int, name: String, takeoutID: Int? = nil, maps: [TaxMap]) {
        self.id = id
        self.name = name
        self.takeoutID = takeoutID
        self.maps = maps
    }

    /// A source that is no tax here maps nothing; a destination that is none would lose a tax.
    func domain(_ references: PayloadReferences) throws(WireFault) -> FiscalPosition {
        let field = "fiscal_positions[\(id)]"
        try references.fiscalPosition(takeoutID, "\(field).takeout_id")
        for (position, map) in maps.enumerated() { try references.tax(map.dest, "\(field).maps[\(position)].dest") }
        return FiscalPosition(
            id: id,
            name: name,
            takeoutID: takeoutID,
            maps: maps.map { FiscalPosition.TaxMap(sourceID: $0.src, destinationID: $0.dest) }
        )
    }
}
