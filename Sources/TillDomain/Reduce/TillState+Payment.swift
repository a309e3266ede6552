/// Paying, and what follows a sale.
extension TillState {
    /// Takes a payment; from an order that is still being edited it goes to checkout by itself, because a till without
    /// a screen has no button for that.
    mutating func pay(methodID: Int, tendered: Money?, _ context: Context) throws(Refusal) -> [Effect] {
        _ = try user(who: .payment, context)
        guard var order, !order.lines.isEmpty else { throw .nothingToPay }
        guard session.state == .open else { throw .noSession }
        guard let method = context.catalogue.paymentMethod(id: methodID) else {
            throw .unknownPaymentMethod(id: methodID)
        }
        guard order.payments.count < OrderLimits.payments else { throw .tooManyPayments }
        if order.state == .editing { try Self.move(&order, .goCheckout) }
        guard order.state == .checkout else { throw .illegalInOrder(.markPaid, order.state) }

        order.payments.append(try Self.payment(method, tendered, due: order.balance, context))
        guard order.balance == .zero else {
            self.order = order
            return [.saveOrder(order), .show(Phrase.toPay(order, context)), .sound(.accepted)]
        }
        try Self.move(&order, .markPaid)
        order.paidAtMillis = context.stamp.atMillis
        return settle(order, context)
    }

    private static func payment(
        _ method: PaymentMethod,
        _ tendered: Money?,
        due: Money,
        _ context: Context
    ) throws(Refusal) -> Payment {
        let given = tendered ?? due
        // Nothing is due for a free order; it is settled by a payment of nothing.
        guard given > .zero || due == .zero, given >= .zero, given <= OrderLimits.tendered else {
            throw .amountOutOfRange
        }
        if given > due, !method.allowsChange, !method.allowsOverpay {
            throw .overpayNotAllowed(method: method.name, balance: due)
        }
        return Payment(
            methodID: method.id,
            name: method.name,
            kind: method.kind,
            tendered: given,
            amount: min(given, due),
            atMillis: context.stamp.atMillis
        )
    }

    private mutating func settle(_ paid: Order, _ context: Context) -> [Effect] {
        var order = paid
        var effects: [Effect] = []
        session.take(order.payments)
        unconfirmed.append(order.reference)
        if context.catalogue.configuration.printsAutomatically {
            effects.append(.print(receiptJob(&order, context)))
        }
        self.order = nil
        lastSale = order
        effects.insert(contentsOf: [.saveOrder(order), .submit(order)], at: 0)
        let hasCash = order.payments.contains { $0.kind == .cash && $0.tendered != .zero }
        if hasCash, context.catalogue.configuration.hasCashDrawer {
            effects.append(.openDrawer(reason: order.reference))
        }
        return effects + [
            .show(Phrase.sale(order, context)),
            .sound(.accepted),
            .tell(.sale(reference: order.reference, total: order.total, change: order.change)),
        ]
    }

    /// The receipt for the next print of the order, counted.
    private func receiptJob(_ order: inout Order, _ context: Context) -> PrintJob {
        order.receiptPrints += 1
        return PrintJob(
            id: "\(order.reference)#\(order.receiptPrints)",
            role: .receipt,
            title: order.reference,
            document: Receipt.document(order, context)
        )
    }

    mutating func reprint(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order = lastSale else { throw .nothingToReprint }
        // The first print of a sale is nobody's copy; only a second one needs the right to make copies.
        if order.receiptPrints > 0 { _ = try user(who: .reprint, context) }
        let job = receiptJob(&order, context)
        lastSale = order
        return [.saveOrder(order), .print(job)]
    }

    mutating func openDrawer(_ context: Context) throws(Refusal) -> [Effect] {
        let user = try user(who: .cashDrawer, context)
        return [.openDrawer(reason: user.name)]
    }

    // MARK: - What came back

    /// An answer that comes twice is written twice and changes nothing more.
    mutating func accepted(_ reference: String, orderID: Int) -> [Effect] {
        unconfirmed.removeAll { $0 == reference }
        if lastSale?.reference == reference { lastSale?.state = .finalized }
        return [.markFinalized(reference: reference, orderID: orderID)]
    }

    /// The sale stays unconfirmed: it is parked in the outbox with its reason, and a person looks at it.
    mutating func refused(_ reference: String, reason: String) -> [Effect] {
        [
            .markRefused(reference: reference, reason: reason),
            .tell(.upstreamRefused(reference: reference, reason: reason)),
        ]
    }

    mutating func printEnded(job: String, _ ending: Action.PrintEnding) -> [Effect] {
        switch ending {
        case .printed: []
        case .waiting: [.tell(.printWaits(job: job))]
        case .unknown: [.tell(.printUnknown(job: job)), .sound(.refused)]
        }
    }
}
