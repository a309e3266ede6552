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
    case cancelOpening = "CANCEL_OPENING"
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
        .opening: [.opened: .open, .cancelOpening: .closed],
        .open: [.startClosing: .closing],
        .closing: [.cancelClosing: .open, .closed: .closed],
    ]
}
