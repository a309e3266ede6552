/// The states of an order and the events that move it. The whole table is data, so that it can be drawn and tested.
public enum OrderState: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing in it yet.
    case idle
    /// Lines are added and changed.
    case editing
    /// The total stands and is being paid.
    case checkout
    /// Paid in full; barred from edits. Waits for the upstream.
    case paid
    /// The upstream has it.
    case finalized
}

public enum OrderEvent: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case orderNew = "ORDER_NEW"
    case orderLoad = "ORDER_LOAD"
    case orderClear = "ORDER_CLEAR"
    case lineAdd = "LINE_ADD"
    case lineSetQty = "LINE_SET_QTY"
    case lineRemove = "LINE_REMOVE"
    case orderSetCustomer = "ORDER_SET_CUSTOMER"
    /// Table, guests, staff, alias, note.
    case orderSetParticulars = "ORDER_SET_PARTICULARS"
    case pricingContextSet = "PRICING_CONTEXT_SET"
    case goCheckout = "GO_CHECKOUT"
    case goEditing = "GO_EDITING"
    case markPaid = "MARK_PAID"
    case finalize = "FINALIZE"
    case draftSave = "DRAFT_SAVE"
    case draftSaved = "DRAFT_SAVED"
}

public enum OrderMachine {
    /// Where an event leads; nil where the event is illegal in that state.
    public static func next(_ state: OrderState, _ event: OrderEvent) -> OrderState? {
        transitions[state]?[event]
    }

    /// Every legal pair. What is not here is refused.
    public static let transitions: [OrderState: [OrderEvent: OrderState]] = [
        .idle: [
            .orderNew: .idle,
            .orderLoad: .editing,
            .orderClear: .idle,
            .lineAdd: .editing,
            .orderSetCustomer: .idle,
            .orderSetParticulars: .idle,
            .pricingContextSet: .idle,
        ],
        .editing: [
            .orderClear: .idle,
            .lineAdd: .editing,
            .lineSetQty: .editing,
            .lineRemove: .editing,
            .orderSetCustomer: .editing,
            .orderSetParticulars: .editing,
            .pricingContextSet: .editing,
            .goCheckout: .checkout,
            .draftSave: .editing,
            .draftSaved: .editing,
        ],
        .checkout: [
            // A customer who pays on credit is often named only now.
            .orderSetCustomer: .checkout,
            .orderSetParticulars: .checkout,
            .goEditing: .editing,
            .markPaid: .paid,
            .draftSave: .checkout,
            .draftSaved: .checkout,
        ],
        .paid: [
            .finalize: .finalized
        ],
        .finalized: [
            .orderNew: .idle
        ],
    ]
}
