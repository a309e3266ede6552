/// The receipt of a paid order.
enum Receipt {
    static func document(_ order: Order, _ context: TillState.Context) -> Document {
        Document(
            heading(context) + copyBanner(order, context) + particulars(order, context) + lines(order, context)
                + totals(order, context) + taxes(order, context) + payments(order, context) + ending(order, context)
        )
    }

    /// The shop, as it stands at the head of everything a customer is given.
    static func heading(_ context: TillState.Context) -> [Document.Block] {
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

    private static func copyBanner(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        guard order.receiptPrints > 1 else { return [] }
        let number = order.receiptPrints - 1
        return [.text("*** \(Phrase.copy.text(context.language)) \(number) ***", .large, .center), .feed(1)]
    }

    private static func particulars(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let time = LocalTime(
            atMillis: order.paidAtMillis ?? order.createdAtMillis,
            utcOffsetMinutes: context.stamp.utcOffsetMinutes
        )
        let server = context.catalogue.user(id: order.userID)?.name ?? "\(order.userID)"
        return [
            .pair(time.text(context.language), "\(Phrase.order.text(context.language)) \(order.sequence)"),
            .text("\(Phrase.cashier.text(context.language)): \(server)"),
            .rule,
        ]
    }

    private static func lines(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        return order.lines.flatMap { line -> [Document.Block] in
            let amount = context.currency.figures(line.amounts.included, language)
            guard line.quantity != .one else { return [.pair(line.name, amount)] }
            let each = "\(line.quantity.text(language)) x \(line.unitPrice.text(context.currency, language))"
            return [.text(line.name), .pair("  " + each, amount)]
        }
    }

    private static func totals(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        [
            .rule,
            .pair(
                Phrase.total.text(context.language),
                context.currency.text(order.total, context.language),
                .large
            ),
            .feed(1),
        ]
    }

    /// Each tax with what it was reckoned on, so that the net amount and the tax can be read off for the books.
    private static func taxes(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        guard !order.taxes.isEmpty else { return [] }
        let language = context.language
        let net = Document.Block.pair(
            Phrase.subtotal.text(language),
            context.currency.figures(order.totalExcluded, language)
        )
        return [net]
            + order.taxes.map { tax in
                let base = context.currency.figures(tax.base, language)
                return .pair(
                    "\(tax.name) \(Phrase.taxAdded.text(language)) \(base)",
                    context.currency.figures(tax.amount, language)
                )
            } + [.feed(1)]
    }

    private static func payments(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        var blocks = order.payments.map { payment in
            Document.Block.pair(payment.name, context.currency.figures(payment.tendered, language))
        }
        if order.change != .zero {
            blocks.append(
                .pair(Phrase.change.text(language), context.currency.figures(order.change, language), .bold)
            )
        }
        return blocks
    }

    private static func ending(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let footer = context.catalogue.configuration.receiptFooter
        return (footer.isEmpty ? [] : [.feed(1), .text(footer, .plain, .center)]) + [
            .feed(1),
            .qr(order.reference),
            .text(order.reference, .plain, .center),
            .cut,
        ]
    }
}
