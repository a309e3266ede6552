/// What a lent right was for, as a report says it, in both languages.
extension Override {
    func text(_ language: Language) -> String {
        language.said(words)
    }

    private var words: (english: String, spanish: String) {
        switch refusal {
        case "DISCOUNT_OVER_CAP": ("Discount above the cap", "Descuento sobre el máximo")
        case "DIFFERENCE_NEEDS_MANAGER": ("Difference at closing", "Diferencia de cierre")
        default: permission?.words ?? (event, event)
        }
    }
}

extension Permission {
    var words: (english: String, spanish: String) {
        switch self {
        case .priceEdit: ("Changing a price", "Cambio de precio")
        case .discount: ("Discount", "Descuento")
        case .refund: ("Return", "Devolución")
        case .payment: ("Taking payment", "Cobro")
        case .createOrder: ("Beginning an order", "Empezar un pedido")
        case .modifyOrder: ("Changing an order", "Cambiar un pedido")
        case .settings: ("Settings", "Ajustes")
        case .cashDrawer: ("Cash and drawer", "Efectivo y cajón")
        case .switchUser: ("Changing the user", "Cambio de usuario")
        case .reports: ("Reports", "Informes")
        case .reprint: ("Copying a receipt", "Copia de un recibo")
        case .closeSession: ("Closing the session", "Cierre de caja")
        case .voidItem: ("Taking back from the kitchen", "Anulación en cocina")
        }
    }
}
