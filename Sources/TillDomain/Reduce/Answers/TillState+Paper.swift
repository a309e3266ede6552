/// Papers that a person asks for, and the drawer.
extension TillState {
    mutating func takePaper(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .reprint: return try reprint(context)
        case .printCheck: return try printCheck(context)
        case .printTestPage: return printTestPage(context)
        case .printCommandSheet: return printCommandSheet(context)
        case .openDrawer: return try openDrawer(context)
        default: preconditionFailure("\(event.name) is not about paper")
        }
    }

    private mutating func reprint(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order = lastSale else { throw .nothingToReprint }
        // The first print of a sale is nobody's copy; only a second one needs the right to make copies.
        if order.receiptPrints > 0 { try permit(.reprint, context) } else { _ = try signedIn(context) }
        let job = receiptJob(&order, context)
        lastSale = order
        return [.saveOrder(order), .print(job)]
    }

    /// The bill before it is paid. A second one is a copy, as with receipts.
    private mutating func printCheck(_ context: Context) throws(Refusal) -> [Effect] {
        guard var order, !order.isEmpty else { throw .nothingToPay }
        if order.checkPrints > 0 { try permit(.reprint, context) }
        order.checkPrints += 1
        self.order = order
        let job = PrintJob(
            id: "\(order.reference)/check\(order.checkPrints)",
            role: .receipt,
            title: Phrase.check.text(context.language),
            document: Check.document(order, copiedBy: userID, context)
        )
        return [.saveOrder(order), .print(job), .show(Phrase.toPay(order, context)), .sound(.accepted)]
    }

    private func printTestPage(_ context: Context) -> [Effect] {
        [
            .print(
                PrintJob(
                    id: "test-\(context.stamp.atMillis)-\(context.stamp.salt)",
                    role: .receipt,
                    title: Phrase.testPage.text(context.language),
                    document: TestPage.document(context)
                )
            )
        ]
    }

    private func printCommandSheet(_ context: Context) -> [Effect] {
        [
            .print(
                PrintJob(
                    id: "commands-\(context.stamp.atMillis)-\(context.stamp.salt)",
                    role: .receipt,
                    title: Phrase.commandSheet.text(context.language),
                    document: CommandSheet.document(context)
                )
            )
        ]
    }

    /// Opens the drawer without a sale: counted, and on paper, because an open drawer is money within reach.
    private mutating func openDrawer(_ context: Context) throws(Refusal) -> [Effect] {
        let user = try signedIn(context)
        session.drawerOpenings += 1
        let job = PrintJob(
            id: "drawer-\(session.id)-\(session.drawerOpenings)-\(context.stamp.atMillis)",
            role: .receipt,
            title: Phrase.drawerOpened.text(context.language),
            document: DrawerOpeningSlip.document(user: user, approver: context.approver, context)
        )
        return [.print(job), .openDrawer(reason: user.name)]
    }
}
