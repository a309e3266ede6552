/// One payment towards an order; negative where money is paid back.
public struct Payment: Equatable, Sendable, Codable {
    public var methodID: Int
    public var name: String
    public var kind: PaymentMethod.Kind
    /// What was handed over.
    public var tendered: Money
    /// What of it pays the order; the rest is change, which is cash whatever was handed over.
    public var amount: Money
    public var atMillis: Int64

    public init(
        methodID: Int,
        name: String,
        kind: PaymentMethod.Kind,
        tendered: Money,
        amount: Money,
        atMillis: Int64
    ) {
        self.methodID = methodID
        self.name = name
        self.kind = kind
        self.tendered = tendered
        self.amount = amount
        self.atMillis = atMillis
    }

    public var change: Money { tendered - amount }

    /// Whether coins go into the drawer or come out of it.
    var movesCash: Bool { change != .zero || (kind == .cash && tendered != .zero) }
}
