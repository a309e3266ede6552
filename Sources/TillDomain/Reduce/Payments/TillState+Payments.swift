/// Paying an order, with one tender or several.
extension TillState {
    mutating func takePayments(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .goCheckout: return try goCheckout(context)
        case .goEditing: return try goEditing(context)
        case .splitEvenly(let ways): return try splitEvenly(ways, context)
        case .pay(let methodID, let tendered): return try pay(methodID: methodID, tendered: tendered, context)
        case .takePaymentBack(let position): return try takePaymentBack(position, context)
        case .tip(let amount): return try tip(amount, context)
        case .collectInvoice(let name, let amount, let partnerID):
            return try collectInvoice(name, amount, partnerID: partnerID, context)
        default: preconditionFailure("\(event.name) is not about payments")
        }
    }

    private mutating func goCheckout(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.goCheckout, .idle) }
        guard !order.isEmpty else { throw .nothingToPay }
        try Self.move(&order, .goCheckout)
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context)), .sound(.accepted)]
    }

    private mutating func goEditing(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.goEditing, .idle) }
        try Self.move(&order, .goEditing)
        order.evenWays = nil
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context))]
    }

    /// Each payment without an amount takes one guest's share from now on; nil ends that.
    private mutating func splitEvenly(_ ways: Int?, _ context: Context) throws(Refusal) -> [Effect] {
        var order = try atCheckout()
        guard order.mode != .return else { throw .notInMode(order.mode) }
        if let ways, !(2...OrderLimits.ways).contains(ways) { throw .waysOutOfRange }
        order.evenWays = ways.map { $0 + order.payments.count }
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context)), .sound(.accepted)]
    }

    private mutating func pay(methodID: Int, tendered: Money?, _ context: Context) throws(Refusal) -> [Effect] {
        guard let method = context.catalogue.paymentMethod(id: methodID) else {
            throw .unknownPaymentMethod(id: methodID)
        }
        var order = try atCheckout()
        try checkCredit(method, order, context)
        if order.mode == .return {
            try roundReturn(&order, tendered, inCash: method.kind == .cash, context)
        } else if method.kind == .cash {
            try roundForCash(&order, tendered, context)
        }
        var payment = try Self.payment(method, tendered, order, context)
        try checkCredit(payment, order, context)
        if payment.change > .zero, !method.givesChange {
            // What a method takes beyond what is due and gives no change for is a tip: a voucher of 20 for 18.
            try Self.addTip(payment.change, to: &order, context)
            payment.amount = payment.tendered
        }
        order.payments.append(payment)
        guard order.balance == .zero else {
            self.order = order
            return [.saveOrder(order)] + (payment.movesCash ? drawer(reason: order.reference, context) : [])
                + [.show(Phrase.partPaid(payment, order, context)), .sound(.accepted)]
        }
        return try settle(order, context)
    }

    /// The order at hand at checkout. From an order that is still being edited it goes there by itself, because a till
    /// without a screen has no button for that.
    func atCheckout() throws(Refusal) -> Order {
        guard var order, !order.isEmpty else { throw .nothingToPay }
        guard session.state == .open else { throw .noSession }
        guard order.payments.count < OrderLimits.payments else { throw .tooManyPayments }
        if order.state == .editing { try Self.move(&order, .goCheckout) }
        guard order.state == .checkout else { throw .illegalInOrder(.markPaid, order.state) }
        return order
    }

    // MARK: - One tender

    private static func payment(
        _ method: PaymentMethod,
        _ tendered: Money?,
        _ order: Order,
        _ context: Context
    ) throws(Refusal) -> Payment {
        // Where it is paid in even parts, a guest's note pays that guest's part and no more.
        let due = order.evenShare ?? order.balance
        let given = tendered ?? due
        guard given.minor.magnitude <= OrderLimits.tendered.minor.magnitude else { throw .amountOutOfRange }
        if due < .zero {
            guard method.allowsNegative else { throw .negativeNotAllowed(method: method.name) }
            guard given < .zero else { throw .amountOutOfRange }
            guard given >= due else { throw .refundExceeds(balance: due) }
        } else {
            // Nothing is due for a free order; it is settled by a payment of nothing.
            guard given > .zero || due == .zero, given >= .zero else { throw .amountOutOfRange }
            // A return takes no money in, not even to give it back as change.
            guard given == .zero || order.mode != .return else { throw .amountOutOfRange }
            // An invoice has no line for a tip.
            let keeps =
                method.allowsOverpay && order.mode == .order
                && context.catalogue.configuration.tipProductID != nil
            if given > due, !method.givesChange, !keeps {
                throw .overpayNotAllowed(method: method.name, balance: due)
            }
        }
        return Payment(
            methodID: method.id,
            name: method.name,
            kind: method.kind,
            tendered: given,
            amount: due < .zero ? given : min(given, due),
            atMillis: context.stamp.atMillis
        )
    }

    // MARK: - Credit

    private func checkCredit(_ method: PaymentMethod, _ order: Order, _ context: Context) throws(Refusal) {
        guard method.kind == .credit else { return }
        guard order.customer != nil else { throw .customerNeeded }
        // An account is not paid by owing more.
        guard order.mode != .payment else { throw .notInMode(order.mode) }
    }

    private func checkCredit(_ payment: Payment, _ order: Order, _ context: Context) throws(Refusal) {
        guard payment.kind == .credit, payment.amount > .zero, let customer = order.customer else { return }
        guard let partner = context.catalogue.partner(id: customer.id) else { throw .unknownCustomer(id: customer.id) }
        let used = order.payments.filter { $0.kind == .credit }.map(\.amount).sum()
        let available = credit.available(partner, etag: context.catalogue.etag) - used
        guard payment.tendered <= available, !credit.isFull else {
            throw .creditExceeded(available: max(.zero, available))
        }
    }

    // MARK: - Back

    /// Gives a part payment back: the order is as if it had never come.
    private mutating func takePaymentBack(_ position: Int, _ context: Context) throws(Refusal) -> [Effect] {
        guard var order, order.state == .checkout else { throw .illegalInOrder(.goEditing, order?.state ?? .idle) }
        guard order.payments.indices.contains(position) else { throw .unknownPayment(position: position) }
        let payment = order.payments.remove(at: position)
        try Self.check(order)
        self.order = order
        return [.saveOrder(order)] + (payment.movesCash ? drawer(reason: order.reference, context) : []) + [
            .show(Phrase.toPay(order, context)), .sound(.accepted),
            .tell(.paymentTakenBack(method: payment.name, amount: payment.amount)),
        ]
    }
}

extension PaymentMethod {
    /// What is owed more is no change: that would lend the customer money out of the drawer.
    fileprivate var givesChange: Bool { allowsChange && kind != .credit }
}
