/// What a refusal says to the cashier: what is wrong and what to do, in both languages.
extension Refusal {
    public func text(_ currency: Currency, _ language: Language) -> String {
        language.said(sentences(currency))
    }

    private func sentences(_ currency: Currency) -> (english: String, spanish: String) {
        machineSentences ?? peopleSentences ?? unknownSentences(currency) ?? orderSentences(currency)
            ?? moneySentences(currency)
    }

    private var machineSentences: (english: String, spanish: String)? {
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
        case .illegalInClosing(let event, let state):
            (
                "\(event.words.english) is not possible while the closing is \(state.words.english)",
                "\(event.words.spanish) no es posible con el cierre \(state.words.spanish)"
            )
        case .illegalInKitchen(let event, let state):
            (
                "\(event.words.english) is not possible while the kitchen's order is \(state.words.english)",
                "\(event.words.spanish) no es posible con la comanda en estado \(state.words.spanish)"
            )
        case .noSession: ("No session is open: open one first", "No hay sesión abierta: abra una primero")
        case .notInMode(let mode):
            ("This is not possible in \(mode.words.english)", "Esto no es posible en \(mode.words.spanish)")
        default: nil
        }
    }

    private var peopleSentences: (english: String, spanish: String)? {
        switch self {
        case .nobodySignedIn: ("Nobody is signed in", "Nadie ha iniciado sesión")
        case .locked: ("The till is locked: sign in first", "La caja está bloqueada: identifíquese primero")
        case .unknownUser(let id): ("There is no user \(id)", "No existe el usuario \(id)")
        case .unknownBadge: ("Nobody has this badge", "Nadie tiene esta tarjeta")
        case .notPermitted(let permission, let user):
            (
                "\(user) may not do this (\(permission.rawValue)): a manager's badge or PIN allows it",
                "\(user) no tiene permiso (\(permission.rawValue)): lo autoriza la tarjeta o el PIN del encargado"
            )
        case .nothingToApprove: ("Nothing waits for approval", "Nada espera autorización")
        case .approvalExpired:
            ("The request is too old: ask for it again", "La petición ha caducado: pídala de nuevo")
        case .approverMayNot(let user): ("\(user) may not allow this", "\(user) no puede autorizarlo")
        case .reasonNeeded: ("A reason is needed", "Hace falta un motivo")
        case .textTooLong(let most):
            ("The text may have \(most) characters at most", "El texto puede tener \(most) caracteres como mucho")
        default: nil
        }
    }

    private func unknownSentences(_ currency: Currency) -> (english: String, spanish: String)? {
        switch self {
        case .unreadableScan(let why): Self.unreadable(why)
        case .unknownBarcode(let code):
            ("Unknown code \(code): no product has it", "Código desconocido \(code): ningún producto lo tiene")
        case .unknownProduct(let id): ("There is no product \(id)", "No existe el producto \(id)")
        case .unknownLine(let id): ("The order has no line \(id)", "El pedido no tiene la línea \(id)")
        case .unknownPaymentMethod(let id): ("There is no payment method \(id)", "No existe la forma de pago \(id)")
        case .unknownOrder(let reference):
            ("No parked order \(reference)", "No hay ningún pedido aparcado \(reference)")
        case .unknownTable(let id): ("There is no table \(id)", "No existe la mesa \(id)")
        case .unknownCustomer(let id): ("There is no customer \(id)", "No existe el cliente \(id)")
        case .unknownPricelist(let id): ("There is no pricelist \(id)", "No existe la tarifa \(id)")
        case .unknownVoidReason(let id): ("There is no void reason \(id)", "No existe el motivo de anulación \(id)")
        case .unknownDiscount(let id): ("There is no discount \(id)", "No existe el descuento \(id)")
        case .unknownDenomination(let value):
            (
                "The shop counts no \(currency.text(value, .english))",
                "La caja no cuenta piezas de \(currency.text(value, .spanish))"
            )
        case .unknownPayment(let position):
            ("The order has no payment \(position + 1)", "El pedido no tiene el cobro \(position + 1)")
        default: nil
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
