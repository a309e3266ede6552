/// Cash that was put into the drawer or taken out of it without a sale.
public struct CashMovement: Equatable, Sendable, Codable {
    /// Negative for what was taken out.
    public var amount: Money
    public var reason: String
    public var userID: Int
    public var approverID: Int?
    public var atMillis: Int64
}
