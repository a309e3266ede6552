/// The bill that is brought to the table before it is paid. Nothing that was taken back stands on it.
enum Check {
    static func document(_ order: Order, copiedBy userID: Int?, _ context: TillState.Context) -> Document {
        let language = context.language
        var blocks = ShopHeading.copyBanner(order.checkPrints, by: userID, context) + ShopHeading.blocks(context)
        blocks += [.text(Phrase.check.text(language), .large, .center)] + ShopHeading.typeBanner(order, context)
        blocks += [
            .pair(
                ShopHeading.time(context.stamp.atMillis, context),
                "\(Phrase.order.text(language)) \(order.sequence)"
            ),
            .text("\(Phrase.cashier.text(language)): \(ShopHeading.name(order.staffID ?? order.userID, context))"),
        ]
        blocks += ShopHeading.particulars(order, context) + [.rule]
        blocks += order.lineBlocks(context) + order.totalBlocks(context) + order.taxBlocks(context)
        blocks += due(order, context)
        blocks += [
            .text(Phrase.checkNote.text(language), .plain, .center),
            .text(order.reference, .plain, .center),
            .cut,
        ]
        return Document(blocks)
    }

    /// What has been paid already, and what each guest's part comes to.
    private static func due(_ order: Order, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        var blocks = order.payments.map {
            Document.Block.pair($0.name, context.currency.figures(-$0.amount, language))
        }
        if !blocks.isEmpty {
            blocks.append(
                .pair(Phrase.toPayLabel.text(language), context.currency.text(order.balance, language), .bold)
            )
        }
        let ways = order.evenWays.map { $0 - order.payments.count } ?? order.guests
        if ways > 1, order.balance > .zero {
            let share = Exact.divideUp(Int128(order.balance.minor), by: Int128(ways))
            blocks.append(
                .pair(
                    "\(Phrase.evenShare.text(language)) \(ways)",
                    context.currency.figures(Money(minor: Int64(clamping: share)), language)
                )
            )
        }
        return blocks.isEmpty ? [] : blocks + [.feed(1)]
    }
}
