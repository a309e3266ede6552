/// What stands at the head of everything that leaves the shop.
enum ShopHeading {
    /// The shop, with where it is and how to reach it.
    static func blocks(_ context: TillState.Context) -> [Document.Block] {
        let company = context.catalogue.company
        let language = context.language
        var blocks: [Document.Block] = [.text(company.name, .large, .center)]
        if !company.address.isEmpty { blocks.append(.text(company.address, .plain, .center)) }
        if !company.phone.isEmpty {
            blocks.append(.text("\(Phrase.phone.text(language)) \(company.phone)", .plain, .center))
        }
        if !company.vat.isEmpty {
            blocks.append(.text("\(Phrase.vatNumber.text(language)) \(company.vat)", .plain, .center))
        }
        let header = context.catalogue.configuration.receiptHeader
        if !header.isEmpty { blocks.append(.text(header, .plain, .center)) }
        return blocks + [.feed(1)]
    }

    /// COPY with its number, and who had it made.
    static func copyBanner(_ prints: Int, by userID: Int?, _ context: TillState.Context) -> [Document.Block] {
        guard prints > 1 else { return [] }
        var blocks: [Document.Block] = [.banner("\(Phrase.copy.text(context.language)) \(prints - 1)")]
        if let userID {
            blocks.append(.text("\(Phrase.copyBy.text(context.language)): \(name(userID, context))", .plain, .center))
        }
        return blocks + [.feed(1)]
    }

    /// TAKEOUT or DELIVERY, which nobody may overlook; nothing for what is eaten here.
    static func typeBanner(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        switch order.type {
        case .dineIn: []
        case .takeout: [.banner(Phrase.takeout.text(context.language), .reverse)]
        case .delivery: [.banner(Phrase.delivery.text(context.language), .reverse)]
        }
    }

    /// Table, guests, alias, customer: as far as the order has them.
    static func particulars(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        var blocks: [Document.Block] = []
        if let id = order.tableID {
            let table = "\(Phrase.table.text(language)) \(context.catalogue.table(id: id)?.name ?? "\(id)")"
            let guests = order.guests > 0 ? "\(Phrase.guests.text(language)): \(order.guests)" : ""
            blocks.append(.pair(table, guests))
        }
        if !order.alias.isEmpty { blocks.append(.text(order.alias, .bold)) }
        if let customer = order.customer {
            blocks.append(.text("\(Phrase.customer.text(language)): \(customer.name)"))
            if !customer.vat.isEmpty { blocks.append(.text("\(Phrase.vatNumber.text(language)) \(customer.vat)")) }
        }
        return blocks
    }

    static func name(_ userID: Int, _ context: TillState.Context) -> String {
        context.catalogue.user(id: userID)?.name ?? "\(userID)"
    }

    static func time(_ atMillis: Int64, _ context: TillState.Context) -> String {
        LocalTime(atMillis: atMillis, utcOffsetMinutes: context.stamp.utcOffsetMinutes).text(context.language)
    }
}
