/// What follows when an order is paid in full.
extension TillState {
    mutating func settle(_ unpaid: Order, _ context: Context) throws(Refusal) -> [Effect] {
        var order = unpaid
        // The drawer has been opened for the cash of earlier parts.
        let earlier = self.order?.payments ?? []
        let hasCash = order.payments.enumerated().contains { position, payment in
            payment.movesCash && !(earlier.indices.contains(position) && earlier[position] == payment)
        }
        try Self.move(&order, .markPaid)
        order.paidAtMillis = context.stamp.atMillis
        // Nobody cooks what nobody was told: what is paid and was not sent goes to the kitchen now.
        let kitchen =
            order.mode == .order && !context.catalogue.kitchenPrinters.isEmpty && !order.kitchenNews.isEmpty
            ? try Self.send(&order, context).jobs : []
        try Self.move(kitchenOf: &order, .pay)
        session.take(order, cash: context.catalogue.paymentMethods.first { $0.kind == .cash })
        credit.note(order)
        unconfirmed.append(order.reference)
        var paper: [Effect] = []
        if context.catalogue.configuration.printsAutomatically || order.mode == .return {
            paper.append(.print(receiptJob(&order, context)))
        }
        self.order = nil
        let origin = try bookReturn(order, context)
        lastSale = order
        let told: Notice =
            order.mode == .return
            ? .refunded(reference: order.reference, amount: -order.total)
            : .sale(reference: order.reference, total: order.total, change: order.change)
        return [.saveOrder(order), .submit(order)] + origin + kitchen + paper
            + (hasCash ? drawer(reason: order.reference, context) : [])
            + [.show(Phrase.sale(order, context)), .sound(.accepted), .tell(told)]
    }

    /// The receipt for the next print of the order, counted.
    func receiptJob(_ order: inout Order, _ context: Context) -> PrintJob {
        order.receiptPrints += 1
        return PrintJob(
            id: "\(order.reference)#\(order.receiptPrints)",
            role: .receipt,
            title: order.reference,
            document: Receipt.document(order, copiedBy: userID, context)
        )
    }
}
