/// Putting orders aside, taking them up again, and giving them up.
extension TillState {
    mutating func clearOrder(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.orderClear, .idle) }
        if order.paid != .zero { throw .paymentsTaken(order.paid) }
        if order.state == .checkout { try Self.move(&order, .goEditing) }
        try Self.move(&order, .orderClear)
        order.lines = []
        self.order = nil
        return [.saveOrder(order), .show(Phrase.welcome(context))]
    }

    mutating func park(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order, !order.lines.isEmpty else { throw .illegalInOrder(.draftSave, .idle) }
        if order.paid != .zero { throw .paymentsTaken(order.paid) }
        if order.state == .checkout { try Self.move(&order, .goEditing) }
        try Self.move(&order, .draftSave)
        guard parked.count < OrderLimits.parkedOrders else { throw .tooManyParked }
        parked.append(order)
        self.order = nil
        return [.saveOrder(order), .show(Phrase.welcome(context)), .tell(.parked(reference: order.reference))]
    }

    mutating func takeUp(_ reference: String, _ context: Context) throws(Refusal) -> [Effect] {
        if let order, !order.lines.isEmpty { throw .openOrder(reference: order.reference) }
        guard let position = parked.firstIndex(where: { $0.reference == reference }) else {
            throw .unknownOrder(reference: reference)
        }
        let order = parked.remove(at: position)
        self.order = order
        let shown = CustomerDisplay(
            upper: CustomerDisplay.Row(Phrase.takenUp.text(context.language)),
            lower: Phrase.totalRow(order.total, context)
        )
        return [.saveOrder(order), .show(shown), .tell(.takenUp(reference: reference))]
    }

    mutating func goCheckout(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.goCheckout, .idle) }
        guard !order.lines.isEmpty else { throw .nothingToPay }
        try Self.move(&order, .goCheckout)
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context))]
    }

    mutating func goEditing(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.goEditing, .idle) }
        try Self.move(&order, .goEditing)
        self.order = order
        return [.saveOrder(order), .show(Phrase.toPay(order, context))]
    }
}
