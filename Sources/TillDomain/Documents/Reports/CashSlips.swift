/// Goes into the drawer beside the cash that was put in, or in the place of what was taken out.
enum CashMovementSlip {
    static func document(_ movement: CashMovement, user: User, _ context: TillState.Context) -> Document {
        let language = context.language
        let title: Phrase = movement.amount < .zero ? .cashOut : .cashIn
        return Document(
            ShopHeading.blocks(context) + [
                .text(title.text(language), .large, .center),
                .text(context.currency.text(movement.amount, language), .large, .center),
                .feed(1),
                .pair(ShopHeading.time(movement.atMillis, context), user.name),
                .text("\(Phrase.reason.text(language)): \(movement.reason)"),
            ] + Slip.ending(approver: movement.approverID.flatMap { context.catalogue.user(id: $0) }, context)
        )
    }
}

/// Says that the drawer was opened without a sale, by whom and when.
enum DrawerOpeningSlip {
    static func document(user: User, approver: User?, _ context: TillState.Context) -> Document {
        Document(
            ShopHeading.blocks(context) + [
                .text(Phrase.drawerOpened.text(context.language), .large, .center),
                .pair(ShopHeading.time(context.stamp.atMillis, context), user.name),
            ] + Slip.ending(approver: approver, context)
        )
    }
}

private enum Slip {
    static func ending(approver: User?, _ context: TillState.Context) -> [Document.Block] {
        let language = context.language
        let approval: [Document.Block] =
            approver.map { [.text("\(Phrase.approvedBy.text(language)): \($0.name)")] } ?? []
        return approval + [.feed(3), .rule, .text(Phrase.signature.text(language), .plain, .center), .cut]
    }
}
