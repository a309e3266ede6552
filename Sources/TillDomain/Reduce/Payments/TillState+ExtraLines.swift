/// Lines that are no goods: tips, and what rounding to the smallest coin makes. And invoices, which have no lines.
extension TillState {
    mutating func tip(_ amount: Money, _ context: Context) throws(Refusal) -> [Effect] {
        var order = try atCheckout()
        guard order.mode == .order else { throw .notInMode(order.mode) }
        guard amount > .zero, amount <= OrderLimits.tendered else { throw .amountOutOfRange }
        try Self.addTip(amount, to: &order, context)
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context)), .sound(.accepted)]
    }

    static func addTip(_ amount: Money, to order: inout Order, _ context: Context) throws(Refusal) {
        guard let id = context.catalogue.configuration.tipProductID, let product = context.catalogue.product(id: id)
        else { throw .noTips }
        try add(amount, of: product, as: .tip, to: &order, context)
    }

    /// Where the smallest coins are gone, what is paid in cash is rounded, once, when cash settles the rest. The
    /// difference is a line, because Odoo 12 knows no other way (it would call the order underpaid).
    func roundForCash(_ order: inout Order, _ tendered: Money?, _ context: Context) throws(Refusal) {
        guard let rounding = context.catalogue.company.cashRounding, order.evenWays == nil, order.mode == .order,
            !order.lines.contains(where: { $0.kind == .cashRounding }),
            let product = context.catalogue.product(id: rounding.productID)
        else { return }
        let due = order.balance
        let rounded = rounding.rounded(due)
        guard rounded != due, (tendered ?? rounded) >= rounded else { return }
        try Self.add(rounded - due, of: product, as: .cashRounding, to: &order, context)
    }

    /// Where the smallest coins are gone, what is paid back is never more than is left of what was paid, and all of it
    /// with the last of the goods: a sale that comes back piece by piece was rounded once and is paid back to the cent.
    func roundReturn(_ order: inout Order, _ tendered: Money?, inCash: Bool, _ context: Context) throws(Refusal) {
        guard let rounding = context.catalogue.company.cashRounding, let origin = order.origin,
            let product = context.catalogue.product(id: rounding.productID)
        else { return }
        let due = order.balance
        let left = min(.zero, -(origin.leftToPayBack + order.paid))
        let exact = order.takesAll(of: origin) ? left : max(due, left)
        let payable = inCash ? rounding.rounded(exact) : exact
        guard payable != due, (tendered ?? payable) <= payable else { return }
        try Self.add(payable - due, of: product, as: .cashRounding, to: &order, context)
    }

    /// One line of quantity 1 that comes to exactly the amount.
    private static func add(
        _ amount: Money,
        of product: Product,
        as kind: OrderLine.Kind,
        to order: inout Order,
        _ context: Context
    ) throws(Refusal) {
        guard order.lines.count < OrderLimits.lines else { throw .orderIsFull }
        var line = OrderLine(
            id: order.nextLineID,
            productID: product.id,
            name: product.name,
            quantity: .one,
            unitPrice: Price(amount, context.currency),
            taxes: [],
            isPriceManual: true
        )
        line.kind = kind
        line.compute(context.catalogue.company)
        order.nextLineID += 1
        order.lines.append(line)
        try check(order)
    }

    /// An order without lines by which a customer pays an invoice.
    mutating func collectInvoice(
        _ name: String,
        _ amount: Money,
        partnerID: Int,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        if let order, !order.isEmpty { throw .openOrder(reference: order.reference) }
        guard let partner = context.catalogue.partner(id: partnerID) else { throw .unknownCustomer(id: partnerID) }
        guard amount > .zero, amount <= OrderLimits.tendered else { throw .amountOutOfRange }
        let name = try Self.reason(name)
        var order = try begin(context)
        order.mode = .payment
        order.customer = Order.Customer(partner)
        order.invoice = Order.Invoice(name: name, amount: amount)
        try Self.move(&order, .orderLoad)
        try Self.move(&order, .goCheckout)
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context)), .sound(.accepted)]
    }
}

extension Price {
    /// An amount as a price.
    init(_ money: Money, _ currency: Currency) {
        let (value, overflow) = money.minor.multipliedReportingOverflow(
            by: Int64(Exact.power(Self.digits - currency.digits))
        )
        self.init(millionths: overflow ? .max : value)
    }
}
