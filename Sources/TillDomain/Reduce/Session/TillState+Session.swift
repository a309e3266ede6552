/// Opening a session, and the cash that moves without a sale.
extension TillState {
    mutating func takeSession(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .openSession(let id, let float):
            _ = try startOpening(id: id, context)
            return try countFloat(.amount(float), context)
        case .startOpening(let id): return try startOpening(id: id, context)
        case .cancelOpening: return try cancelOpening(context)
        case .countFloat(let count): return try countFloat(count, context)
        case .cashIn(let amount, let reason): return try moveCash(amount, reason, isIn: true, context)
        case .cashOut(let amount, let reason): return try moveCash(amount, reason, isIn: false, context)
        case .printXReport: return try printXReport(context)
        default: preconditionFailure("\(event.name) is not about the session")
        }
    }

    private mutating func startOpening(id: Int, _ context: Context) throws(Refusal) -> [Effect] {
        var opened = Session.never
        opened.state = session.state
        try Self.move(&opened, .startOpening)
        opened.id = id
        session = opened
        return [.show(Phrase.opening(context))]
    }

    private mutating func cancelOpening(_ context: Context) throws(Refusal) -> [Effect] {
        try Self.move(&session, .cancelOpening)
        return [.show(Phrase.closed(context))]
    }

    private mutating func countFloat(_ count: CashCount, _ context: Context) throws(Refusal) -> [Effect] {
        let float = try Self.total(of: count, context)
        try Self.move(&session, .opened)
        session.openedAtMillis = context.stamp.atMillis
        session.openingFloat = float
        session.openingCount = count
        return [.show(Phrase.welcome(context)), .sound(.accepted), .tell(.sessionOpened(id: session.id))]
    }

    /// The amount that was counted; a coin or note that the shop does not know is a slip of the finger.
    static func total(of count: CashCount, _ context: Context) throws(Refusal) -> Money {
        let known = context.catalogue.configuration.denominations
        if case .denominations(let counts) = count, !known.isEmpty,
            let stranger = counts.first(where: { !known.contains($0.value) })
        {
            throw .unknownDenomination(stranger.value)
        }
        guard let total = count.total else { throw .amountOutOfRange }
        return total
    }

    private mutating func moveCash(
        _ amount: Money,
        _ reason: String,
        isIn: Bool,
        _ context: Context
    ) throws(Refusal) -> [Effect] {
        let user = try signedIn(context)
        guard session.state == .open else { throw .noSession }
        let why = try Self.reason(reason)
        guard amount > .zero, amount <= OrderLimits.tendered else { throw .amountOutOfRange }
        guard isIn || amount <= session.expectedCash else { throw .drawerHasLess(expected: session.expectedCash) }
        guard session.cashMovements.count < Session.movementsMax else { throw .tooManyMovements }
        let movement = CashMovement(
            amount: isIn ? amount : -amount,
            reason: why,
            userID: user.id,
            approverID: context.approver?.id,
            atMillis: context.stamp.atMillis
        )
        session.cashMovements.append(movement)
        let job = PrintJob(
            id: "cash-\(session.id)-\(session.cashMovements.count)-\(context.stamp.atMillis)",
            role: .receipt,
            title: why,
            document: CashMovementSlip.document(movement, user: user, context)
        )
        return [.print(job)] + drawer(reason: why, context)
            + [.sound(.accepted), .tell(.cashMoved(amount: movement.amount, expected: session.expectedCash))]
    }

    private mutating func printXReport(_ context: Context) throws(Refusal) -> [Effect] {
        let user = try signedIn(context)
        guard session.state == .open || session.state == .closing else { throw .noSession }
        let job = PrintJob(
            id: "x-\(session.id)-\(context.stamp.atMillis)",
            role: .receipt,
            title: Phrase.xReport.text(context.language),
            document: SessionReport.xReport(session, user: user, context)
        )
        return [.print(job), .sound(.accepted)]
    }

    // MARK: - What several areas need

    static func move(_ session: inout Session, _ event: SessionEvent) throws(Refusal) {
        guard let next = SessionMachine.next(session.state, event) else {
            throw .illegalInSession(event, session.state)
        }
        session.state = next
    }

    /// Opens the drawer, where there is one.
    func drawer(reason: String, _ context: Context) -> [Effect] {
        context.catalogue.configuration.hasCashDrawer ? [.openDrawer(reason: reason)] : []
    }
}
