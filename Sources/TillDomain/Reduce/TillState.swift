/// The whole state of a terminal: a fold over the journal. Replaying the journal gives the same state, byte for byte.
public struct TillState: Equatable, Sendable, Codable {
    public var session: Session = .never
    public var userID: Int?
    /// The order being built or paid.
    public var order: Order?
    /// Orders put aside, oldest first.
    public var parked: [Order] = []
    /// References of paid orders that the upstream has not confirmed, oldest first.
    public var unconfirmed: [String] = []
    /// The last sale, for the change on the display and for a reprint.
    public var lastSale: Order?

    public init() {}

    /// Takes one action. The state changes only when the outcome is `done`.
    public mutating func reduce(_ action: Action, _ catalogue: Catalogue) -> Outcome {
        var next = self
        let context = Context(catalogue: catalogue, stamp: action.stamp)
        do throws(Refusal) {
            let effects = try next.take(action.event, context)
            self = next
            return .done(effects)
        } catch {
            let shown = error.display(catalogue.company.currency, catalogue.configuration.language)
            return .refused(error, [.show(shown), .sound(error.sound)])
        }
    }

    /// What an action is decided with, beside the state.
    struct Context {
        let catalogue: Catalogue
        let stamp: Action.Stamp

        var language: Language { catalogue.configuration.language }
        var currency: Currency { catalogue.company.currency }
    }

    private mutating func take(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .signIn(let userID): try signIn(userID, context)
        case .openSession(let id, let float): try openSession(id: id, float: float, context)
        case .startClosing: try startClosing(context)
        case .cancelClosing: try cancelClosing(context)
        case .closeSession(let counted): try closeSession(counted: counted, context)
        case .scanned(let label): try scanned(label, context)
        case .addLine(let productID, let quantity): try addLine(productID: productID, quantity, context)
        case .setQuantity(let lineID, let quantity): try setQuantity(lineID: lineID, quantity, context)
        case .setPrice(let lineID, let price): try setPrice(lineID: lineID, price, context)
        case .removeLine(let lineID): try removeLine(lineID: lineID, context)
        case .clearOrder: try clearOrder(context)
        case .park: try park(context)
        case .takeUp(let reference): try takeUp(reference, context)
        case .goCheckout: try goCheckout(context)
        case .goEditing: try goEditing(context)
        case .pay(let methodID, let tendered): try pay(methodID: methodID, tendered: tendered, context)
        case .reprint: try reprint(context)
        case .openDrawer: try openDrawer(context)
        case .upstreamAccepted(let reference, let orderID): accepted(reference, orderID: orderID)
        case .upstreamRefused(let reference, let reason): refused(reference, reason: reason)
        case .printEnded(let job, let ending): printEnded(job: job, ending)
        }
    }

    // MARK: - What several areas need

    /// The person at the till, who must be allowed to do it.
    func user(who permission: Permission, _ context: Context) throws(Refusal) -> User {
        guard let userID, let user = context.catalogue.user(id: userID) else { throw .nobodySignedIn }
        guard user.may(permission) else { throw .notPermitted(permission, user: user.name) }
        return user
    }

    /// Moves the order's machine, or refuses.
    static func move(_ order: inout Order, _ event: OrderEvent) throws(Refusal) {
        guard let next = OrderMachine.next(order.state, event) else {
            throw .illegalInOrder(event, order.state)
        }
        order.state = next
    }
}

extension TillState {
    /// What belongs on the display after a start: the order that was open, or the greeting.
    public func display(_ catalogue: Catalogue, atMillis: Int64) -> CustomerDisplay {
        let stamp = Action.Stamp(atMillis: atMillis, utcOffsetMinutes: 0, salt: 0)
        let context = Context(catalogue: catalogue, stamp: stamp)
        guard session.state != .closed else { return Phrase.closed(context) }
        guard let order, !order.lines.isEmpty else { return Phrase.welcome(context) }
        return Phrase.toPay(order, context)
    }
}
