/// What the machines' states and events are called before people, in both languages.
extension OrderState {
    var words: (english: String, spanish: String) {
        switch self {
        case .idle: ("empty", "vacío")
        case .editing: ("being edited", "en edición")
        case .checkout: ("being paid", "en cobro")
        case .paid: ("paid", "cobrado")
        case .finalized: ("finalized", "finalizado")
        }
    }
}

extension OrderEvent {
    var words: (english: String, spanish: String) {
        switch self {
        case .orderNew: ("Beginning an order", "Empezar un pedido")
        case .orderLoad: ("Taking up an order", "Retomar un pedido")
        case .orderClear: ("Giving up the order", "Anular el pedido")
        case .lineAdd: ("Adding a line", "Añadir una línea")
        case .lineSetQty: ("Changing a quantity", "Cambiar una cantidad")
        case .lineRemove: ("Removing a line", "Quitar una línea")
        case .orderSetCustomer: ("Choosing a customer", "Elegir un cliente")
        case .pricingContextSet: ("Changing a price", "Cambiar un precio")
        case .goCheckout: ("Going on to payment", "Pasar al cobro")
        case .goEditing: ("Going back to the lines", "Volver a las líneas")
        case .markPaid: ("Paying", "Cobrar")
        case .finalize: ("Finalizing", "Finalizar")
        case .draftSave, .draftSaved: ("Parking", "Aparcar")
        }
    }
}

extension SessionState {
    var words: (english: String, spanish: String) {
        switch self {
        case .closed: ("closed", "cerrada")
        case .opening: ("being opened", "en apertura")
        case .open: ("open", "abierta")
        case .closing: ("being closed", "en cierre")
        }
    }
}

extension SessionEvent {
    var words: (english: String, spanish: String) {
        switch self {
        case .startOpening, .opened: ("Opening", "Abrir")
        case .startClosing: ("Beginning to close", "Empezar el cierre")
        case .cancelClosing: ("Giving up the closing", "Cancelar el cierre")
        case .closed: ("Closing", "Cerrar")
        }
    }
}
