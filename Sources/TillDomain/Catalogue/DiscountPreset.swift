/// A discount that the shop gives (published as `nu.pos.discount.preset`).
public struct DiscountPreset: Equatable, Sendable, Codable {
    public enum Kind: String, Equatable, Sendable, Codable {
        /// The value is as configured.
        case fixedPercent = "fixed_percent"
        case fixedAmount = "fixed_amount"
        /// The value is proposed and may be changed.
        case openPercent = "open_percent"
        case openAmount = "open_amount"

        public var isOpen: Bool { self == .openPercent || self == .openAmount }
        public var isPercent: Bool { self == .fixedPercent || self == .openPercent }
    }

    public enum Scope: String, Equatable, Sendable, Codable {
        case item, check, both
    }

    public var id: Int
    public var name: String
    public var kind: Kind
    public var scope: Scope
    /// For the kinds in percent.
    public var percent: Percent
    /// For the kinds in money.
    public var amount: Money

    public init(
        id: Int,
        name: String,
        kind: Kind,
        scope: Scope = .both,
        percent: Percent = .zero,
        amount: Money = .zero
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.scope = scope
        self.percent = percent
        self.amount = amount
    }
}

/// Why something that the kitchen has was taken back (published as `nu.pos.void.reason`).
public struct VoidReason: Equatable, Sendable, Codable {
    public var id: Int
    public var name: String

    public init(id: Int, name: String) {
        self.id = id
        self.name = name
    }
}
