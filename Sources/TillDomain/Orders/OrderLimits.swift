/// The bounds of one order. They keep every sum inside 64 bits and every document on paper. What would go beyond is
/// refused.
public enum OrderLimits {
    public static let lines = 500
    public static let payments = 50
    public static let parkedOrders = 200
    /// Either way from zero.
    public static let quantity = Quantity(thousandths: 100_000 * 1000)
    public static let price = Price(millionths: 10_000_000 * 1_000_000)
    /// The most that any amount of a line may be, either way from zero, in minor units. Price and quantity at their
    /// bounds stay below it; only taxes beyond all reason do not.
    public static let lineAmount = Money(minor: 10_000_000_000_000_000)
    /// The most that is tendered in one payment, in minor units.
    public static let tendered = Money(minor: 100_000_000_000)
    public static let guests = 999
    /// The longest note, reason or name that a person enters, in characters.
    public static let textCharacters = 200
    /// Voids kept in one order.
    public static let voids = 500
    /// Ways that an order is paid evenly by.
    public static let ways = 99
}
