/// What the kitchen knows of an order.
public enum KitchenStatus: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// Something has not been sent.
    case open
    /// All of it has been sent.
    case sent
    /// It was edited after it was sent.
    case changed
    /// The kitchen has made it.
    case ready
    case paid
}

public enum KitchenEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case send = "KITCHEN_SEND"
    case change = "LINE_CHANGE"
    case bump = "KITCHEN_BUMP"
    case recall = "KITCHEN_RECALL"
    case pay = "MARK_PAID"
}

public enum KitchenMachine {
    /// Where an event leads; nil where the event is illegal in that state.
    public static func next(_ state: KitchenStatus, _ event: KitchenEvent) -> KitchenStatus? {
        transitions[state]?[event]
    }

    public static let transitions: [KitchenStatus: [KitchenEvent: KitchenStatus]] = [
        .open: [.send: .sent, .change: .open, .pay: .paid],
        .sent: [.send: .sent, .change: .changed, .bump: .ready, .pay: .paid],
        .changed: [.send: .sent, .change: .changed, .bump: .ready, .pay: .paid],
        .ready: [.send: .sent, .change: .changed, .recall: .sent, .pay: .paid],
        .paid: [:],
    ]
}
