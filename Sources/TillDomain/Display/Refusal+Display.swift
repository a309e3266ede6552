/// What a refusal says on the customer display, where two rows of twenty columns have room for a few words only.
extension Refusal {
    func display(_ currency: Currency, _ language: Language) -> CustomerDisplay {
        let (upper, lower) = words(currency, language)
        let row = CustomerDisplay.Row(upper, figures(currency, language))
        return CustomerDisplay(upper: row, lower: CustomerDisplay.Row(lower))
    }

    /// What stands at the right of the upper row. A number is whole, however long it is; the words give way.
    private func figures(_ currency: Currency, _ language: Language) -> String {
        switch self {
        case .discountOverCap(let cap, _): cap.text(language)
        case .differenceNeedsManager(let difference): currency.figures(difference, language)
        case .returnExceeds(_, let left): left.text(language)
        default: ""
        }
    }

    private func words(_ currency: Currency, _ language: Language) -> (upper: String, lower: String) {
        func said(_ english: String, _ spanish: String) -> String { language == .english ? english : spanish }
        let askManager = said("Ask a manager", "Avise al encargado")
        return switch self {
        case .unknownBarcode(let code): (said("Unknown code", "Código desconocido"), code)
        case .unknownSale: (said("Unknown receipt", "Recibo desconocido"), "")
        case .unreadableScan: (said("Unreadable code", "Código ilegible"), said("Scan again", "Repita la lectura"))
        case .unknownBadge: (said("Unknown badge", "Tarjeta desconocida"), "")
        case .notPermitted: (said("Not allowed", "No permitido"), askManager)
        case .discountOverCap: (said("At most", "Máximo"), askManager)
        case .differenceNeedsManager: (said("Difference", "Diferencia"), askManager)
        case .approvalExpired, .approverMayNot: (said("Not approved", "No autorizado"), askManager)
        case .locked: (said("Locked", "Bloqueado"), said("Badge or PIN", "Tarjeta o PIN"))
        case .nobodySignedIn: (said("Nobody signed in", "Sin usuario"), said("Badge or PIN", "Tarjeta o PIN"))
        case .noSession: (said("Closed", "Cerrado"), said("Open a session", "Abra la sesión"))
        case .sentToKitchen(let name): (said("Kitchen has it: void", "En cocina: anular"), name)
        case .customerNeeded: (said("Customer needed", "Falta el cliente"), "")
        case .creditExceeded(let available):
            (said("Credit left", "Crédito restante"), currency.text(available, language))
        case .returnExceeds(let name, _): (said("Left to return", "Por devolver"), name)
        default: (said("Not possible now", "Ahora no es posible"), "")
        }
    }
}
