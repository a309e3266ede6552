/// What `reduce` answers: the effects, or why nothing happened.
public enum Outcome: Equatable, Sendable {
    case done([Effect])
    /// The state is as it was; the effects tell the cashier (display and sound).
    case refused(Refusal, [Effect])
    /// Nothing has been done yet: the state keeps what was asked for, until a manager lends the right to it, the cashier
    /// gives it up, or does something else.
    case awaitsApproval(Refusal, [Effect])

    public var effects: [Effect] {
        switch self {
        case .done(let effects), .refused(_, let effects), .awaitsApproval(_, let effects): effects
        }
    }

    /// Why it was not done, also where a manager can still lend the right.
    public var refusal: Refusal? {
        switch self {
        case .done: nil
        case .refused(let refusal, _), .awaitsApproval(let refusal, _): refusal
        }
    }

    /// Whether the state is as it was.
    public var isRefused: Bool {
        if case .refused = self { true } else { false }
    }
}
