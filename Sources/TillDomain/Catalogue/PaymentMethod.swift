/// A way to pay (Odoo: a journal with its statement).
public struct PaymentMethod: Equatable, Sendable, Codable {
    public enum Kind: String, Equatable, Sendable, Codable {
        case cash, card, bank, credit
    }

    public var id: Int
    public var name: String
    public var kind: Kind
    public var sequence: Int
    public var allowsOverpay: Bool
    public var allowsChange: Bool
    public var allowsNegative: Bool

    public init(
        id: Int,
        name: String,
        kind: Kind,
        sequence: Int,
        allowsOverpay: Bool,
        allowsChange: Bool,
        allowsNegative: Bool = true
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.sequence = sequence
        self.allowsOverpay = allowsOverpay
        self.allowsChange = allowsChange
        self.allowsNegative = allowsNegative
    }
}
