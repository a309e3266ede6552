/// What the kitchen is told, and what it answers.
extension TillState {
    mutating func takeKitchen(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .sendToKitchen: return try sendToKitchen(context)
        case .voidLine(let lineID, let quantity, let reasonID):
            return try voidLine(lineID, quantity, reasonID: reasonID, context)
        case .voidOrder(let reasonID): return try voidOrder(reasonID: reasonID, context)
        case .kitchenReady(let reference): return try answered(reference, .bump)
        case .kitchenRecalled(let reference): return try answered(reference, .recall)
        default: preconditionFailure("\(event.name) is not about the kitchen")
        }
    }

    private mutating func sendToKitchen(_ context: Context) throws(Refusal) -> [Effect] {
        guard session.state == .open else { throw .noSession }
        guard var order, order.mode == .order, !order.isEmpty else { throw .nothingToSend }
        guard order.state == .editing || order.state == .checkout else {
            throw .illegalInOrder(.draftSave, order.state)
        }
        let (jobs, items) = try Self.send(&order, context)
        guard items > 0 || !jobs.isEmpty else { throw .nothingToSend }
        self.order = order
        return [.saveOrder(order)] + jobs
            + [.show(Phrase.toPay(order, context)), .sound(.accepted), .tell(.sentToKitchen(items: items))]
    }

    /// Tells each station what is new for it, and marks it as told. A station that has something of the order is also
    /// told where it goes now, and of a note that came later.
    static func send(_ order: inout Order, _ context: Context) throws(Refusal) -> (jobs: [Effect], items: Int) {
        let news = order.kitchenNews
        let isHeadNew = order.isKitchenHeadNew
        guard !news.isEmpty || isHeadNew else { return ([], 0) }
        try move(kitchenOf: &order, .send)
        order.kitchenTickets += 1
        var jobs: [Effect] = []
        for printer in context.catalogue.kitchenPrinters {
            let items = news.filter { context.catalogue.isFor(printer, productID: $0.productID) }
            // An addition is one to what this very station has.
            let isRefire = order.lines.contains {
                $0.sent != .zero && context.catalogue.isFor(printer, productID: $0.productID)
            }
            guard !items.isEmpty || (isHeadNew && isRefire) else { continue }
            let document = KitchenTicket.document(order, items, printer, isRefire: isRefire, context)
            jobs.append(.print(kitchenJob(order, printer, document, context)))
        }
        for position in order.lines.indices where order.lines[position].kind == .product {
            order.lines[position].sent = order.lines[position].quantity
            order.lines[position].sentNote = order.lines[position].note
        }
        order.kitchenTold = Order.KitchenHead(order)
        return (jobs, news.count)
    }

    // MARK: - What the kitchen says

    private mutating func answered(_ reference: String, _ event: KitchenEvent) throws(Refusal) -> [Effect] {
        if var order, order.reference == reference {
            try Self.move(kitchenOf: &order, event)
            self.order = order
            return [.saveOrder(order)] + told(order, event)
        }
        guard let position = parked.firstIndex(where: { $0.reference == reference }) else {
            throw .unknownOrder(reference: reference)
        }
        try Self.move(kitchenOf: &parked[position], event)
        return [.saveOrder(parked[position])] + told(parked[position], event)
    }

    private func told(_ order: Order, _ event: KitchenEvent) -> [Effect] {
        event == .bump
            ? [.tell(.kitchenReady(reference: order.reference, tableID: order.tableID)), .sound(.accepted)] : []
    }

    // MARK: -

    static func move(kitchenOf order: inout Order, _ event: KitchenEvent) throws(Refusal) {
        guard let next = KitchenMachine.next(order.kitchen, event) else {
            throw .illegalInKitchen(event, order.kitchen)
        }
        order.kitchen = next
    }

    static func kitchenJob(
        _ order: Order,
        _ printer: KitchenPrinter,
        _ document: Document,
        _ context: Context
    ) -> PrintJob {
        PrintJob(
            id: "\(order.reference)/k\(order.kitchenTickets)-\(printer.key)",
            role: .kitchen,
            station: printer.key,
            title: "\(printer.name) \(order.sequence)",
            document: document
        )
    }
}

/// Something that the kitchen does not know yet.
struct KitchenItem: Equatable {
    var productID: Int
    var name: String
    /// What is to be made now; zero where only the note is new.
    var quantity: Quantity
    var note: String
}

extension Order {
    /// What is new since the kitchen was told last.
    var kitchenNews: [KitchenItem] {
        lines.compactMap { line in
            guard line.kind == .product, line.quantity != line.sent || line.note != line.sentNote else { return nil }
            return KitchenItem(
                productID: line.productID,
                name: line.name,
                quantity: line.quantity - line.sent,
                note: line.note
            )
        }
    }

    /// Whether table, type or note are others than the kitchen was told. Of what came from another order by moving
    /// lines, it was told there.
    var isKitchenHeadNew: Bool {
        guard let kitchenTold else { return false }
        return isSentToKitchen && kitchenTold != KitchenHead(self)
    }

    /// What the kitchen's status is by what the lines say of what was sent.
    var kitchenByLines: KitchenStatus {
        guard isSentToKitchen else { return .open }
        guard kitchenNews.isEmpty, !isKitchenHeadNew else { return .changed }
        return kitchen == .ready ? .ready : .sent
    }
}

extension Catalogue {
    /// Whether a station makes a product: by its category or one above it; a station without categories makes all.
    func isFor(_ printer: KitchenPrinter, productID: Int) -> Bool {
        guard !printer.categoryIDs.isEmpty else { return true }
        guard let category = product(id: productID)?.categoryID else { return false }
        return ancestry(ofCategory: category).contains { printer.categoryIDs.contains($0) }
    }
}
