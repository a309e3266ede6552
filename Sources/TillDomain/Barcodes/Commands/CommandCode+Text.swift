/// What stands beside a command's barcode, in both languages.
extension CommandCode {
    public func text(_ language: Language) -> String {
        language.said(words)
    }

    private var words: (english: String, spanish: String) {
        switch self {
        case .subtotal: ("Subtotal", "Subtotal")
        case .backToEditing: ("Back to the order", "Volver al pedido")
        case .payExactCash: ("Pay exact cash", "Cobrar efectivo exacto")
        case .pay(let method): ("Pay with method \(method)", "Cobrar con el medio de pago \(method)")
        case .splitEvenly(let parts): ("Split into \(parts) equal parts", "Dividir en \(parts) partes iguales")
        case .cancelLine: ("Cancel the last line", "Anular la última línea")
        case .clearOrder: ("Clear the order", "Vaciar el pedido")
        case .park: ("Park the order", "Aparcar el pedido")
        case .takeUpLast: ("Take up the last parked order", "Retomar el último pedido aparcado")
        case .comp: ("Last line on the house", "Invitar la última línea")
        case .takeout: ("Takeout", "Para llevar")
        case .dineIn: ("Dine in", "Para tomar aquí")
        case .sendToKitchen: ("Send to the kitchen", "Enviar a cocina")
        case .quantity(let quantity): ("Quantity \(quantity)", "Cantidad \(quantity)")
        case .openDrawer: ("Open the drawer", "Abrir el cajón")
        case .reprint: ("Print the last receipt again", "Reimprimir el último tique")
        case .printCheck: ("Print the check", "Imprimir la cuenta")
        case .xReport: ("X report", "Informe X")
        case .testPage: ("Test page", "Página de prueba")
        case .commandSheet: ("Print this sheet", "Imprimir esta hoja")
        case .lock: ("Lock the terminal", "Bloquear el terminal")
        case .giveUpWaiting: ("Do not wait for the approval", "No esperar la autorización")
        }
    }
}

extension CommandCode.Group {
    public func text(_ language: Language) -> String {
        language.said(words)
    }

    private var words: (english: String, spanish: String) {
        switch self {
        case .order: ("Order", "Pedido")
        case .quantity: ("Quantity of the last line", "Cantidad de la última línea")
        case .payment: ("Payment", "Cobro")
        case .documents: ("Printing", "Impresión")
        case .terminal: ("Terminal", "Terminal")
        }
    }
}
