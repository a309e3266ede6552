/// Adding lines and changing them.
extension TillState {
    mutating func takeLines(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .scanned(let label): return try scanned(label, context)
        case .addLine(let productID, let quantity):
            guard let product = context.catalogue.product(id: productID), product.isActive else {
                throw .unknownProduct(id: productID)
            }
            return try add(Addition(product, quantity), context)
        case .setQuantity(let id, let quantity): return try setQuantity(lineID: id, quantity, context)
        case .setPrice(let id, let price): return try setPrice(lineID: id, price, context)
        case .setLineNote(let id, let note): return try setNote(lineID: id, note, context)
        case .removeLine(let id): return try removeLine(lineID: id, context)
        default: preconditionFailure("\(event.name) is not about lines")
        }
    }

    /// A product on its way into the order.
    struct Addition {
        var product: Product
        var quantity: Quantity
        /// From a barcode that holds a price.
        var price: Price?
        var lot = ""

        init(_ product: Product, _ quantity: Quantity) {
            self.product = product
            self.quantity = quantity
        }
    }

    mutating func add(_ addition: Addition, _ context: Context) throws(Refusal) -> [Effect] {
        if let order, order.mode == .return {
            try permit(.modifyOrder, context)
            return try returnProduct(addition.product, addition.quantity, context)
        }
        var order = try currentOrNewOrder(context)
        guard order.mode == .order else { throw .notInMode(order.mode) }
        try Self.move(&order, .lineAdd)
        try Self.check(addition.quantity, unit: addition.product.unit)
        let position: Int
        if let last = order.lines.indices.last, Self.merges(addition, into: order.lines[last]),
            order.isCurrent(order.lines[last], context)
        {
            position = last
            let sum = order.lines[last].quantity + addition.quantity
            try Self.check(sum, unit: addition.product.unit)
            order.lines[last].quantity = sum
        } else {
            try Self.append(addition, to: &order)
            position = order.lines.count - 1
        }
        order.reckon(repricing: .line(id: order.lines[position].id), context)
        guard order.lines[position].unitPrice <= OrderLimits.price, order.lines[position].unitPrice >= .zero else {
            throw .priceOutOfRange
        }
        try Self.check(order)
        let line = order.lines[position]
        return try keep(&order, showing: line, context)
            + [.sound(.accepted), .tell(.lineAdded(name: line.name, quantity: line.quantity, total: order.total))]
    }

    private static func append(_ addition: Addition, to order: inout Order) throws(Refusal) {
        guard order.lines.count < OrderLimits.lines else { throw .orderIsFull }
        var line = OrderLine(
            id: order.nextLineID,
            productID: addition.product.id,
            name: addition.product.name,
            quantity: addition.quantity,
            unitPrice: addition.price ?? addition.product.listPrice,
            taxes: []
        )
        line.isPriceManual = addition.price != nil
        line.lot = addition.lot
        order.lines.append(line)
        order.nextLineID += 1
    }

    private mutating func setQuantity(
        lineID: Int,
        _ quantity: Quantity,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineSetQty)
        if order.mode == .return { return try setReturned(&order, position, quantity, context) }
        guard order.mode == .order, order.lines[position].kind == .product else { throw .notInMode(order.mode) }
        let product = context.catalogue.product(id: order.lines[position].productID)
        try Self.check(quantity, unit: product?.unit ?? .piece)
        // What the kitchen has is taken back by a void, with its reason.
        guard quantity >= order.lines[position].sent else { throw .sentToKitchen(name: order.lines[position].name) }
        let isCurrent = order.isCurrent(order.lines[position], context)
        let isLess = quantity < order.lines[position].quantity
        order.lines[position].quantity = quantity
        order.reckon(repricing: isCurrent ? .line(id: lineID) : .nothing, context)
        try Self.check(order)
        if isLess { try checkAmounts(of: order, lineID: lineID, context) }
        return try keep(&order, showing: order.lines[position], context)
    }

    private mutating func setPrice(lineID: Int, _ price: Price, _ context: Context) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .pricingContextSet)
        guard order.mode == .order, order.lines[position].kind == .product else { throw .notInMode(order.mode) }
        guard price >= .zero, price <= OrderLimits.price else { throw .priceOutOfRange }
        order.lines[position].unitPrice = price
        order.lines[position].isPriceManual = true
        order.reckon(repricing: .nothing, context)
        try Self.check(order)
        return try keep(&order, showing: order.lines[position], changesKitchen: false, context)
    }

    private mutating func setNote(lineID: Int, _ note: String, _ context: Context) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineSetQty)
        order.lines[position].note = try Self.checked(note)
        let changes =
            order.lines[position].sent != .zero && order.lines[position].note != order.lines[position].sentNote
        return try keep(&order, showing: order.lines[position], changesKitchen: changes, context)
    }

    private mutating func removeLine(lineID: Int, _ context: Context) throws(Refusal) -> [Effect] {
        var (order, position) = try line(lineID, for: .lineRemove)
        guard order.lines[position].sent == .zero else { throw .sentToKitchen(name: order.lines[position].name) }
        let removed = order.lines.remove(at: position)
        order.kitchen = order.kitchenByLines
        order.reckon(repricing: .nothing, context)
        try Self.check(order)
        try checkAmounts(of: order, lineID: nil, context)
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

    // MARK: - What several areas need

    /// The order and the place of a line in it, with the machine moved by the event.
    func line(_ id: Int, for event: OrderEvent) throws(Refusal) -> (Order, Int) {
        let order = try current(for: event)
        guard let position = order.lines.firstIndex(where: { $0.id == id }) else { throw .unknownLine(id: id) }
        return (order, position)
    }

    mutating func keep(
        _ order: inout Order,
        showing line: OrderLine,
        changesKitchen: Bool = true,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        if changesKitchen { try Self.move(kitchenOf: &order, .change) }
        self.order = order
        return [.saveOrder(order), .show(Phrase.line(line, total: order.total, context))]
    }

    /// A product scanned again counts up the line before it, as long as nobody made that line a special one.
    private static func merges(_ addition: Addition, into line: OrderLine) -> Bool {
        line.productID == addition.product.id && line.kind == .product && !line.isPriceManual && addition.price == nil
            && line.itemDiscount == nil && line.note.isEmpty && line.lot == addition.lot && !addition.product.isWeighed
    }

    static func check(_ quantity: Quantity, unit: Product.Unit) throws(Refusal) {
        guard quantity > .zero, quantity <= OrderLimits.quantity else { throw .quantityOutOfRange }
        guard unit.rounding <= .zero || quantity.thousandths.isMultiple(of: unit.rounding.thousandths) else {
            throw .quantityNotInSteps(unit: unit.name)
        }
    }
}
