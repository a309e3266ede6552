/// Something that the kitchen had and that was taken back.
public struct VoidRecord: Equatable, Sendable, Codable {
    public var lineID: Int
    public var productID: Int
    public var name: String
    public var quantity: Quantity
    /// What it would have cost, tax included.
    public var amount: Money
    public var reason: String
    public var userID: Int
    public var approverID: Int?
    public var atMillis: Int64
}
