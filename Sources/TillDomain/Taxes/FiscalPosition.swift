/// A fiscal position (Odoo `account.fiscal.position`): which taxes stand in for the product's own.
public struct FiscalPosition: Equatable, Sendable, Codable {
    /// One source tax and what takes its place; without a destination it is dropped.
    public struct TaxMap: Equatable, Sendable, Codable {
        public var sourceID: Int
        public var destinationID: Int?

        public init(sourceID: Int, destinationID: Int?) {
            self.sourceID = sourceID
            self.destinationID = destinationID
        }
    }

    public var id: Int
    public var name: String
    /// The position that takes its place when the order is taken out.
    public var takeoutID: Int?
    public var maps: [TaxMap]

    public init(id: Int, name: String, takeoutID: Int? = nil, maps: [TaxMap]) {
        self.id = id
        self.name = name
        self.takeoutID = takeoutID
        self.maps = maps
    }
}
