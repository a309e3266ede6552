/// Session and people.
extension TillState {
    mutating func signIn(_ id: Int, _ context: Context) throws(Refusal) -> [Effect] {
        guard let user = context.catalogue.user(id: id) else { throw .unknownUser(id: id) }
        userID = id
        return [.tell(.signedIn(name: user.name))]
    }

    mutating func openSession(id: Int, float: Money, _ context: Context) throws(Refusal) -> [Effect] {
        guard float >= .zero, float <= OrderLimits.tendered else { throw .amountOutOfRange }
        var opened = Session.never
        opened.state = session.state
        try Self.move(&opened, .startOpening)
        try Self.move(&opened, .opened)
        opened.id = id
        opened.openedAtMillis = context.stamp.atMillis
        opened.openingFloat = float
        session = opened
        return [.show(Phrase.welcome(context)), .tell(.sessionOpened(id: id))]
    }

    mutating func startClosing(_ context: Context) throws(Refusal) -> [Effect] {
        _ = try user(who: .closeSession, context)
        if let order, !order.lines.isEmpty { throw .openOrder(reference: order.reference) }
        if let first = parked.first { throw .openOrder(reference: first.reference) }
        try Self.move(&session, .startClosing)
        return []
    }

    mutating func cancelClosing(_ context: Context) throws(Refusal) -> [Effect] {
        try Self.move(&session, .cancelClosing)
        return [.show(Phrase.welcome(context))]
    }

    mutating func closeSession(counted: Money, _ context: Context) throws(Refusal) -> [Effect] {
        let user = try user(who: .closeSession, context)
        guard counted >= .zero, counted <= OrderLimits.tendered else { throw .amountOutOfRange }
        try Self.move(&session, .closed)
        let report = SessionReport.document(session, counted: counted, user: user, context)
        let job = PrintJob(
            id: "session-\(session.id)-\(context.stamp.atMillis)",
            role: .receipt,
            title: Phrase.sessionReport.text(context.language),
            document: report
        )
        order = nil
        return [
            .print(job),
            .show(Phrase.closed(context)),
            .tell(.sessionClosed(expected: session.expectedCash, counted: counted)),
        ]
    }

    private static func move(_ session: inout Session, _ event: SessionEvent) throws(Refusal) {
        guard let next = SessionMachine.next(session.state, event) else {
            throw .illegalInSession(event, session.state)
        }
        session.state = next
    }
}
