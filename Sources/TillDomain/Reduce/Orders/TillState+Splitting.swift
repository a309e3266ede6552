/// Orders taken apart and put together: split by item, merge, move lines between tables.
extension TillState {
    /// Puts the named lines into a new order beside this one, for the same table. What is left is paid by itself.
    mutating func splitOff(_ shares: [LineShare], _ context: Context) throws(Refusal) -> [Effect] {
        var source = try splittable(.lineRemove)
        guard parked.count < OrderLimits.parkedOrders else { throw .tooManyParked }
        var target = try begin(context)
        target.copyParticulars(of: source)
        // What the kitchen has to know of the guests holds for all of them.
        target.note = source.note
        try Self.move(&target, .orderLoad)
        try Self.move(shares, from: &source, to: &target, context)
        guard !source.lines.isEmpty else { throw .nothingToSplit }
        return try keep(source, parking: target, context) + [.tell(.parked(reference: target.reference))]
    }

    /// Moves the named lines to an order that was put aside, with what the kitchen knows of them.
    mutating func transfer(
        _ shares: [LineShare],
        to reference: String,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var source = try splittable(.lineRemove)
        var target = try takeOut(reference)
        let moved = try Self.move(shares, from: &source, to: &target, context)
        try checkCaps(of: target, lineIDs: moved, context)
        if source.lines.isEmpty { try Self.end(&source, leavingTo: &target) }
        return try keep(source, parking: target, context)
    }

    /// Puts an order that was put aside into the one at hand.
    mutating func merge(_ reference: String, _ context: Context) throws(Refusal) -> [Effect] {
        var target = try splittable(.lineAdd)
        var source = try takeOut(reference)
        let shares = source.lines.map { LineShare(lineID: $0.id) }
        let moved = try Self.move(shares, from: &source, to: &target, context)
        try checkCaps(of: target, lineIDs: moved, context)
        target.guests = min(OrderLimits.guests, target.guests + source.guests)
        try Self.end(&source, leavingTo: &target)
        order = target
        return [.saveOrder(source), .saveOrder(target), .show(Phrase.toPay(target, context)), .sound(.accepted)]
    }

    // MARK: -

    /// The order at hand, as far as lines may leave it or come to it.
    private func splittable(_ event: OrderEvent) throws(Refusal) -> Order {
        let order = try current(for: event)
        guard order.mode == .order else { throw .notInMode(order.mode) }
        guard order.payments.isEmpty else { throw .paymentsTaken(order.paid) }
        return order
    }

    private mutating func takeOut(_ reference: String) throws(Refusal) -> Order {
        guard let position = parked.firstIndex(where: { $0.reference == reference }) else {
            throw .unknownOrder(reference: reference)
        }
        guard parked[position].mode == .order else { throw .notInMode(parked[position].mode) }
        guard parked[position].payments.isEmpty else { throw .paymentsTaken(parked[position].paid) }
        return parked.remove(at: position)
    }

    private mutating func keep(
        _ source: Order,
        parking target: Order,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        order = source.lines.isEmpty ? nil : source
        parked.append(target)
        return [.saveOrder(source), .saveOrder(target), .show(display(context)), .sound(.accepted)]
    }

    /// An order that is gone leaves its note, and what was taken back of it, to the one that goes on. Voids beyond the
    /// bound are counted in the session and stand in the journal alone.
    private static func end(_ source: inout Order, leavingTo target: inout Order) throws(Refusal) {
        target.voids = Array((target.voids + source.voids).prefix(OrderLimits.voids))
        source.voids = []
        if !source.note.isEmpty, source.note != target.note {
            target.note = try checked(target.note.isEmpty ? source.note : "\(target.note); \(source.note)")
        }
        try move(&source, .orderClear)
    }

