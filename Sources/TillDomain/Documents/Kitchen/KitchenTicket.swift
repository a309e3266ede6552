/// What a station is to make now: large, short, and only what is new.
enum KitchenTicket {
    static func document(
        _ order: Order,
        _ items: [KitchenItem],
        _ printer: KitchenPrinter,
        isRefire: Bool,
        _ context: TillState.Context
    ) -> Document {
        var blocks = heading(order, printer, context)
        let goods = items.filter { $0.quantity != .zero }
        if isRefire, !goods.isEmpty { blocks.append(.banner(Phrase.addition.text(context.language))) }
        // Before the dishes, because it may be an allergy.
        if !order.note.isEmpty { blocks += [.text(order.note, .bold), .rule] }
        for item in goods {
            blocks.append(line(item.quantity, item.productID, item.name, context))
            if !item.note.isEmpty { blocks.append(note(item.note)) }
        }
        let changed = items.filter { $0.quantity == .zero }
        // Without a dish it is the head that is new: another table, a note.
        if goods.isEmpty { blocks.append(.banner(Phrase.kitchenChange.text(context.language))) }
        for item in changed {
            blocks.append(.ellipsisPair(item.name, "", .large))
            blocks.append(note(item.note.isEmpty ? "-" : item.note))
        }
        return Document(blocks + [.cut])
    }

    /// Which station, which table or name, who serves, when.
    static func heading(_ order: Order, _ printer: KitchenPrinter, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        let number = "\(Phrase.order.text(language)) \(order.sequence)-\(order.kitchenTickets)"
        var blocks: [Document.Block] = [.pair(printer.name, number, .bold)]
        blocks += ShopHeading.typeBanner(order, context)
        if let id = order.tableID {
            let table = context.catalogue.table(id: id)?.name ?? "\(id)"
            blocks.append(.text("\(Phrase.table.text(language)) \(table)", .large, .center))
        }
        if !order.alias.isEmpty { blocks.append(.text(order.alias, .large, .center)) }
        let guests = order.guests > 0 ? "\(Phrase.guests.text(language)): \(order.guests)" : ""
        // The day is known to who cooks.
        let stamp = context.stamp
        let clock = LocalTime(atMillis: stamp.atMillis, utcOffsetMinutes: stamp.utcOffsetMinutes).clockText
        let server = ShopHeading.name(order.staffID ?? order.userID, context)
        return blocks + [.pair("\(clock) \(server)", guests), .rule]
    }

    /// How many of what: `2 x Paella`, `0.35 kg Jamón`.
    static func line(
        _ quantity: Quantity,
        _ productID: Int,
        _ name: String,
        _ context: TillState.Context
    ) -> Document.Block {
        let measure = context.catalogue.measure(ofProduct: productID)
        let count = quantity.text(context.language) + (measure.isEmpty ? " x" : measure)
        return .ellipsisPair("\(count) \(name)", "", .large)
    }

    /// Below its dish and whole, its further lines under the first.
    private static func note(_ text: String) -> Document.Block {
        .columns([Document.Column("  >", width: .fit, overflow: .whole), Document.Column(text)], .bold)
    }
}

/// What a station need not make any more.
enum VoidTicket {
    static func document(
        _ order: Order,
        _ records: [VoidRecord],
        _ printer: KitchenPrinter,
        _ context: TillState.Context
    ) -> Document {
        let language = context.language
        var blocks: [Document.Block] = [.banner(Phrase.voidTitle.text(language), .reverse)]
        blocks += KitchenTicket.heading(order, printer, context)
        blocks += records.map { KitchenTicket.line($0.quantity, $0.productID, $0.name, context) }
        // One action has one reason.
        blocks += records.prefix(1).map { .text("\(Phrase.reason.text(language)): \($0.reason)", .bold) }
        return Document(blocks + [.cut])
    }
}
