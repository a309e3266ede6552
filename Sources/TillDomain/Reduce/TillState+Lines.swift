/// Scanning and changing lines.
extension TillState {
    mutating func scanned(_ label: [UInt8], _ context: Context) throws(Refusal) -> [Effect] {
        switch ScannedCode.read(label) {
        case .unreadable(let why):
            throw .unreadableScan(why)
        case .code(let code):
            for candidate in code.candidates {
                if let product = context.catalogue.product(barcode: candidate) {
                    return try add(product, .one, context)
                }
            }
            throw .unknownBarcode(code.text)
        }
    }

    mutating func addLine(productID: Int, _ quantity: Quantity, _ context: Context) throws(Refusal) -> [Effect] {
        guard let product = context.catalogue.product(id: productID), product.isActive else {
            throw .unknownProduct(id: productID)
        }
        return try add(product, quantity, context)
    }

    private mutating func add(
        _ product: Product,
        _ quantity: Quantity,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var order = try currentOrNewOrder(context)
        try Self.move(&order, .lineAdd)
        try Self.check(quantity, unit: product.unit)
        let position: Int
        if let last = order.lines.indices.last, Self.merges(product, into: order.lines[last]) {
            position = last
            let sum = order.lines[last].quantity + quantity
            try Self.check(sum, unit: product.unit)
            order.lines[last].quantity = sum
        } else {
            guard order.lines.count < OrderLimits.lines else { throw .orderIsFull }
            guard product.listPrice <= OrderLimits.price, product.listPrice >= .zero else { throw .priceOutOfRange }
            order.lines.append(
                OrderLine(
                    id: order.nextLineID,
                    productID: product.id,
                    name: product.name,
                    quantity: quantity,
                    unitPrice: product.listPrice,
                    taxes: context.catalogue.taxes(ids: product.taxIDs)
                )
            )
            order.nextLineID += 1
            position = order.lines.count - 1
        }
        order.lines[position].compute(context.catalogue.company)
        try Self.check(order)
        let line = order.lines[position]
        return keep(order, showing: line, context)
            + [.sound(.accepted), .tell(.lineAdded(name: line.name, quantity: line.quantity, total: order.total))]
    }

    mutating func setQuantity(
        lineID: Int,
        _ quantity: Quantity,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineSetQty)
        let product = context.catalogue.product(id: order.lines[position].productID)
        try Self.check(quantity, unit: product?.unit ?? .piece)
        order.lines[position].quantity = quantity
        order.lines[position].compute(context.catalogue.company)
        try Self.check(order)
        return keep(order, showing: order.lines[position], context)
    }

    mutating func setPrice(lineID: Int, _ price: Price, _ context: Context) throws(Refusal) -> [Effect] {
        _ = try user(who: .priceEdit, context)
        var (order, position) = try line(lineID, for: .pricingContextSet)
        guard price >= .zero, price <= OrderLimits.price else { throw .priceOutOfRange }
        order.lines[position].unitPrice = price
        order.lines[position].isPriceManual = true
        order.lines[position].compute(context.catalogue.company)
        try Self.check(order)
        return keep(order, showing: order.lines[position], context)
    }

    mutating func removeLine(lineID: Int, _ context: Context) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineRemove)
        let removed = order.lines.remove(at: position)
        try Self.check(order)
        self.order = order
        let upper = CustomerDisplay.Row(
            Phrase.removed.text(context.language) + " " + removed.name,
            context.currency.figures(-removed.amounts.included, context.language)
        )
        return [
            .saveOrder(order),
            .show(CustomerDisplay(upper: upper, lower: Phrase.totalRow(order.total, context))),
        ]
    }

    // MARK: -

    private func currentOrNewOrder(_ context: Context) throws(Refusal) -> Order {
        // An emptied order may still stand here when closing begins; nothing is sold into it.
        guard session.state == .open else { throw .noSession }
        if let order { return order }
        let user = try user(who: .createOrder, context)
        return Order(
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
    }

    /// The order and the place of a line in it, with the machine moved by the event.
    private func line(_ id: Int, for event: OrderEvent) throws(Refusal) -> (Order, Int) {
        guard var order else { throw .illegalInOrder(event, .idle) }
        try Self.move(&order, event)
        guard let position = order.lines.firstIndex(where: { $0.id == id }) else { throw .unknownLine(id: id) }
        return (order, position)
    }

    private mutating func keep(_ order: Order, showing line: OrderLine, _ context: Context) -> [Effect] {
        if self.order == nil { session.nextSequence += 1 }
        self.order = order
        return [.saveOrder(order), .show(Phrase.line(line, total: order.total, context))]
    }

    /// A product scanned again counts up the line before it, as long as nobody changed that line's price.
    private static func merges(_ product: Product, into line: OrderLine) -> Bool {
        line.productID == product.id && line.unitPrice == product.listPrice && !line.isPriceManual
            && line.discount == .zero && line.quantity > .zero && !product.isWeighed
    }

    /// What an edit has led to: amounts that can be added up, and not less than the money that was taken for it.
    private static func check(_ order: Order) throws(Refusal) {
        guard order.lines.allSatisfy(\.amounts.isInRange) else { throw .amountOutOfRange }
        guard order.paid == .zero || order.paid <= order.total else { throw .paymentsTaken(order.paid) }
    }

    private static func check(_ quantity: Quantity, unit: Product.Unit) throws(Refusal) {
        guard quantity > .zero, quantity <= OrderLimits.quantity else { throw .quantityOutOfRange }
        guard unit.rounding <= .zero || quantity.thousandths.isMultiple(of: unit.rounding.thousandths) else {
            throw .quantityNotInSteps(unit: unit.name)
        }
    }
}
