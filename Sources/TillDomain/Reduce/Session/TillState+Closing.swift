/// Closing the session, step by step: what is open, what is counted, who takes the difference upon them, the report.
extension TillState {
    mutating func takeClosing(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .startClosing: return try startClosing(context)
        case .acknowledgeOpenOrders: return try acknowledgeOpenOrders(context)
        case .countCash(let count): return try countCash(count, context)
        case .confirmClosing: return try confirmClosing(context)
        case .cancelClosing: return try cancelClosing(context)
        case .closeSession(let counted):
            _ = try countCash(.amount(counted), context)
            return try confirmClosing(context)
        default: preconditionFailure("\(event.name) is not about closing")
        }
    }

    /// The order at hand is put aside: it is somebody's, and it is there when the next session opens. Money that was
    /// taken towards it belongs to this session, so that has to be settled first.
    private mutating func startClosing(_ context: Context) throws(Refusal) -> [Effect] {
        if let first = ([order].compactMap(\.self) + parked).first(where: { !$0.payments.isEmpty }) {
            throw .paymentsTaken(first.paid)
        }
        try Self.move(&session, .startClosing)
        var effects: [Effect] = []
        if let order {
            if order.isEmpty { self.order = nil } else { effects += try putAside(context) }
        }
        var closing = Closing(openOrders: parked.count)
        try Self.move(&closing, parked.isEmpty ? .loaded : .openOrders)
        session.closing = closing
        let notice: Notice =
            parked.isEmpty ? .countTheCash(expected: session.expectedCash) : .ordersStillOpen(count: parked.count)
        return effects + [.show(Phrase.closing(context)), .tell(notice)]
    }

    private mutating func acknowledgeOpenOrders(_ context: Context) throws(Refusal) -> [Effect] {
        try moveClosing(.acknowledge)
        return [.tell(.countTheCash(expected: session.expectedCash))]
    }

    private mutating func countCash(_ count: CashCount, _ context: Context) throws(Refusal) -> [Effect] {
        let total = try Self.total(of: count, context)
        try moveClosing(.count)
        session.closing?.counted = count
        return [.tell(.cashCounted(total, difference: total - session.expectedCash))]
    }

    /// Closes. A difference above the shop's bound needs a manager: at the till, or one who lends the right.
    private mutating func confirmClosing(_ context: Context) throws(Refusal) -> [Effect] {
        let user = try signedIn(context)
        guard session.state == .closing else { throw .illegalInSession(.closed, session.state) }
        guard let counted = session.closing?.counted?.total else { throw .notCounted }
        let difference = counted - session.expectedCash
        if let most = context.catalogue.configuration.closingDifferenceMax,
            difference.minor.magnitude > most.minor.magnitude, user.role != .manager
        {
            guard let approver = context.approver else { throw .differenceNeedsManager(difference) }
            guard approver.role == .manager else { throw .approverMayNot(user: approver.name) }
            try moveClosing(.needsManager)
        }
        try moveClosing(.confirm)
        try Self.move(&session, .closed)
        try moveClosing(.closed)
        let job = PrintJob(
            id: "session-\(session.id)-\(context.stamp.atMillis)",
            role: .receipt,
            title: Phrase.zReport.text(context.language),
            document: SessionReport.zReport(session, user: user, context)
        )
        try moveClosing(.reported)
        order = nil
        return [
            .print(job),
            .show(Phrase.closed(context)),
            .sound(.accepted),
            .tell(.sessionClosed(expected: session.expectedCash, counted: counted)),
        ]
    }

    private mutating func cancelClosing(_ context: Context) throws(Refusal) -> [Effect] {
        try Self.move(&session, .cancelClosing)
        session.closing = nil
        return [.show(display(context))]
    }

    private mutating func moveClosing(_ event: ClosingEvent) throws(Refusal) {
        guard session.state != .open, session.state != .opening, var closing = session.closing else {
            throw .illegalInSession(.closed, session.state)
        }
        try Self.move(&closing, event)
        session.closing = closing
    }

    private static func move(_ closing: inout Closing, _ event: ClosingEvent) throws(Refusal) {
        guard let next = ClosingMachine.next(closing.state, event) else {
            throw .illegalInClosing(event, closing.state)
        }
        closing.state = next
    }
}
