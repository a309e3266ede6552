/// What refusals about orders and money say.
extension Refusal {
    func orderSentences(_ currency: Currency) -> (english: String, spanish: String)? {
        switch self {
        case .quantityOutOfRange:
            ("The quantity must be above 0 and at most 100000", "La cantidad debe ser mayor que 0 y como mucho 100000")
        case .quantityNotInSteps(let unit):
            ("This quantity cannot be sold in \(unit)", "Esta cantidad no se puede vender en \(unit)")
        case .priceOutOfRange: ("The price is out of range", "El precio está fuera de rango")
        case .guestsOutOfRange:
            (
                "The guests may be 0 to \(OrderLimits.guests)",
                "Los comensales pueden ser de 0 a \(OrderLimits.guests)"
            )
        case .orderIsFull: ("The order is full: pay it first", "El pedido está lleno: cóbrelo primero")
        case .tooManyParked: ("Too many parked orders", "Demasiados pedidos aparcados")
        case .openOrder(let reference):
            ("Order \(reference) is still open", "El pedido \(reference) sigue abierto")
        case .sentToKitchen(let name):
            (
                "The kitchen has \(name): void it with a reason",
                "Cocina ya tiene \(name): anúlelo con un motivo"
            )
        case .nothingToSend: ("There is nothing new for the kitchen", "No hay nada nuevo para cocina")
        case .nothingToSplit: ("Name lines to move, and leave some", "Indique líneas que mover y deje alguna")
        case .discountOutOfRange: ("This discount is not possible", "Este descuento no es posible")
        case .discountFixed(let name):
            ("The discount \(name) has a value of its own", "El descuento \(name) tiene su propio valor")
        case .discountNotHere(let name):
            ("The discount \(name) is not for this", "El descuento \(name) no es para esto")
        case .discountOverCap(let cap, let user):
            (
                "\(user) may give up to \(cap.text(.english)): a manager's badge or PIN allows more",
                "\(user) puede dar hasta \(cap.text(.spanish)): el encargado autoriza más con tarjeta o PIN"
            )
        case .nothingToReprint: ("There is no sale to print again", "No hay ninguna venta que reimprimir")
        case .notAwaited(let reference): ("Nobody asked for sale \(reference)", "Nadie pidió la venta \(reference)")
        case .unknownSale(let reference): ("There is no sale \(reference) here", "Aquí no consta la venta \(reference)")
        case .notReturnable(let reference):
            ("\(reference) is no paid sale", "\(reference) no es una venta cobrada")
        case .nothingLeftToReturn: ("All of it has come back already", "Ya se ha devuelto todo")
        case .returnExceeds(let name, let left):
            (
                "Of \(name) \(left.text(.english)) can still come back",
                "De \(name) se puede devolver \(left.text(.spanish))"
            )
        default: nil
        }
    }

    func moneySentences(_ currency: Currency) -> (english: String, spanish: String) {
        func both(_ money: Money, _ english: (String) -> String, _ spanish: (String) -> String) -> (String, String) {
            (english(currency.text(money, .english)), spanish(currency.text(money, .spanish)))
        }
        return switch self {
        case .tooManyPayments: ("Too many payments for one order", "Demasiados pagos en un pedido")
        case .nothingToPay: ("There is nothing to pay", "No hay nada que cobrar")
        case .amountOutOfRange: ("The amount is out of range", "El importe está fuera de rango")
        case .overpayNotAllowed(let method, let balance):
            both(balance) {
                "\(method) takes at most what is due: \($0)"
            } _: {
                "\(method) admite como mucho lo pendiente: \($0)"
            }
        case .negativeNotAllowed(let method):
            ("\(method) cannot pay back: choose another method", "\(method) no puede devolver: elija otra forma")
        case .refundExceeds(let balance):
            both(-balance) {
                "At most \($0) is to be paid back"
            } _: {
                "Se devuelve como mucho \($0)"
            }
        case .paymentsTaken(let paid):
            both(paid) {
                "\($0) have been paid towards this order: give them back first"
            } _: {
                "Ya se han cobrado \($0) de este pedido: devuélvalos primero"
            }
        case .waysOutOfRange:
            ("It can be split 2 to \(OrderLimits.ways) ways", "Se puede dividir de 2 a \(OrderLimits.ways) partes")
        case .customerNeeded: ("Name the customer first", "Indique antes el cliente")
        case .creditExceeded(let available):
            both(available) {
                "The customer's credit allows \($0) more"
            } _: {
                "El crédito del cliente admite \($0) más"
            }
        case .noTips: ("This till takes no tips", "Esta caja no admite propinas")
        case .tooManyMovements: ("Too many cash movements: close the session", "Demasiados movimientos: cierre la caja")
        case .drawerHasLess(let expected):
            both(expected) {
                "The drawer should hold \($0) only"
            } _: {
                "En el cajón solo debería haber \($0)"
            }
        case .differenceNeedsManager(let difference):
            both(difference) {
                "A difference of \($0) needs a manager"
            } _: {
                "Una diferencia de \($0) necesita al encargado"
            }
        case .notCounted: ("Count the cash first", "Cuente antes el efectivo")
        default: preconditionFailure("the refusal \(code) has no words")
        }
    }
}
