/// The whole state of a terminal: a fold over the journal. Replaying the journal gives the same state, byte for byte.
public struct TillState: Equatable, Sendable, Codable {
    public var session: Session = .never
    public var userID: Int?
    /// The screen is locked: nothing is done before somebody signs in.
    public var isLocked = false
    /// What waits for a manager.
    public var pending: PendingApproval?

    /// The order being built or paid.
    public var order: Order?
    /// Orders put aside, oldest first.
    public var parked: [Order] = []
    /// References of paid orders that the upstream has not confirmed, oldest first.
    public var unconfirmed: [String] = []
    /// The last sale, for the change on the display and for a reprint.
    public var lastSale: Order?

    /// The sale that is being looked up, for a return against it.
    public var wantedSale: WantedSale?
    /// What was sold on credit and may not be in the catalogue's figures yet.
    public var credit = CreditLedger()

    public init() {}

    /// Takes one action. The state changes only when the outcome is `done`, and when it waits for approval.
    public mutating func reduce(_ action: Action, _ catalogue: Catalogue) -> Outcome {
        let context = Context(catalogue: catalogue, stamp: action.stamp)
        var next = self
        var event = action.event
        do throws(Refusal) {
            event = try next.interpreted(event, context)
            let effects = try next.take(event, context).heard(after: action.event)
            if event.isOfPerson { next.pending = nil }
            self = next
            return .done(effects)
        } catch {
            let effects: [Effect] = [.show(error.display(context.currency, context.language)), .sound(error.sound)]
            // The answers of devices and of the upstream are nobody's wish, and an approval is not approved in turn.
            guard error.canBeApproved, event.isOfPerson, !event.isApproval, let userID else {
                return .refused(error, effects)
            }
            pending = PendingApproval(
                event: event,
                userID: userID,
                refusal: error.code,
                permission: error.permission,
                atMillis: action.stamp.atMillis
            )
            return .awaitsApproval(error, effects)
        }
    }

    /// What an action is decided with, beside the state.
    struct Context {
        let catalogue: Catalogue
        let stamp: Action.Stamp
        /// The manager who lends the right to this action.
        var approver: User?

        init(catalogue: Catalogue, stamp: Action.Stamp, approver: User? = nil) {
            self.catalogue = catalogue
            self.stamp = stamp
            self.approver = approver
        }

        var language: Language { catalogue.configuration.language }
        var currency: Currency { catalogue.company.currency }
        var today: CivilDate {
            CivilDate(atMillis: stamp.atMillis, utcOffsetMinutes: stamp.utcOffsetMinutes)
        }
    }

    /// Moves the order's machine, or refuses.
    static func move(_ order: inout Order, _ event: OrderEvent) throws(Refusal) {
        guard let next = OrderMachine.next(order.state, event) else {
            throw .illegalInOrder(event, order.state)
        }
        order.state = next
    }

    /// A text that a person wrote, trimmed, or a refusal where it is longer than paper has room for.
    static func checked(_ text: String) throws(Refusal) -> String {
        var trimmed = TextWidth.oneLine(text).drop(while: \.isWhitespace)
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        guard trimmed.count <= OrderLimits.textCharacters else {
            throw .textTooLong(maxCharacters: OrderLimits.textCharacters)
        }
        return String(trimmed)
    }

    /// A reason, which must say something.
    static func reason(_ text: String) throws(Refusal) -> String {
        let reason = try checked(text)
        guard !reason.isEmpty else { throw .reasonNeeded }
        return reason
    }
}

extension [Effect] {
    /// Every scan is heard: where there is no screen, silence would be taken for a scan that was lost.
    fileprivate func heard(after event: Action.Event) -> [Effect] {
        guard case .scanned = event else { return self }
        let isHeard = contains { if case .sound = $0 { true } else { false } }
        return isHeard ? self : self + [.sound(.accepted)]
    }
}

extension TillState {
    /// What belongs on the display after a start: that the till is locked or its session not open, the order that was
    /// open, or the greeting.
    public func display(_ catalogue: Catalogue, atMillis: Int64) -> CustomerDisplay {
        let stamp = Action.Stamp(atMillis: atMillis, utcOffsetMinutes: 0, salt: 0)
        let context = Context(catalogue: catalogue, stamp: stamp)
        if isLocked { return Phrase.locked(context) }
        switch session.state {
        case .closed: return Phrase.closed(context)
        case .opening: return Phrase.opening(context)
        case .closing: return Phrase.closing(context)
        case .open: break
        }
        guard let order, !order.isEmpty else { return Phrase.welcome(context) }
        return Phrase.toPay(order, context)
    }
}
