import Testing

@testable import TillDomain

/// The books that a distrustful accountant would keep of a till, from its effects alone.
struct Ledger {
    private var submitted: [String: Order] = [:]
    private var confirmed: Set<String> = []
    private var printed: Set<String> = []
    private var sessionCash = Money.zero
    private var sessionOrders = 0

    /// Checks one accepted action against all before it.
    mutating func enter(_ event: Action.Event, _ effects: [Effect], before: TillState, after: TillState) {
        if case .openSession = event { (sessionCash, sessionOrders) = (.zero, 0) }
        for effect in effects {
            switch effect {
            case .submit(let order): enterSale(order, effects)
            case .saveOrder(let order): checkSaved(order)
            case .print(let job): #expect(printed.insert(job.id).inserted, "print job \(job.id) twice")
            case .markFinalized(let reference, _): confirmed.insert(reference)
            default: break
            }
        }
        checkSales(event, effects)
        checkOrder(event, before, after)
        #expect(after.session.expectedCash == after.session.openingFloat + sessionCash)
        #expect(after.session.orderCount == sessionOrders)
        #expect(Set(after.unconfirmed) == Set(submitted.keys).subtracting(confirmed))
        #expect(after.unconfirmed.count == Set(after.unconfirmed).count)
    }

    private mutating func enterSale(_ order: Order, _ effects: [Effect]) {
        #expect(submitted.updateValue(order, forKey: order.reference) == nil, "\(order.reference) submitted twice")
        #expect(order.state == .paid)
        #expect(order.payments.map(\.amount).sum() == order.total, "payments of \(order.reference)")
        #expect(order.balance == .zero && order.change >= .zero)
        #expect(order.payments.allSatisfy { $0.amount >= .zero && $0.amount <= $0.tendered })
        #expect(order.lines.map(\.amounts.excluded).sum() + order.totalTax == order.total)
        #expect(effects.contains(.saveOrder(order)), "what is submitted is what is saved")
        sessionCash += order.payments.filter { $0.kind == .cash }.map(\.amount).sum()
        sessionOrders += 1
    }

    /// A sale once submitted is saved again for its copies and its state only.
    private func checkSaved(_ order: Order) {
        guard let sale = submitted[order.reference] else { return }
        var copy = order
        (copy.state, copy.receiptPrints) = (sale.state, sale.receiptPrints)
        #expect(copy == sale, "\(order.reference) was changed after it was paid")
        #expect(order.state == .paid || order.state == .finalized)
    }

    /// Only paying submits.
    private func checkSales(_ event: Action.Event, _ effects: [Effect]) {
        let count = effects.filter { if case .submit = $0 { true } else { false } }.count
        if case .pay = event { #expect(count <= 1) } else { #expect(count == 0, "\(event) submitted a sale") }
    }

    private func checkOrder(_ event: Action.Event, _ before: TillState, _ after: TillState) {
        let open = (after.order.map { [$0] } ?? []) + after.parked
        #expect(Set(open.map(\.reference)).count == open.count, "an order stands in two places")
        for order in open {
            #expect(order.state == .editing || order.state == .checkout)
            #expect(submitted[order.reference] == nil, "a paid order is open")
            #expect(order.paid <= max(order.total, .zero), "more was taken than is due")
            #expect(Set(order.lines.map(\.id)).count == order.lines.count)
            #expect(order.lines.allSatisfy { $0.id < order.nextLineID })
        }
        let isSelling = open.contains { !$0.lines.isEmpty }
        #expect(after.session.state == .open || !isSelling, "something is sold while the session is not open")
        guard let order = before.order, after.order?.reference != order.reference else { return }
        // An order leaves the till by a sale, by being parked, or by being given up; money that was taken, by a sale.
        let isSold = submitted[order.reference] != nil
        let isParked = after.parked.contains { $0.reference == order.reference }
        #expect(isSold || order.paid == .zero, "\(event) lost the money of \(order.reference)")
        #expect(isSold || isParked || order.lines.isEmpty || event == .clearOrder, "\(event) lost \(order.reference)")
    }
}
