/// What a notice says to the cashier, in both languages.
extension Notice {
    public func text(_ currency: Currency, _ language: Language) -> String {
        language.said(sentences(currency))
    }

    private func sentences(_ currency: Currency) -> (english: String, spanish: String) {
        orderSentences(currency) ?? sessionSentences(currency) ?? answerSentences
    }

    private func both(
        _ money: Money,
        _ currency: Currency,
        _ english: (String) -> String,
        _ spanish: (String) -> String
    ) -> (english: String, spanish: String) {
        (english(currency.text(money, .english)), spanish(currency.text(money, .spanish)))
    }

    private func orderSentences(_ currency: Currency) -> (english: String, spanish: String)? {
        switch self {
        case .lineAdded(let name, let quantity, let total):
            both(total, currency) {
                "\(quantity.text(.english)) x \(name), total \($0)"
            } _: {
                "\(quantity.text(.spanish)) x \(name), total \($0)"
            }
        case .sale(let reference, let total, let change):
            (
                "Sale \(reference) paid: total \(currency.text(total, .english)), "
                    + "change \(currency.text(change, .english))",
                "Venta \(reference) cobrada: total \(currency.text(total, .spanish)), "
                    + "cambio \(currency.text(change, .spanish))"
            )
        case .parked(let reference): ("Parked as \(reference)", "Aparcado como \(reference)")
        case .takenUp(let reference): ("Taken up: \(reference)", "Retomado: \(reference)")
        case .paymentTakenBack(let method, let amount):
            both(amount, currency) {
                "\(method): \($0) given back"
            } _: {
                "\(method): devueltos \($0)"
            }
        case .sentToKitchen(let items): ("Sent to the kitchen: \(items)", "Enviado a cocina: \(items)")
        case .kitchenReady(let reference, _):
            ("The kitchen is ready with \(reference)", "Cocina tiene listo \(reference)")
        case .returnBegun(let reference, let lines):
            (
                "Return against \(reference): \(lines) lines can come back",
                "Devolución del recibo \(reference): se pueden devolver \(lines) líneas"
            )
        case .refunded(let reference, let amount):
            both(amount, currency) {
                "Return \(reference): \($0) paid back"
            } _: {
                "Devolución \(reference): devueltos \($0)"
            }
        default: nil
        }
    }

    private func sessionSentences(_ currency: Currency) -> (english: String, spanish: String)? {
        switch self {
        case .sessionOpened(let id): ("Session \(id) is open", "Sesión \(id) abierta")
        case .sessionClosed(let expected, let counted):
            (
                "Session closed: expected cash \(currency.text(expected, .english)), "
                    + "counted \(currency.text(counted, .english))",
                "Sesión cerrada: efectivo esperado \(currency.text(expected, .spanish)), "
                    + "contado \(currency.text(counted, .spanish))"
            )
        case .cashMoved(let amount, let expected):
            (
                "Cash \(currency.text(amount, .english)), the drawer should hold "
                    + currency.text(expected, .english),
                "Efectivo \(currency.text(amount, .spanish)), en el cajón debería haber "
                    + currency.text(expected, .spanish)
            )
        case .ordersStillOpen(let count):
            (
                "Orders still open: \(count). Acknowledge that, or cancel the closing",
                "Pedidos aún abiertos: \(count). Acéptelo o cancele el cierre"
            )
        case .countTheCash(let expected):
            both(expected, currency) {
                "Count the cash: the drawer should hold \($0)"
            } _: {
                "Cuente el efectivo: debería haber \($0)"
            }
        case .cashCounted(let total, let difference):
            (
                "Counted \(currency.text(total, .english)), difference \(currency.text(difference, .english))",
                "Contado \(currency.text(total, .spanish)), diferencia \(currency.text(difference, .spanish))"
            )
        case .signedIn(let name): ("\(name) is signed in", "\(name) ha iniciado sesión")
        case .approved(let name): ("Approved by \(name)", "Autorizado por \(name)")
        case .approvalDeclined: ("The request was given up", "Petición abandonada")
        default: nil
        }
    }

    private var answerSentences: (english: String, spanish: String) {
        switch self {
        case .printWaits(let job):
            (
                "Print \(job) waits for the printer; it will be printed as soon as it can",
                "La impresión \(job) espera a la impresora; saldrá en cuanto sea posible"
            )
        case .printUnknown(let job):
            (
                "Print \(job) may be on paper or not: look at the printer, then print again or discard it",
                "La impresión \(job) puede haber salido o no: mire la impresora y reimprima o descarte"
            )
        case .upstreamRefused(let reference, let reason):
            (
                "The upstream refused sale \(reference); it is kept. \(reason)",
                "El servidor rechazó la venta \(reference); queda guardada. \(reason)"
            )
        default: preconditionFailure("the notice \(self) has no words")
        }
    }
}
