/// What a refusal says to the cashier: what is wrong and what to do, in both languages.
extension Refusal {
    public func text(_ currency: Currency, _ language: Language) -> String {
        let (english, spanish) = sentences(currency)
        return switch language {
        case .english: english
        case .spanish: spanish
        }
    }

    /// Two rows of twenty columns have room for a few words only.
    func display(_ currency: Currency, _ language: Language) -> CustomerDisplay {
        let isEnglish = language == .english
        return switch self {
        case .unknownBarcode(let code):
            CustomerDisplay(
                upper: CustomerDisplay.Row(isEnglish ? "Unknown code" : "Código desconocido"),
                lower: CustomerDisplay.Row(code)
            )
        case .unreadableScan:
            CustomerDisplay(
                upper: CustomerDisplay.Row(isEnglish ? "Unreadable code" : "Código ilegible"),
                lower: CustomerDisplay.Row(isEnglish ? "Scan again" : "Repita la lectura")
            )
        case .notPermitted:
            CustomerDisplay(
                upper: CustomerDisplay.Row(isEnglish ? "Not allowed" : "No permitido"),
                lower: CustomerDisplay.Row(isEnglish ? "Ask a manager" : "Avise al encargado")
            )
        default:
            CustomerDisplay(
                upper: CustomerDisplay.Row(isEnglish ? "Not possible now" : "Ahora no es posible"),
                lower: CustomerDisplay.Row("")
            )
        }
    }

    private func sentences(_ currency: Currency) -> (english: String, spanish: String) {
        switch self {
        case .illegalInOrder(let event, let state):
            (
                "\(event.words.english) is not possible while the order is \(state.words.english)",
                "\(event.words.spanish) no es posible con el pedido \(state.words.spanish)"
            )
        case .illegalInSession(let event, let state):
            (
                "\(event.words.english) is not possible while the session is \(state.words.english)",
                "\(event.words.spanish) no es posible con la sesión \(state.words.spanish)"
            )
        case .noSession: ("No session is open: open one first", "No hay sesión abierta: abra una primero")
        case .nobodySignedIn: ("Nobody is signed in", "Nadie ha iniciado sesión")
        case .unknownUser(let id): ("There is no user \(id)", "No existe el usuario \(id)")
        case .notPermitted(let permission, let user):
            (
                "\(user) may not do this (\(permission.rawValue)): ask a manager",
                "\(user) no tiene permiso (\(permission.rawValue)): avise al encargado"
            )
        case .unreadableScan(let why): Self.unreadable(why)
        case .unknownBarcode(let code):
            ("Unknown code \(code): no product has it", "Código desconocido \(code): ningún producto lo tiene")
        case .unknownProduct(let id): ("There is no product \(id)", "No existe el producto \(id)")
        case .unknownLine(let id): ("The order has no line \(id)", "El pedido no tiene la línea \(id)")
        case .unknownPaymentMethod(let id): ("There is no payment method \(id)", "No existe la forma de pago \(id)")
        case .unknownOrder(let reference):
            ("No parked order \(reference)", "No hay ningún pedido aparcado \(reference)")
        case .quantityOutOfRange:
            ("The quantity must be above 0 and at most 100000", "La cantidad debe ser mayor que 0 y como mucho 100000")
        case .quantityNotInSteps(let unit):
            ("This quantity cannot be sold in \(unit)", "Esta cantidad no se puede vender en \(unit)")
        case .priceOutOfRange: ("The price is out of range", "El precio está fuera de rango")
        case .orderIsFull: ("The order is full: pay it first", "El pedido está lleno: cóbrelo primero")
        case .tooManyPayments: ("Too many payments for one order", "Demasiados pagos en un pedido")
        case .tooManyParked: ("Too many parked orders", "Demasiados pedidos aparcados")
        case .nothingToPay: ("There is nothing to pay", "No hay nada que cobrar")
        case .amountOutOfRange: ("The amount is out of range", "El importe está fuera de rango")
        case .overpayNotAllowed(let method, let balance):
            (
                "\(method) takes at most what is due: \(currency.text(balance, .english))",
                "\(method) admite como mucho lo pendiente: \(currency.text(balance, .spanish))"
            )
        case .openOrder(let reference):
            ("Order \(reference) is still open", "El pedido \(reference) sigue abierto")
        case .nothingToReprint: ("There is no sale to print again", "No hay ninguna venta que reimprimir")
        case .paymentsTaken(let paid):
            (
                "\(currency.text(paid, .english)) have been paid towards this order: give them back first",
                "Ya se han cobrado \(currency.text(paid, .spanish)) de este pedido: devuélvalos primero"
            )
        }
    }

    private static func unreadable(_ why: ScannedCode.Unreadable) -> (english: String, spanish: String) {
        switch why {
        case .empty: ("The scan was empty: scan again", "Lectura vacía: repita la lectura")
        case .tooLong(let bytes):
            (
                "A scan of \(bytes) bytes is no code of ours (at most \(ScannedCode.lengthMaxBytes))",
                "Una lectura de \(bytes) bytes no es un código nuestro (como mucho \(ScannedCode.lengthMaxBytes))"
            )
        case .notText(let position):
            (
                "The scan holds an unprintable character at position \(position + 1): check the scanner's settings",
                "La lectura tiene un carácter no imprimible en la posición \(position + 1): revise el escáner"
            )
        }
    }
}
