/// What came in, by method, tax and person, what should be in the drawer and what was counted, and which rights were
/// lent: X while the session is open, Z when it is closed.
enum SessionReport {
    static func xReport(_ session: Session, user: User, _ context: TillState.Context) -> Document {
        let report = Report(context)
        return Document(report.heading(.xReport, session, user) + report.body(session) + [.cut])
    }

    /// The session has been closed; its closing holds what was counted.
    static func zReport(_ session: Session, user: User, _ context: TillState.Context) -> Document {
        let report = Report(context)
        return Document(
            report.heading(.zReport, session, user) + report.body(session)
                + [.feed(3), .rule, .text(Phrase.signature.text(context.language), .plain, .center), .cut]
        )
    }
}

/// The parts of a report.
private struct Report {
    let context: TillState.Context

    init(_ context: TillState.Context) {
        self.context = context
    }

    private var language: Language { context.language }

    private func amount(_ label: String, _ money: Money, _ style: Document.Style = .plain) -> Document.Block {
        .pair(label, context.currency.figures(money, language), style)
    }

    private func amount(_ phrase: Phrase, _ money: Money, _ style: Document.Style = .plain) -> Document.Block {
        amount(phrase.text(language), money, style)
    }

    /// An amount that is left out where it is nothing.
    private func some(_ phrase: Phrase, _ money: Money, count: Int? = nil) -> [Document.Block] {
        guard money != .zero || (count ?? 0) > 0 else { return [] }
        let label = phrase.text(language)
        return [amount(count.map { "\(label) (\($0))" } ?? label, money)]
    }

    func heading(_ title: Phrase, _ session: Session, _ user: User) -> [Document.Block] {
        ShopHeading.blocks(context) + [
            .text("\(title.text(language)) \(session.id)", .large, .center),
            .pair(context.catalogue.configuration.name, user.name),
            .pair(Phrase.opened.text(language), ShopHeading.time(session.openedAtMillis, context)),
            .pair(
                (title == .zReport ? Phrase.closed : .printedAt).text(language),
                ShopHeading.time(context.stamp.atMillis, context)
            ),
            .doubleRule,
        ]
    }

    /// The same for both reports: an X while the cash is being counted has what was counted so far.
    func body(_ session: Session) -> [Document.Block] {
        sales(session) + byMethod(session) + byTax(session) + byUser(session) + cash(session) + counted(session)
            + openings(session) + overrides(session)
    }

    func sales(_ session: Session) -> [Document.Block] {
        let totals = session.totals
        var blocks: [Document.Block] = [
            .pair(Phrase.orders.text(language), "\(session.orderCount)"),
            amount(.sales, totals.sales, .bold),
            amount(.net, totals.salesExcluded),
        ]
        blocks += some(.returns, totals.returns, count: totals.returnCount)
        blocks += some(.invoices, totals.invoices, count: totals.invoiceCount)
        blocks += some(.discounts, -totals.discounts)
        blocks += some(.tips, totals.tips)
        blocks += some(.rounding, totals.cashRounding)
        blocks += some(.voids, totals.voids, count: totals.voidCount)
        return blocks
    }

    func byMethod(_ session: Session) -> [Document.Block] {
        guard !session.takings.isEmpty else { return [] }
        return [.titledRule(Phrase.byMethod.text(language))] + session.takings.map { amount($0.name, $0.amount) }
    }

    func byTax(_ session: Session) -> [Document.Block] {
        guard !session.totals.taxes.isEmpty else { return [] }
        return [.titledRule(Phrase.byTax.text(language))]
            + session.totals.taxes.map { tax in
                let base = context.currency.figures(tax.base, language)
                return amount("\(tax.name) \(Phrase.taxAdded.text(language)) \(base)", tax.amount)
            }
    }

    func byUser(_ session: Session) -> [Document.Block] {
        guard !session.totals.users.isEmpty else { return [] }
        return [.titledRule(Phrase.byUser.text(language))]
            + session.totals.users.map { amount("\(ShopHeading.name($0.userID, context)) (\($0.orders))", $0.total) }
    }

    func cash(_ session: Session) -> [Document.Block] {
        [
            .titledRule(Phrase.cash.text(language)),
            amount(.float, session.openingFloat),
            amount(.cashSales, session.cashSales),
        ]
            + moved(.cashIn, session.cashIn, session.cashMovements.filter { $0.amount > .zero })
            + moved(.cashOut, -session.cashOut, session.cashMovements.filter { $0.amount < .zero })
            + [amount(.expectedCash, session.expectedCash, .bold)]
    }

    /// The sum of one direction and what it is made of; a single movement is its own sum.
    private func moved(_ phrase: Phrase, _ sum: Money, _ movements: [CashMovement]) -> [Document.Block] {
        guard let first = movements.first else { return [] }
        guard movements.count > 1 else { return [amount("\(phrase.text(language)): \(first.reason)", sum)] }
        return some(phrase, sum, count: movements.count) + movements.map { amount("  \($0.reason)", $0.amount) }
    }

    func counted(_ session: Session) -> [Document.Block] {
        guard let count = session.closing?.counted, let total = count.total else { return [] }
        var blocks: [Document.Block] = []
        if case .denominations(let counts) = count {
            blocks += counts.filter { $0.count > 0 }.map {
                let label = "  \($0.count) x \(context.currency.figures($0.value, language))"
                return amount(label, Money(minor: $0.value.minor * Int64($0.count)))
            }
        }
        return blocks + [
            amount(.countedCash, total, .bold),
            amount(.difference, total - session.expectedCash, .bold),
        ]
    }

    /// What was opened and what is still open: orders without their payment, the drawer without a sale.
    func openings(_ session: Session) -> [Document.Block] {
        let counts = [(Phrase.openOrders, session.closing?.openOrders ?? 0), (.drawerOpenings, session.drawerOpenings)]
        let blocks = counts.filter { $0.1 > 0 }.map { Document.Block.pair($0.0.text(language), "\($0.1)") }
        return blocks.isEmpty ? [] : [.rule] + blocks
    }

    /// Who lent whom a right, for what and why.
    func overrides(_ session: Session) -> [Document.Block] {
        guard session.overrideCount > 0 else { return [] }
        let title = "\(Phrase.overrides.text(language)) (\(session.overrideCount))"
        var blocks: [Document.Block] = [.titledRule(title)]
        for override in session.overrides {
            let approver = ShopHeading.name(override.approverID, context)
            let people = "\(approver) > \(ShopHeading.name(override.userID, context))"
            blocks += [
                .pair(people, ShopHeading.time(override.atMillis, context)),
                // A column of its own keeps a long reason indented.
                .columns([
                    Document.Column("", width: .fixed(1)),
                    Document.Column("\(override.text(language)): \(override.reason)"),
                ]),
            ]
        }
        let rest = session.overrideCount - session.overrides.count
        if rest > 0 { blocks.append(.text("+ \(rest) \(Phrase.moreOverrides.text(language))")) }
        return blocks
    }
}
