/// Every word that a cashier, a customer or a receipt reads, in both languages side by side.
enum Phrase: CaseIterable {
    case welcomeUpper, closedUpper, closedLower
    case total, toPayLabel, change, removed, takenUp
    case subtotal, taxIncluded, taxAdded, cashier, order, vatNumber, phone, copy, duplicate, paidThanks
    case sessionReport, opened, float, orders, expectedCash, countedCash, difference

    func text(_ language: Language) -> String {
        let (english, spanish) = words
        return switch language {
        case .english: english
        case .spanish: spanish
        }
    }

    private var words: (english: String, spanish: String) {
        switch self {
        case .welcomeUpper: ("Welcome", "Bienvenido")
        case .closedUpper: ("Closed", "Cerrado")
        case .closedLower: ("See you soon", "Hasta pronto")
        case .total: ("TOTAL", "TOTAL")
        case .toPayLabel: ("To pay", "A pagar")
        case .change: ("Change", "Cambio")
        case .removed: ("-", "-")
        case .takenUp: ("Order taken up", "Pedido retomado")
        case .subtotal: ("Net", "Base imponible")
        case .taxIncluded: ("incl.", "incl.")
        case .taxAdded: ("on", "sobre")
        case .cashier: ("Served by", "Le atendió")
        case .order: ("Order", "Pedido")
        case .vatNumber: ("VAT no.", "NIF")
        case .phone: ("Tel.", "Tel.")
        case .copy: ("COPY", "COPIA")
        case .duplicate: ("DUPLICATE", "DUPLICADO")
        case .paidThanks: ("Thank you!", "¡Gracias!")
        case .sessionReport: ("Session report", "Informe de sesión")
        case .opened: ("Opened", "Apertura")
        case .float: ("Float", "Fondo de caja")
        case .orders: ("Orders", "Pedidos")
        case .expectedCash: ("Expected cash", "Efectivo esperado")
        case .countedCash: ("Counted cash", "Efectivo contado")
        case .difference: ("Difference", "Diferencia")
        }
    }
}

/// What the customer display says.
extension Phrase {
    typealias Context = TillState.Context

    static func welcome(_ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: CustomerDisplay.Row(welcomeUpper.text(context.language)),
            lower: CustomerDisplay.Row(context.catalogue.company.name)
        )
    }

    static func closed(_ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: CustomerDisplay.Row(closedUpper.text(context.language)),
            lower: CustomerDisplay.Row(closedLower.text(context.language))
        )
    }

    static func line(_ line: OrderLine, total: Money, _ context: Context) -> CustomerDisplay {
        let amount = context.currency.figures(line.amounts.included, context.language)
        let count = line.quantity == .one ? "" : line.quantity.text(context.language) + "x "
        return CustomerDisplay(
            upper: CustomerDisplay.Row(count + line.name, amount),
            lower: totalRow(total, context)
        )
    }

    static func totalRow(_ total: Money, _ context: Context) -> CustomerDisplay.Row {
        CustomerDisplay.Row(Phrase.total.text(context.language), context.currency.text(total, context.language))
    }

    static func toPay(_ order: Order, _ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: totalRow(order.total, context),
            lower: CustomerDisplay.Row(
                toPayLabel.text(context.language),
                context.currency.text(order.balance, context.language)
            )
        )
    }

    static func sale(_ order: Order, _ context: Context) -> CustomerDisplay {
        CustomerDisplay(
            upper: totalRow(order.total, context),
            lower: order.change == .zero
                ? CustomerDisplay.Row(paidThanks.text(context.language))
                : CustomerDisplay.Row(
                    change.text(context.language),
                    context.currency.text(order.change, context.language)
                )
        )
    }
}
