/// What a person asked for without the right to it, and what waits for somebody who has it.
public struct PendingApproval: Equatable, Sendable, Codable {
    /// How long a manager has to come.
    public static let validMillis: Int64 = 120_000

    public var event: Action.Event
    public var userID: Int
    /// The refusal's code: `NOT_PERMITTED`.
    public var refusal: String
    public var permission: Permission?
    public var atMillis: Int64

    /// A clock that was set back must not make an old wish a young one.
    func isValid(atMillis now: Int64) -> Bool {
        let (age, overflow) = now.subtractingReportingOverflow(atMillis)
        return !overflow && (0...Self.validMillis).contains(age)
    }
}

/// A right that was lent once: who lent it to whom, for what, why and when.
public struct Override: Equatable, Sendable, Codable {
    public var approverID: Int
    public var userID: Int
    /// The refusal that it overcame: `NOT_PERMITTED`, `DISCOUNT_OVER_CAP`.
    public var refusal: String
    /// The event's name: `setPrice`.
    public var event: String
    public var permission: Permission?
    /// The order that it was about.
    public var reference: String?
    public var reason: String
    public var atMillis: Int64
}
