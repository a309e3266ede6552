/// The states of a cash session and the events that move it.
public enum SessionState: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case closed
    /// The float is being counted.
    case opening
    case open
    /// The cash is being counted.
    case closing
}

public enum SessionEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case startOpening = "START_OPENING"
    case opened = "OPENED"
    case startClosing = "START_CLOSING"
    case cancelClosing = "CANCEL_CLOSING"
    case closed = "CLOSED"
}

public enum SessionMachine {
    /// Where an event leads; nil where the event is illegal in that state.
    public static func next(_ state: SessionState, _ event: SessionEvent) -> SessionState? {
        transitions[state]?[event]
    }

    public static let transitions: [SessionState: [SessionEvent: SessionState]] = [
        .closed: [.startOpening: .opening],
        .opening: [.opened: .open],
        .open: [.startClosing: .closing],
        .closing: [.cancelClosing: .open, .closed: .closed],
    ]
}

/// A cash session: from the counted float to the counted closing.
public struct Session: Equatable, Sendable, Codable {
    public var state: SessionState
    /// The upstream's number; zero before the first.
    public var id: Int
    public var openedAtMillis: Int64
    public var openingFloat: Money
    /// The next order's sequence.
    public var nextSequence: Int
    /// Paid orders, and what came in by method.
    public var orderCount: Int
    public var takings: [Taking]

    /// What one payment method took in.
    public struct Taking: Equatable, Sendable, Codable {
        public var methodID: Int
        public var name: String
        public var kind: PaymentMethod.Kind
        public var amount: Money

        public init(methodID: Int, name: String, kind: PaymentMethod.Kind, amount: Money) {
            self.methodID = methodID
            self.name = name
            self.kind = kind
            self.amount = amount
        }
    }

    public static let never = Session(
        state: .closed,
        id: 0,
        openedAtMillis: 0,
        openingFloat: .zero,
        nextSequence: 1,
        orderCount: 0,
        takings: []
    )

    public init(
        state: SessionState,
        id: Int,
        openedAtMillis: Int64,
        openingFloat: Money,
        nextSequence: Int,
        orderCount: Int,
        takings: [Taking]
    ) {
        self.state = state
        self.id = id
        self.openedAtMillis = openedAtMillis
        self.openingFloat = openingFloat
        self.nextSequence = nextSequence
        self.orderCount = orderCount
        self.takings = takings
    }

    /// What the drawer should hold: the float and the cash that came in, net of change.
    public var expectedCash: Money {
        openingFloat + takings.filter { $0.kind == .cash }.map(\.amount).sum()
    }

    mutating func take(_ payments: [Payment]) {
        orderCount += 1
        for payment in payments {
            if let position = takings.firstIndex(where: { $0.methodID == payment.methodID }) {
                takings[position].amount += payment.amount
            } else {
                takings.append(
                    Taking(
                        methodID: payment.methodID,
                        name: payment.name,
                        kind: payment.kind,
                        amount: payment.amount
                    )
                )
            }
        }
    }
}
