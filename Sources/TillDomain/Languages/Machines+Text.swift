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
        case .orderSetParticulars: ("Changing table, guests or notes", "Cambiar mesa, comensales o notas")
        case .pricingContextSet: ("Changing a price", "Cambiar un precio")
        case .goCheckout: ("Going on to payment", "Pasar al cobro")
        case .goEditing: ("Going back to the lines", "Volver a las líneas")
        case .markPaid: ("Paying", "Cobrar")
        case .finalize: ("Finalizing", "Finalizar")
        case .draftSave, .draftSaved: ("Parking", "Aparcar")
        }
    }
}

extension OrderMode {
    var words: (english: String, spanish: String) {
        switch self {
        case .order: ("a sale", "una venta")
        case .return: ("a return", "una devolución")
        case .payment: ("the payment of an invoice", "el cobro de una factura")
        }
    }
}

extension KitchenStatus {
    var words: (english: String, spanish: String) {
        switch self {
        case .open: ("not sent", "sin enviar")
        case .sent: ("sent", "enviado")
        case .changed: ("changed", "cambiado")
        case .ready: ("ready", "listo")
        case .paid: ("paid", "cobrado")
        }
    }
}

extension KitchenEvent {
    var words: (english: String, spanish: String) {
        switch self {
        case .send: ("Sending to the kitchen", "Enviar a cocina")
        case .change: ("Changing the order", "Cambiar el pedido")
        case .bump: ("Marking as ready", "Marcar como listo")
        case .recall: ("Calling back", "Recuperar")
        case .pay: ("Paying", "Cobrar")
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
        case .cancelOpening: ("Giving up the opening", "Cancelar la apertura")
        case .startClosing: ("Beginning to close", "Empezar el cierre")
        case .cancelClosing: ("Giving up the closing", "Cancelar el cierre")
        case .closed: ("Closing", "Cerrar")
        }
    }
}

extension ClosingState {
    var words: (english: String, spanish: String) {
        switch self {
        case .loading: ("being prepared", "en preparación")
        case .warning: ("waiting for the open orders to be acknowledged", "pendiente de aceptar los pedidos abiertos")
        case .counting: ("waiting for the count", "pendiente del recuento")
        case .managerOverride: ("waiting for a manager", "pendiente del encargado")
        case .closing: ("under way", "en curso")
        case .report: ("being reported", "en informe")
        case .done: ("done", "terminado")
        }
    }
}

extension ClosingEvent {
    var words: (english: String, spanish: String) {
        switch self {
        case .loaded, .openOrders: ("Preparing the closing", "Preparar el cierre")
        case .acknowledge: ("Acknowledging open orders", "Aceptar los pedidos abiertos")
        case .count: ("Counting the cash", "Contar el efectivo")
        case .needsManager: ("Asking a manager", "Avisar al encargado")
        case .confirm: ("Confirming the closing", "Confirmar el cierre")
        case .closed: ("Closing", "Cerrar")
        case .reported: ("Reporting", "Informar")
        }
    }
}
