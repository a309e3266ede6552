@testable import TillDomain

/// The books that a distrustful accountant would keep of a till, from its effects alone. What does not agree with them
/// is a complaint.
struct Ledger {
    private(set) var complaints: [String] = []
    /// Where the complaints happened.
    var step = 0

    var submitted: [String: Order] = [:]
    private var confirmed: Set<String> = []
    private var printed: Set<String> = []
    /// Which order has which number in which session.
    private var numbers: [Int: [Int: String]] = [:]
    var session = SessionBook()
    var returns: [String: ReturnBook] = [:]
    var credit: [CreditEntry] = []
    var voided: Set<String> = []

    struct CreditEntry {
        var reference: String
        var partnerID: Int
        var amount: Money
        var confirmedUnder: String?
    }

    mutating func require(_ isSo: Bool, _ complaint: @autoclosure () -> String) {
        if !isSo { complaints.append("step \(step): \(complaint())") }
    }

    // MARK: - What was refused

    /// A refusal changes nothing, and one that waits for a manager changes only what waits.
    mutating func enter(_ refusal: Refusal, _ outcome: Outcome, before: TillState, after: TillState) {
        require(Self.codes.contains(refusal.code), "\(refusal.code) is no known refusal")
        require(
            outcome.effects.allSatisfy {
                switch $0 {
                case .show, .sound: true
                default: false
                }
            },
            "a refusal did \(outcome.effects)"
        )
        if outcome.isRefused {
            require(after == before, "\(refusal) changed the state")
        } else {
            var same = before
            same.pending = after.pending
            require(after == same && after.pending != nil, "\(refusal) changed more than what waits")
        }
    }

    // MARK: - What was done

    /// Checks one accepted action against all before it.
    mutating func enter(
        _ event: Action.Event,
        _ effects: [Effect],
        before: TillState,
        after: TillState,
        _ catalogue: Catalogue
    ) {
        if after.session.id != before.session.id || (before.session.state == .closed && after.session.state != .closed)
        {
            session = SessionBook()
        }
        var sales = 0
        for effect in effects {
            switch effect {
            case .submit(let order):
                sales += 1
                require(before.session.state == .open, "\(order.reference) was sold while not open")
                enterSale(order, event, effects, catalogue)
            case .saveOrder(let order):
                checkSaved(order)
                enterVoids(order)
            case .print(let job): require(printed.insert(job.id).inserted, "print job \(job.id) twice")
            case .markFinalized(let reference, _): confirm(reference, catalogue)
            case .tell(.sessionOpened): session.float = after.session.openingFloat
            case .tell(.cashMoved(let amount, let expected)):
                session.moved += amount
                require(expected == session.expectedCash, "the cashier was told \(expected)")
            case .noteReturn(let reference, let returned, let refunded):
                checkNote(reference, returned, refunded)
            default: break
            }
        }
        require(sales <= 1 && (sales == 0 || Self.isPaying(event)), "\(event) submitted \(sales) sales")
        checkSession(after)
        checkOpenOrders(event, effects, before, after)
        require(after.unconfirmed.count == submitted.count - confirmed.count, "unconfirmed")
    }

    /// What is too slow for every step.
    mutating func enterAll(_ state: TillState) {
        require(Set(state.unconfirmed) == Set(submitted.keys).subtracting(confirmed), "unconfirmed")
    }

    private static func isPaying(_ event: Action.Event) -> Bool {
        switch event {
        // A scan may be the command to pay, an approval lends the right to.
        case .pay, .refund, .scanned, .approve: true
        default: false
        }
    }

    private mutating func confirm(_ reference: String, _ catalogue: Catalogue) {
        if submitted[reference] != nil { confirmed.insert(reference) }
        for position in credit.indices where credit[position].reference == reference {
            credit[position].confirmedUnder = credit[position].confirmedUnder ?? catalogue.etag
        }
    }

    // MARK: - Orders

    /// A sale once submitted is saved again for its copies and its state only.
    private mutating func checkSaved(_ order: Order) {
        let owner = numbers[order.sessionID]?[order.sequence]
        require(owner == nil || owner == order.reference, "number \(order.sequence) of \(owner ?? "") was given twice")
        numbers[order.sessionID, default: [:]][order.sequence] = order.reference
        guard let sale = submitted[order.reference] else { return }
        var copy = order
        (copy.state, copy.receiptPrints) = (sale.state, sale.receiptPrints)
        require(copy == sale, "\(order.reference) was changed after it was paid")
        require(
            order.state == .paid || order.state == .finalized,
            "\(order.reference) is \(order.state) after it was paid"
        )
    }

    private mutating func checkOpenOrders(
        _ event: Action.Event,
        _ effects: [Effect],
        _ before: TillState,
        _ after: TillState
    ) {
        if let order = after.order, after.order != before.order { checkOpen(order, after) }
        guard after.parked.count != before.parked.count || after.order?.reference != before.order?.reference else {
            return
        }
        let open = [after.order].compactMap(\.self) + after.parked
        let references = Set(open.map(\.reference))
        require(references.count == open.count, "an order stands in two places")
        require(after.parked.count <= OrderLimits.parkedOrders, "too many parked")
        for order in after.parked { checkOpen(order, after) }
        for order in [before.order].compactMap(\.self) + before.parked where !references.contains(order.reference) {
            checkGone(order, event, effects)
        }
    }

    private mutating func checkOpen(_ order: Order, _ after: TillState) {
        require([.idle, .editing, .checkout].contains(order.state), "\(order.reference) is \(order.state) and open")
        require(
            order.state == .idle || !order.isEmpty || order.state == .editing,
            "nothing to pay in \(order.reference)"
        )
        require(submitted[order.reference] == nil, "a paid order is open")
        require(order.paid.minor.magnitude <= order.total.minor.magnitude, "more was taken than is due")
        require(order.payments.allSatisfy { $0.change >= .zero }, "change of a part payment")
        require(Set(order.lines.map(\.id)).count == order.lines.count, "line numbers of \(order.reference)")
        require(order.lines.allSatisfy { $0.id < order.nextLineID && $0.id > 0 }, "line numbers of \(order.reference)")
        require(
            order.lines.allSatisfy {
                order.mode == .return ? $0.quantity < .zero || $0.originLineID == nil : $0.quantity > .zero
            },
            "quantities"
        )
        require(
            order.lines.allSatisfy { $0.sent >= .zero && $0.sent <= max(.zero, $0.quantity) },
            "the kitchen has more"
        )
        let isHeld = after.parked.contains { $0.reference == order.reference }
        require(after.session.state == .open || isHeld, "\(order.reference) is at hand while not open")
    }

    /// An order leaves the till by a sale, or by being given up; money that was taken, by a sale.
    private mutating func checkGone(_ order: Order, _ event: Action.Event, _ effects: [Effect]) {
        let isSold = submitted[order.reference] != nil
        require(isSold || order.payments.isEmpty, "\(event) lost the money of \(order.reference)")
        let isGivenUp = effects.contains {
            if case .saveOrder(let saved) = $0 {
                saved.reference == order.reference && saved.state == .idle
            } else {
                false
            }
        }
        // An order in which nothing is, is nothing.
        require(isSold || isGivenUp || order.isEmpty, "\(event) lost \(order.reference)")
    }

    static let codes = Set(Samples.refusals.map(\.code))
}
