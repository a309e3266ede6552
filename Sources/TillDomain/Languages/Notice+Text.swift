/// What a notice says to the cashier, in both languages.
extension Notice {
    public func text(_ currency: Currency, _ language: Language) -> String {
        let (english, spanish) = sentences(currency)
        return switch language {
        case .english: english
        case .spanish: spanish
        }
    }

    private func sentences(_ currency: Currency) -> (english: String, spanish: String) {
        func amount(_ money: Money) -> (String, String) {
            (currency.text(money, .english), currency.text(money, .spanish))
        }
        switch self {
        case .lineAdded(let name, let quantity, let total):
            let (english, spanish) = amount(total)
            return (
                "\(quantity.text(.english)) x \(name), total \(english)",
                "\(quantity.text(.spanish)) x \(name), total \(spanish)"
            )
        case .sale(let reference, let total, let change):
            let (totals, changes) = (amount(total), amount(change))
            return (
                "Sale \(reference) paid: total \(totals.0), change \(changes.0)",
                "Venta \(reference) cobrada: total \(totals.1), cambio \(changes.1)"
            )
        case .parked(let reference): return ("Parked as \(reference)", "Aparcado como \(reference)")
        case .takenUp(let reference): return ("Taken up: \(reference)", "Retomado: \(reference)")
        case .sessionOpened(let id): return ("Session \(id) is open", "Sesión \(id) abierta")
        case .sessionClosed(let expected, let counted):
            let (due, have) = (amount(expected), amount(counted))
            return (
                "Session closed: expected cash \(due.0), counted \(have.0)",
                "Sesión cerrada: efectivo esperado \(due.1), contado \(have.1)"
            )
        case .signedIn(let name): return ("\(name) is signed in", "\(name) ha iniciado sesión")
        case .printWaits(let job):
            return (
                "Print \(job) waits for the printer; it will be printed as soon as it can",
                "La impresión \(job) espera a la impresora; saldrá en cuanto sea posible"
            )
        case .printUnknown(let job):
            return (
                "Print \(job) may be on paper or not: look at the printer, then print again or discard it",
                "La impresión \(job) puede haber salido o no: mire la impresora y reimprima o descarte"
            )
        case .upstreamRefused(let reference, let reason):
            return (
                "The upstream refused sale \(reference); it is kept. \(reason)",
                "El servidor rechazó la venta \(reference); queda guardada. \(reason)"
            )
        }
    }
}
