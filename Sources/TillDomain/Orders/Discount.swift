/// A discount as it was given, with who gave it.
public struct Discount: Equatable, Sendable, Codable {
    public enum Value: Equatable, Sendable, Codable {
        case percent(Percent)
        /// Off the amount that the customer would pay, tax included.
        case amount(Money)
    }

    /// The preset's name; empty for one without.
    public var name: String
    public var value: Value
    public var userID: Int
    /// The manager who allowed it, where the user might not.
    public var approverID: Int?
    public var reason: String

    public init(name: String, value: Value, userID: Int, approverID: Int? = nil, reason: String = "") {
        self.name = name
        self.value = value
        self.userID = userID
        self.approverID = approverID
        self.reason = reason
    }
}

/// What a person asks for: a preset, with a value of their own where the preset is open.
public struct DiscountRequest: Equatable, Sendable, Codable {
    /// Nil for a plain discount that no preset names.
    public var presetID: Int?
    public var value: Discount.Value?
    public var reason: String

    public init(presetID: Int? = nil, value: Discount.Value? = nil, reason: String = "") {
        self.presetID = presetID
        self.value = value
        self.reason = reason
    }
}
