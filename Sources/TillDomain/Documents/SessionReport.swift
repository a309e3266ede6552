/// What is printed when a session is closed: what came in, and what is in the drawer.
enum SessionReport {
    static func document(
        _ session: Session,
        counted: Money,
        user: User,
        _ context: TillState.Context
    ) -> Document {
        let language = context.language
        func time(_ atMillis: Int64) -> String {
            LocalTime(atMillis: atMillis, utcOffsetMinutes: context.stamp.utcOffsetMinutes).text(language)
        }
        func amount(_ phrase: Phrase, _ money: Money, _ style: Document.Style = .plain) -> Document.Block {
            .pair(phrase.text(language), context.currency.figures(money, language), style)
        }
        var blocks = Receipt.heading(context)
        blocks += [
            .text("\(Phrase.sessionReport.text(language)) \(session.id)", .bold, .center),
            .pair(Phrase.opened.text(language), time(session.openedAtMillis)),
            .pair(Phrase.cashier.text(language), user.name),
            .text(time(context.stamp.atMillis)),
            .rule,
            .pair(Phrase.orders.text(language), "\(session.orderCount)"),
        ]
        blocks += session.takings.map { .pair($0.name, context.currency.figures($0.amount, language)) }
        blocks += [
            .rule,
            amount(.float, session.openingFloat),
            amount(.expectedCash, session.expectedCash),
            amount(.countedCash, counted),
            amount(.difference, counted - session.expectedCash, .bold),
            .cut,
        ]
        return Document(blocks)
    }
}
