/// The steps of closing a session, from the first question to the report.
public enum ClosingState: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// What is open, and what should be in the drawer, is being gathered.
    case loading
    /// Orders are still open: somebody must say that this is known.
    case warning
    case counting
    /// The difference is larger than the shop allows without a manager.
    case managerOverride
    case closing
    /// The Z report is being printed.
    case report
    case done
}

public enum ClosingEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case loaded = "LOADED"
    case openOrders = "OPEN_ORDERS"
    case acknowledge = "ACKNOWLEDGE"
    case count = "COUNT"
    case needsManager = "NEEDS_MANAGER"
    case confirm = "CONFIRM"
    case closed = "CLOSED"
    case reported = "REPORTED"
}

public enum ClosingMachine {
    /// Where an event leads; nil where the event is illegal in that state.
    public static func next(_ state: ClosingState, _ event: ClosingEvent) -> ClosingState? {
        transitions[state]?[event]
    }

    public static let transitions: [ClosingState: [ClosingEvent: ClosingState]] = [
        .loading: [.loaded: .counting, .openOrders: .warning],
        .warning: [.acknowledge: .counting],
        .counting: [.count: .counting, .needsManager: .managerOverride, .confirm: .closing],
        .managerOverride: [.count: .counting, .confirm: .closing],
        .closing: [.closed: .report],
        .report: [.reported: .done],
        .done: [:],
    ]
}

/// A closing under way, or the last one.
public struct Closing: Equatable, Sendable, Codable {
    public var state = ClosingState.loading
    /// Orders that are put aside and stay so for the next session.
    public var openOrders: Int
    /// Nil until it has been counted.
    public var counted: CashCount?

    public init(openOrders: Int) {
        self.openOrders = openOrders
    }
}
