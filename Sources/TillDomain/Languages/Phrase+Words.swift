extension Phrase {
    var words: (english: String, spanish: String) {
        displayWords ?? receiptWords ?? reportWords
    }

    private var displayWords: (english: String, spanish: String)? {
        switch self {
        case .welcomeUpper: ("Welcome", "Bienvenido")
        case .closedUpper: ("Closed", "Cerrado")
        case .closedLower: ("See you soon", "Hasta pronto")
        case .lockedUpper: ("Locked", "Bloqueado")
        case .lockedLower: ("Badge or PIN", "Tarjeta o PIN")
        case .openingUpper: ("Opening", "Apertura")
        case .openingLower: ("Count the float", "Cuente el fondo")
        case .closingUpper: ("Closing", "Cierre de caja")
        case .closingLower: ("Count the cash", "Cuente el efectivo")
        case .returningUpper: ("Return", "Devolución")
        case .toPayLabel: ("To pay", "A pagar")
        case .toPayBack: ("Pay back", "A devolver")
        case .change: ("Change", "Cambio")
        case .removed: ("-", "-")
        case .takenUp: ("Order taken up", "Pedido retomado")
        case .paidThanks: ("Thank you!", "¡Gracias!")
        case .refundLabel: ("Paid back", "Devuelto")
        default: nil
        }
    }

    private var receiptWords: (english: String, spanish: String)? {
        switch self {
        case .total: ("TOTAL", "TOTAL")
        case .subtotal: ("Net", "Base imponible")
        case .sum: ("Subtotal", "Suma")
        case .taxAdded: ("on", "sobre")
        case .cashier: ("Served by", "Le atendió")
        case .order: ("Order", "Pedido")
        case .vatNumber: ("VAT no.", "NIF")
        case .phone: ("Tel.", "Tel.")
        case .copy: ("COPY", "COPIA")
        case .copyBy: ("Copied by", "Copia hecha por")
        case .duplicate: ("DUPLICATE", "DUPLICADO")
        case .meantFor: ("For", "Para")
        case .outOfUse: ("out of use", "fuera de servicio")
        case .check: ("CHECK", "CUENTA")
        case .checkNote: ("This is not a receipt", "No es un recibo de pago")
        case .table: ("Table", "Mesa")
        case .guests: ("Guests", "Comensales")
        case .dineIn: ("DINE IN", "EN SALA")
        case .takeout: ("TAKEOUT", "PARA LLEVAR")
        case .delivery: ("DELIVERY", "A DOMICILIO")
        case .customer: ("Customer", "Cliente")
        case .discount: ("Discount", "Descuento")
        case .checkDiscount: ("Discount on the check", "Descuento en la cuenta")
        case .complimentary: ("On the house", "Invitación")
        case .evenShare: ("Each of", "Cada uno de")
        case .refundTitle: ("REFUND", "DEVOLUCIÓN")
        case .refundOf: ("Against receipt", "Del recibo")
        case .invoicePaid: ("Payment of invoice", "Cobro de factura")
        case .saved: ("You saved", "Ha ahorrado")
        case .lot: ("Lot", "Lote")
        case .addition: ("ADDITION", "AÑADIDO")
        case .kitchenChange: ("CHANGED", "MODIFICADO")
        case .voidTitle: ("VOID", "ANULADO")
        case .reason: ("Reason", "Motivo")
        case .station: ("Station", "Puesto")
        case .byBarcode: ("By barcode", "Por código")
        case .byBadge: ("By badge", "Con tarjeta")
        default: nil
        }
    }

    private var reportWords: (english: String, spanish: String) {
        switch self {
        case .xReport: ("X REPORT", "INFORME X")
        case .zReport: ("Z REPORT", "INFORME Z")
        case .opened: ("Opened", "Apertura")
        case .closed: ("Closed", "Cierre")
        case .printedAt: ("Printed", "Impreso")
        case .float: ("Float", "Fondo de caja")
        case .orders: ("Orders", "Pedidos")
        case .sales: ("Sales", "Ventas")
        case .net: ("Net of tax", "Sin impuestos")
        case .returns: ("Returns", "Devoluciones")
        case .invoices: ("Invoices paid", "Facturas cobradas")
        case .discounts: ("Discounts", "Descuentos")
        case .tips: ("Tips", "Propinas")
        case .rounding: ("Cash rounding", "Redondeo")
        case .voids: ("Voids", "Anulaciones")
        case .byMethod: ("Payments", "Cobros")
        case .byTax: ("Taxes", "Impuestos")
        case .byUser: ("Staff", "Personal")
        case .cash: ("Cash", "Efectivo")
        case .cashSales: ("Cash sales", "Ventas en efectivo")
        case .cashIn: ("Cash in", "Entrada de efectivo")
        case .cashOut: ("Cash out", "Salida de efectivo")
        case .expectedCash: ("Expected cash", "Efectivo esperado")
        case .countedCash: ("Counted cash", "Efectivo contado")
        case .difference: ("Difference", "Diferencia")
        case .overrides: ("Lent rights", "Autorizaciones")
        case .moreOverrides: ("more in the journal", "más en el diario")
        case .drawerOpenings: ("Drawer opened without a sale", "Cajón abierto sin venta")
        case .openOrders: ("Orders still open", "Pedidos abiertos")
        case .approvedBy: ("Approved by", "Autorizado por")
        case .signature: ("Signature", "Firma")
        case .drawerOpened: ("DRAWER OPENED", "CAJÓN ABIERTO")
        case .testPage: ("Test page", "Página de prueba")
        case .commandSheet: ("Command sheet", "Hoja de órdenes")
        default: preconditionFailure("the phrase \(self) has no words")
        }
    }
}
