/// Taking back what was ordered: without a trace where the kitchen never had it, with a record and a ticket where it
/// has.
extension TillState {
    mutating func voidLine(
        _ lineID: Int,
        _ quantity: Quantity?,
        reasonID: Int,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineRemove)
        let line = order.lines[position]
        let taken = quantity ?? line.quantity
        guard taken > .zero, taken <= line.quantity else { throw .quantityOutOfRange }
        let unit = context.catalogue.product(id: line.productID)?.unit ?? .piece
        if taken != line.quantity { try Self.check(taken, unit: unit) }
        let reason = try Self.voidReason(reasonID, context)
        let isCurrent = order.isCurrent(line, context)
        let record = try takeBack(position, taken, reason, &order, context)
        if order.lines[position].quantity == .zero { order.lines.remove(at: position) }
        order.reckon(repricing: isCurrent ? .line(id: lineID) : .nothing, context)
        try Self.check(order)
        order.kitchen = order.kitchenByLines
        let tickets = Self.voidTickets([record].compactMap(\.self), &order, context)
        if order.lines.isEmpty, order.payments.isEmpty { try Self.move(&order, .orderClear) }
        self.order = order.state == .idle ? nil : order
        return [.saveOrder(order)] + tickets + [.show(display(context)), .sound(.accepted)]
    }

    mutating func voidOrder(reasonID: Int, _ context: Context) throws(Refusal) -> [Effect] {
        guard var order, order.mode == .order else { throw .illegalInOrder(.orderClear, .idle) }
        guard order.payments.isEmpty else { throw .paymentsTaken(order.paid) }
        if order.state == .checkout { try Self.move(&order, .goEditing) }
        try Self.move(&order, .orderClear)
        let reason = try Self.voidReason(reasonID, context)
        var records: [VoidRecord] = []
        for position in order.lines.indices {
            let whole = order.lines[position].quantity
            if let record = try takeBack(position, whole, reason, &order, context) { records.append(record) }
        }
        order.lines = []
        let tickets = Self.voidTickets(records, &order, context)
        self.order = nil
        return [.saveOrder(order)] + tickets + [.show(Phrase.welcome(context)), .sound(.accepted)]
    }

    /// Takes a part out of a line; the order is not reckoned anew yet. Only what the kitchen has leaves a record.
    private mutating func takeBack(
        _ position: Int,
        _ quantity: Quantity,
        _ reason: VoidReason,
        _ order: inout Order,
        _ context: Context
    ) throws(Refusal) -> VoidRecord? {
        let user = try signedIn(context)
        var line = order.lines[position]
        let unsent = max(.zero, line.quantity - line.sent)
        // What the kitchen never had goes first, and costs the kitchen nothing.
        let fromKitchen = max(.zero, quantity - unsent)
        line.quantity = line.quantity - (quantity - fromKitchen)
        line.compute(context.catalogue.company)
        let before = line.amounts.included
        line.quantity = line.quantity - fromKitchen
        line.sent = line.sent - fromKitchen
        line.compute(context.catalogue.company)
        order.lines[position] = line
        guard fromKitchen > .zero else { return nil }
        guard order.voids.count < OrderLimits.voids else { throw .orderIsFull }
        let record = VoidRecord(
            lineID: line.id,
            productID: line.productID,
            name: line.name,
            quantity: fromKitchen,
            amount: before - line.amounts.included,
            reason: reason.name,
            userID: user.id,
            approverID: context.approver?.id,
            atMillis: context.stamp.atMillis
        )
        order.voids.append(record)
        session.totals.add(record)
        return record
    }

    /// One ticket for each station that has something of it.
    private static func voidTickets(_ records: [VoidRecord], _ order: inout Order, _ context: Context) -> [Effect] {
        guard !records.isEmpty else { return [] }
        order.kitchenTickets += 1
        var jobs: [Effect] = []
        for printer in context.catalogue.kitchenPrinters {
            let here = records.filter { context.catalogue.isFor(printer, productID: $0.productID) }
            guard !here.isEmpty else { continue }
            jobs.append(.print(kitchenJob(order, printer, VoidTicket.document(order, here, printer, context), context)))
        }
        return jobs
    }

    private static func voidReason(_ id: Int, _ context: Context) throws(Refusal) -> VoidReason {
        guard let reason = context.catalogue.voidReasons.first(where: { $0.id == id }) else {
            throw .unknownVoidReason(id: id)
        }
        return reason
    }
}
