/// Goods that come back against a receipt. The sale is looked up in the store, and comes back as an action.
extension TillState {
    /// The sale that is being looked up, and who takes it back.
    public struct WantedSale: Equatable, Sendable, Codable {
        public var reference: String
        public var userID: Int
    }

    mutating func takeReturns(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .returnSale(let reference): return try returnSale(reference, context)
        case .saleFound(let sale): return try saleFound(sale, context)
        case .saleNotFound(let reference): return try saleNotFound(reference)
        case .returnLine(let lineID, let quantity): return try returnLine(lineID, quantity, context)
        case .returnAll: return try returnAll(context)
        case .refund: return try refund(context)
        default: preconditionFailure("\(event.name) is not about returns")
        }
    }

    private mutating func returnSale(_ reference: String, _ context: Context) throws(Refusal) -> [Effect] {
        let user = try signedIn(context)
        guard session.state == .open else { throw .noSession }
        if let order, !order.isEmpty { throw .openOrder(reference: order.reference) }
        try checkNoReturnIsOpen(of: reference)
        wantedSale = WantedSale(reference: reference, userID: user.id)
        return [.findSale(reference: reference)]
    }

    private mutating func saleFound(_ sale: Order, _ context: Context) throws(Refusal) -> [Effect] {
        guard let wanted = wantedSale, wanted.reference == sale.reference else {
            throw .notAwaited(reference: sale.reference)
        }
        guard sale.mode == .order, sale.state == .paid || sale.state == .finalized else {
            throw .notReturnable(reference: sale.reference)
        }
        guard session.state == .open else { throw .noSession }
        if let order, !order.isEmpty { throw .openOrder(reference: order.reference) }
        // Asked again: an answer may come late, when a return that had no line yet has some and was put aside.
        try checkNoReturnIsOpen(of: sale.reference)
        let origin = ReturnOrigin(sale)
        guard origin.lines.contains(where: { origin.left(lineID: $0.id) > .zero }) else { throw .nothingLeftToReturn }
        wantedSale = nil
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
            userID: wanted.userID,
            createdAtMillis: context.stamp.atMillis
        )
        session.nextSequence += 1
        order.mode = .return
        order.origin = origin
        order.copyParticulars(of: sale)
        order.tableID = nil
        self.order = order
        let lines = origin.lines.filter { origin.left(lineID: $0.id) > .zero }.count
        return [
            .saveOrder(order), .show(Phrase.returning(order, context)), .sound(.accepted),
            .tell(.returnBegun(reference: sale.reference, lines: lines)),
        ]
    }

    /// A refusal of what was asked: the cashier reads it, and nothing else has changed.
    private func saleNotFound(_ reference: String) throws(Refusal) -> [Effect] {
        throw wantedSale?.reference == reference
            ? .unknownSale(reference: reference) : .notAwaited(reference: reference)
    }

    private func checkNoReturnIsOpen(of reference: String) throws(Refusal) {
        for open in [order].compactMap(\.self) + parked where open.origin?.reference == reference && !open.isEmpty {
            throw .openOrder(reference: open.reference)
        }
    }

    // MARK: - Lines

    private mutating func returnLine(
        _ lineID: Int,
        _ quantity: Quantity?,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var (order, origin) = try returning()
        try Self.giveBack(lineID, quantity, &order, origin, context)
        return try keepReturn(order, context)
    }

    private mutating func returnAll(_ context: Context) throws(Refusal) -> [Effect] {
        var (order, origin) = try returning()
        var isEmpty = true
        for line in origin.lines where order.left(of: line.id, origin) > .zero {
            try Self.giveBack(line.id, nil, &order, origin, context)
            isEmpty = false
        }
        guard !isEmpty else { throw .nothingLeftToReturn }
        return try keepReturn(order, context)
    }

    /// A product that is scanned while goods come back is one that comes back.
    mutating func returnProduct(
        _ product: Product,
        _ quantity: Quantity,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        try permit(.modifyOrder, context)
        var (order, origin) = try returning()
        let sold = origin.lines.filter { $0.productID == product.id }
        guard !sold.isEmpty else { throw .returnExceeds(name: product.name, left: .zero) }
        guard let line = sold.first(where: { order.left(of: $0.id, origin) >= quantity }) else {
            let left = sold.map { order.left(of: $0.id, origin) }.max() ?? .zero
            throw .returnExceeds(name: product.name, left: left)
        }
        try Self.giveBack(line.id, quantity, &order, origin, context)
        return try keepReturn(order, context)
    }

    /// Sets how many of a line come back; the quantity is given as the customer counts it, above zero.
    mutating func setReturned(
        _ order: inout Order,
        _ position: Int,
        _ quantity: Quantity,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        guard let origin = order.origin, let lineID = order.lines[position].originLineID else {
            throw .notInMode(order.mode)
        }
        // Counted anew in its place: a line keeps its number.
        order.lines[position].quantity = .zero
        try Self.giveBack(lineID, quantity, &order, origin, context)
        return try keepReturn(order, context)
    }

    private func returning() throws(Refusal) -> (Order, ReturnOrigin) {
        guard var order, order.mode == .return, let origin = order.origin else {
            throw .notInMode(order?.mode ?? .order)
        }
        try Self.move(&order, .lineAdd)
        return (order, origin)
    }

    /// Puts a line of the sale into the return, at the price, the discount and the taxes that it was sold with.
    private static func giveBack(
        _ lineID: Int,
        _ quantity: Quantity?,
        _ order: inout Order,
        _ origin: ReturnOrigin,
        _ context: Context
    ) throws(Refusal) {
        guard let sold = origin.lines.first(where: { $0.id == lineID }) else { throw .unknownLine(id: lineID) }
        let left = order.left(of: lineID, origin)
        let back = quantity ?? left
        guard left > .zero else { throw .returnExceeds(name: sold.name, left: .zero) }
        let unit = context.catalogue.product(id: sold.productID)?.unit ?? .piece
        if back != left { try check(back, unit: unit) }
        guard back <= left else { throw .returnExceeds(name: sold.name, left: left) }
        if let position = order.lines.firstIndex(where: { $0.originLineID == lineID }) {
            order.lines[position].quantity = order.lines[position].quantity - back
        } else {
            guard order.lines.count < OrderLimits.lines else { throw .orderIsFull }
            var line = sold
            line.id = order.nextLineID
            line.originLineID = lineID
            line.quantity = -back
            line.sent = .zero
            (line.note, line.sentNote) = ("", "")
            order.nextLineID += 1
            order.lines.append(line)
        }
        order.priceBack(lineID, sold, after: origin.returned[lineID] ?? .zero, context.catalogue.company)
        order.reckon(repricing: .nothing, context)
    }

    private mutating func keepReturn(_ order: Order, _ context: Context) throws(Refusal) -> [Effect] {
        try Self.check(order)
        self.order = order
        return [.saveOrder(order), .show(Phrase.returning(order, context)), .sound(.accepted)]
    }
}

extension Order {
    /// Whether nothing of the sale is left beside what is in this return.
    func takesAll(of origin: ReturnOrigin) -> Bool {
        origin.lines.allSatisfy { left(of: $0.id, origin) == .zero }
    }

    /// Prices what comes back of a line by what has come back of it in all.
    fileprivate mutating func priceBack(_ lineID: Int, _ sold: OrderLine, after gone: Quantity, _ company: Company) {
        guard let position = lines.firstIndex(where: { $0.originLineID == lineID }) else { return }
        lines[position].unitPrice = sold.priceBack(-lines[position].quantity, after: gone, company)
    }

    /// What of a sold line can still be put into this return.
    fileprivate func left(of lineID: Int, _ origin: ReturnOrigin) -> Quantity {
        let here = lines.filter { $0.originLineID == lineID }.reduce(Quantity.zero) { $0 - $1.quantity }
        return origin.left(lineID: lineID) - here
    }
}
