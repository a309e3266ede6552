import TillTestSupport

@testable import TillDomain

/// Actions as a mad cashier, a broken scanner and a slow upstream would send them: mostly sensible in the present
/// state, sometimes not. Every event of the domain has its turn.
struct RandomActions {
    /// The events by their names.
    enum Kind: String, CaseIterable {
        case signIn, lock, approve, declineApproval
        case openSession, startOpening, cancelOpening, countFloat, cashIn, cashOut, printXReport
        case startClosing, acknowledgeOpenOrders, countCash, confirmClosing, cancelClosing, closeSession
        case newOrder, openTable, park, takeUp, clearOrder, splitOff, merge, transfer
        case setType, setTable, setGuests, setStaff, setAlias, setNote, setCustomer, setPricelist
        case scanned, addLine, setQuantity, setPrice, setLineNote, removeLine
        case discountLine, removeLineDiscount, discountOrder, removeOrderDiscount, comp
        case sendToKitchen, voidLine, voidOrder, kitchenReady, kitchenRecalled
        case goCheckout, goEditing, splitEvenly, pay, takePaymentBack, tip, collectInvoice
        case returnSale, saleFound, saleNotFound, returnLine, returnAll, refund
        case reprint, printCheck, printTestPage, printCommandSheet, openDrawer
        case upstreamAccepted, upstreamRefused, printEnded
    }

    var chance: SeededGenerator
    var store = RandomStore()
    /// Of the event that came last.
    private(set) var kind = Kind.signIn
    /// Digits of the currency.
    let digits: Int

    init(seed: UInt64, digits: Int) {
        chance = SeededGenerator(seed: seed)
        self.digits = digits
    }

    mutating func next(_ state: TillState) -> Action.Event {
        // Now and then anything at all.
        let isHelper = state.userID != RandomShop.users[0].id && !state.isLocked
        // Who may do little does not stay long.
        let kinds = isHelper && oneIn(20) ? [.lock] : oneIn(12) ? Kind.allCases : Self.kinds(state)
        kind = pick(kinds)
        return event(kind, state)
    }

    // MARK: - What is likely

    private static func kinds(_ state: TillState) -> [Kind] {
        if state.userID == nil || state.isLocked {
            return state.isLocked ? [.signIn, .signIn, .signIn, .pay] : [.signIn, .addLine, .pay, .newOrder]
        }
        if state.pending != nil { return asking }
        if state.wantedSale != nil { return looking }
        switch state.session.state {
        case .closed: return [.openSession, .openSession, .startOpening, .signIn, .reprint]
        case .opening: return [.countFloat, .countFloat, .countFloat, .cancelOpening]
        case .closing: return closing
        case .open: break
        }
        guard let order = state.order, !order.isEmpty || order.mode == .return else {
            return state.parked.count > 6 ? full : free
        }
        switch (order.mode, order.state) {
        case (.return, _): return returning
        case (_, .checkout): return checkout
        default: return order.lines.count > 6 ? order.payments.isEmpty ? long : checkout : editing
        }
    }

    private static func times(_ weights: [(Int, [Kind])]) -> [Kind] {
        weights.flatMap { weight, kinds in kinds.flatMap { Array(repeating: $0, count: weight) } }
    }

    private static let asking = times([(6, [.approve]), (2, [.declineApproval, .scanned, .addLine, .pay])])
    private static let looking = times([(6, [.saleFound]), (1, [.saleNotFound, .addLine, .returnSale, .signIn])])
    private static let closing = times([
        (4, [.acknowledgeOpenOrders, .countCash, .confirmClosing]),
        (1, [.cancelClosing, .closeSession, .printXReport]),
    ])
    private static let free = times([
        (8, [.addLine, .scanned]), (4, [.newOrder, .openTable, .returnSale]),
        (3, [.takeUp, .upstreamAccepted, .signIn]),
        (2, [.collectInvoice, .reprint, .setCustomer]),
        (1, [.cashIn, .cashOut, .printXReport, .openDrawer, .startClosing, .setTable, .setType, .printEnded, .lock]),
    ])
    private static let full = times([(6, [.takeUp]), (2, [.addLine, .openTable]), (1, [.startClosing])])
    private static let editing = times([
        (10, [.addLine, .pay]), (6, [.scanned]), (4, [.sendToKitchen, .goCheckout, .setQuantity, .voidLine]),
        (3, [.discountLine, .discountOrder, .setCustomer, .comp, .transfer, .splitOff]),
        (2, [.park, .merge, .removeLine, .setPrice, .setLineNote, .openTable, .printCheck, .upstreamAccepted, .tip]),
        (5, [.kitchenReady, .kitchenRecalled]), (2, [.setType, .setTable, .setPricelist, .removeLineDiscount]),
        (1, [.removeOrderDiscount, .voidOrder, .clearOrder, .setGuests, .setStaff, .setAlias, .setNote, .signIn]),
    ])
    private static let long = times([
        (10, [.pay]), (3, [.splitOff, .voidLine, .sendToKitchen, .park]), (2, [.transfer, .removeLine, .voidOrder]),
        (2, [.clearOrder, .discountOrder, .goCheckout]),
    ])
    private static let checkout = times([
        (16, [.pay]), (3, [.tip, .splitEvenly, .takePaymentBack]), (2, [.goEditing, .setCustomer, .park]),
        (1, [.printCheck, .setAlias, .startClosing, .upstreamAccepted, .clearOrder, .voidOrder]),
    ])
    private static let returning = times([
        (8, [.returnLine, .refund]), (4, [.returnAll, .pay]), (2, [.addLine, .scanned, .setQuantity, .removeLine]),
        (1, [.park, .goEditing, .goCheckout, .takePaymentBack, .clearOrder, .setLineNote, .returnSale]),
    ])

    // MARK: - Chance

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &chance)]
    }

    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &chance) }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &chance) }
}
