/// Beginning orders, putting them aside, taking them up again, and giving them up.
extension TillState {
    mutating func takeOrders(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .newOrder(let start): return try newOrder(start, context)
        case .openTable(let id, let guests): return try openTable(id, guests: guests, context)
        case .park: return try park(context)
        case .takeUp(let reference): return try takeUp(reference, context)
        case .clearOrder: return try clearOrder(context)
        case .splitOff(let shares): return try splitOff(shares, context)
        case .merge(let reference): return try merge(reference, context)
        case .transfer(let shares, let reference): return try transfer(shares, to: reference, context)
        default: preconditionFailure("\(event.name) is not about whole orders")
        }
    }

    private mutating func newOrder(_ start: Action.OrderStart, _ context: Context) throws(Refusal) -> [Effect] {
        if let order, !order.isEmpty { throw .openOrder(reference: order.reference) }
        var order = try begin(context)
        guard (0...OrderLimits.guests).contains(start.guests) else { throw .guestsOutOfRange }
        if let id = start.tableID, context.catalogue.table(id: id) == nil { throw .unknownTable(id: id) }
        if let id = start.staffID, context.catalogue.user(id: id) == nil { throw .unknownUser(id: id) }
        order.type = start.type
        order.tableID = start.tableID
        order.guests = start.guests
        order.staffID = start.staffID
        order.alias = try Self.checked(start.alias)
        order.reckon(repricing: .all, context)
        self.order = order
        return [.saveOrder(order), .show(display(context)), .sound(.accepted)]
    }

    /// Takes up what stands on a table, or begins an order there. What is at hand is put aside first: a waiter goes
    /// from table to table.
    private mutating func openTable(_ id: Int, guests: Int?, _ context: Context) throws(Refusal) -> [Effect] {
        guard context.catalogue.table(id: id) != nil else { throw .unknownTable(id: id) }
        if let order, order.tableID == id, !order.isEmpty { return [.show(Phrase.toPay(order, context))] }
        let there = parked.first { $0.tableID == id }
        // An order without lines may have its guests, its customer or its name already.
        if let order, order.tableID == id, there == nil { return try stay(at: order, guests: guests, context) }
        var effects: [Effect] = []
        if let order, !order.isEmpty { effects += try putAside(context) }
        if let there {
            return effects + (try takeUp(there.reference, context))
        }
        order = nil
        return effects + (try newOrder(Action.OrderStart(tableID: id, guests: guests ?? 0), context))
    }

    private mutating func stay(at order: Order, guests: Int?, _ context: Context) throws(Refusal) -> [Effect] {
        var order = order
        if let guests {
            guard (0...OrderLimits.guests).contains(guests) else { throw .guestsOutOfRange }
            order.guests = guests
        }
        self.order = order
        return [.saveOrder(order), .show(display(context)), .sound(.accepted)]
    }

    private mutating func park(_ context: Context) throws(Refusal) -> [Effect] {
        guard let order, !order.isEmpty else { throw .illegalInOrder(.draftSave, .idle) }
        let effects = try putAside(context)
        return effects + [.show(Phrase.welcome(context)), .tell(.parked(reference: order.reference))]
    }

    /// Puts the order at hand with the others; money that was taken towards it stays with it.
    mutating func putAside(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order, !order.isEmpty else { return [] }
        if order.state == .checkout, order.payments.isEmpty {
            try Self.move(&order, .goEditing)
            order.evenWays = nil
        }
        try Self.move(&order, .draftSave)
        guard parked.count < OrderLimits.parkedOrders else { throw .tooManyParked }
        parked.append(order)
        self.order = nil
        return [.saveOrder(order)]
    }

    private mutating func takeUp(_ reference: String, _ context: Context) throws(Refusal) -> [Effect] {
        guard session.state == .open else { throw .noSession }
        if let order, !order.isEmpty { throw .openOrder(reference: order.reference) }
        guard let position = parked.firstIndex(where: { $0.reference == reference }) else {
            throw .unknownOrder(reference: reference)
        }
        var order = parked.remove(at: position)
        if order.sessionID != session.id {
            // It was left over from an earlier session, and is sold in this one.
            order.sessionID = session.id
            order.sequence = session.nextSequence
            session.nextSequence += 1
        }
        self.order = order
        let shown = CustomerDisplay(
            upper: CustomerDisplay.Row(Phrase.takenUp.text(context.language)),
            lower: Phrase.totalRow(order.total, context)
        )
        return [.saveOrder(order), .show(shown), .tell(.takenUp(reference: reference))]
    }

    private mutating func clearOrder(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order else { throw .illegalInOrder(.orderClear, .idle) }
        guard order.payments.isEmpty else { throw .paymentsTaken(order.paid) }
        if let sent = order.lines.first(where: { $0.sent != .zero }) { throw .sentToKitchen(name: sent.name) }
        if order.state == .checkout { try Self.move(&order, .goEditing) }
        try Self.move(&order, .orderClear)
        order.lines = []
        order.invoice = nil
        self.order = nil
        return [.saveOrder(order), .show(Phrase.welcome(context))]
    }

    // MARK: - What several areas need

    /// A new order in the open session, numbered, not yet kept.
    mutating func begin(_ context: Context) throws(Refusal) -> Order {
        guard session.state == .open else { throw .noSession }
        let user = try permit(.createOrder, context)
        var order = Order(
            reference: OrderReference.make(
                configurationID: context.catalogue.configuration.id,
                sessionID: session.id,
                atMillis: context.stamp.atMillis,
                salt: context.stamp.salt
            ),
            sequence: session.nextSequence,
            sessionID: session.id,
            configurationID: context.catalogue.configuration.id,
            userID: user.id,
            createdAtMillis: context.stamp.atMillis
        )
        order.pricelistID = context.catalogue.configuration.pricelistID
        session.nextSequence += 1
        return order
    }

    /// The order at hand, which is being edited; or a new one.
    mutating func currentOrNewOrder(_ context: Context) throws(Refusal) -> Order {
        guard session.state == .open else { throw .noSession }
        guard let order else { return try begin(context) }
        try permit(.modifyOrder, context)
        return order
    }

    /// The order at hand, with its machine moved by the event.
    func current(for event: OrderEvent) throws(Refusal) -> Order {
        guard var order else { throw .illegalInOrder(event, .idle) }
        try Self.move(&order, event)
        return order
    }

    /// What an edit has led to: amounts that can be added up, and not less than the money that was taken for it.
    static func check(_ order: Order) throws(Refusal) {
        guard order.lines.allSatisfy(\.isInRange) else { throw .amountOutOfRange }
        guard order.payments.isEmpty || order.paid.minor.magnitude <= order.total.minor.magnitude else {
            throw .paymentsTaken(order.paid)
        }
    }
}
