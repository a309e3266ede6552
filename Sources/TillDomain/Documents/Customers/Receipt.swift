/// The receipt of a paid order; of a return, what was paid back; of an invoice, that it was paid.
enum Receipt {
    static func document(_ order: Order, copiedBy userID: Int?, _ context: TillState.Context) -> Document {
        Document(
            ShopHeading.copyBanner(order.receiptPrints, by: userID, context) + ShopHeading.blocks(context)
                + title(order, context) + ShopHeading.typeBanner(order, context) + particulars(order, context)
                + lines(order, context) + order.totalBlocks(context) + order.taxBlocks(context)
                + payments(order, context) + ending(order, context)
        )
    }

    /// What kind of receipt it is, where it is not a sale's.
    private static func title(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        guard let origin = order.origin else { return [] }
        return [
            .banner(Phrase.refundTitle.text(context.language)),
            .text("\(Phrase.refundOf.text(context.language)) \(origin.reference)"),
        ]
    }

    private static func particulars(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        let time = ShopHeading.time(order.paidAtMillis ?? order.createdAtMillis, context)
        let server = ShopHeading.name(order.staffID ?? order.userID, context)
        return [
            .pair(time, "\(Phrase.order.text(language)) \(order.sequence)"),
            .text("\(Phrase.cashier.text(language)): \(server)"),
        ] + ShopHeading.particulars(order, context) + [.rule]
    }

    private static func lines(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        guard let invoice = order.invoice else { return order.lineBlocks(context) }
        let amount = context.currency.figures(invoice.amount, context.language)
        return [.pair("\(Phrase.invoicePaid.text(context.language)) \(invoice.name)", amount)]
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
        let signature: [Document.Block] =
            order.payments.contains { $0.kind == .credit } || order.mode == .return
            ? [.feed(3), .rule, .text(Phrase.signature.text(context.language), .plain, .center)] : []
        return signature + (footer.isEmpty ? [] : [.feed(1), .text(footer, .plain, .center)]) + [
            .feed(1),
            .qr(order.reference),
            .text(order.reference, .plain, .center),
            .cut,
        ]
    }
}