    /// Moves the lines, and answers their numbers in the target. Lines that cost what the catalogue says today are
    /// priced for their new quantity; the others stay as the customer has seen them, as long as the terms are the same.
    @discardableResult
    private static func move(
        _ shares: [LineShare],
        from source: inout Order,
        to target: inout Order,
        _ context: Context
    ) throws(Refusal) -> Set<Int> {
        let areTermsEqual =
            source.pricelistID == target.pricelistID && source.fiscalPositionID == target.fiscalPositionID
        let isReadyThere = target.kitchen == .ready || !target.isSentToKitchen
        let isReady = source.kitchen == .ready && isReadyThere
        var (dueHere, dueThere, movedIDs) = (Set<Int>(), Set<Int>(), Set<Int>())
        guard !shares.isEmpty, Set(shares.map(\.lineID)).count == shares.count else { throw .nothingToSplit }
        for share in shares {
            guard let position = source.lines.firstIndex(where: { $0.id == share.lineID }) else {
                throw .unknownLine(id: share.lineID)
            }
            guard target.lines.count < OrderLimits.lines else { throw .orderIsFull }
            let isDue = !areTermsEqual || source.isCurrent(source.lines[position], context)
            var moved = try source.takeApart(position, share.quantity, context)
            moved.id = target.nextLineID
            if isDue {
                dueHere.insert(share.lineID)
                dueThere.insert(moved.id)
            }
            movedIDs.insert(moved.id)
            target.nextLineID += 1
            target.lines.append(moved)
        }
        source.reckon(repricing: .lines(ids: dueHere), context)
        target.reckon(repricing: .lines(ids: dueThere), context)
        try check(source)
        try check(target)
        // Nothing was cooked by moving lines: what was sent stays sent, and what was ready stays ready.
        target.kitchen = isReady ? .ready : target.kitchen == .ready ? .sent : target.kitchen
        source.kitchen = source.kitchenByLines
        target.kitchen = target.kitchenByLines
        return movedIDs
    }
}

extension Order {
    /// Where, for whom and on which terms; a discount on the whole check stays with the check that it was given to.
    mutating func copyParticulars(of other: Order) {
        type = other.type
        tableID = other.tableID
        staffID = other.staffID
        alias = other.alias
        customer = other.customer
        pricelistID = other.pricelistID
        fiscalPositionID = other.fiscalPositionID
        kitchenTold = other.kitchenTold
    }

    /// Takes a line, or a part of it, out of the order. What the kitchen has goes first with what is moved.
    fileprivate mutating func takeApart(
        _ position: Int,
        _ quantity: Quantity?,
        _ context: TillState.Context
    ) throws(Refusal) -> OrderLine {
        let line = lines[position]
        guard let quantity, quantity != line.quantity else { return lines.remove(at: position) }
        let unit = context.catalogue.product(id: line.productID)?.unit ?? .piece
        try TillState.check(quantity, unit: unit)
        guard quantity < line.quantity else { throw .quantityOutOfRange }
        var moved = line
        moved.quantity = quantity
        moved.sent = min(line.sent, quantity)
        lines[position].quantity = line.quantity - quantity
        lines[position].sent = line.sent - moved.sent
        moved.itemDiscount = line.itemDiscount?.part(quantity, of: line.quantity)
        lines[position].itemDiscount = line.itemDiscount?.less(moved.itemDiscount)
        return moved
    }
}

extension Discount {
    /// What of a discount goes with a part of its line: the same percentage, or a part of the amount.
    fileprivate func part(_ quantity: Quantity, of whole: Quantity) -> Discount? {
        guard case .amount(let amount) = value else { return self }
        let share = Exact.divide(
            Int128(amount.minor) * Int128(quantity.thousandths),
            by: Int128(whole.thousandths)
        )
        return with(Money(minor: Int64(clamping: share)))
    }

    /// What is left of it without that part.
    fileprivate func less(_ part: Discount?) -> Discount? {
        guard case .amount(let amount) = value else { return self }
        guard case .amount(let gone) = part?.value else { return self }
        return with(amount - gone)
    }

    private func with(_ amount: Money) -> Discount? {
        guard amount > .zero else { return nil }
        var discount = self
        discount.value = .amount(amount)
        return discount
    }
}
