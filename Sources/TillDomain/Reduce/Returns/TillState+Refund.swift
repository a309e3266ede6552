/// Paying back.
extension TillState {
    /// Pays what is due back the way it came: to each method as much as it took in, in the order of the payments.
    mutating func refund(_ context: Context) throws(Refusal) -> [Effect] {
        var order = try atCheckout()
        guard order.mode == .return, let origin = order.origin else { throw .notInMode(order.mode) }
        try roundReturn(&order, nil, inCash: false, context)
        for (payment, left) in origin.refundable where order.balance < .zero {
            // Less what this return has paid back by the method already.
            let most = min(.zero, -left - order.paid(by: payment.methodID))
            guard most < .zero else { continue }
            guard let method = context.catalogue.paymentMethod(id: payment.methodID) else {
                throw .unknownPaymentMethod(id: payment.methodID)
            }
            guard method.allowsNegative else { throw .negativeNotAllowed(method: method.name) }
            if method.kind == .cash { try roundReturn(&order, most, inCash: true, context) }
            let amount = max(order.balance, most)
            guard amount != .zero else { continue }
            order.payments.append(
                Payment(
                    methodID: method.id,
                    name: method.name,
                    kind: method.kind,
                    tendered: amount,
                    amount: amount,
                    atMillis: context.stamp.atMillis
                )
            )
        }
        // A free sale is returned for nothing; a rounding's last cent goes the way of the first payment.
        if order.balance != .zero || order.payments.isEmpty { try payRest(&order, origin, context) }
        return try settle(order, context)
    }

    private func payRest(_ order: inout Order, _ origin: ReturnOrigin, _ context: Context) throws(Refusal) {
        guard let first = origin.payments.first else { throw .nothingToPay }
        if let position = order.payments.firstIndex(where: { $0.methodID == first.methodID }) {
            let rest = order.balance
            order.payments[position].tendered += rest
            order.payments[position].amount += rest
        } else {
            order.payments.append(
                Payment(
                    methodID: first.methodID,
                    name: first.name,
                    kind: first.kind,
                    tendered: order.balance,
                    amount: order.balance,
                    atMillis: context.stamp.atMillis
                )
            )
        }
    }

    /// Writes what came back into the sale itself, in the same transaction, so that nothing comes back twice.
    func bookReturn(_ order: Order, _ context: Context) throws(Refusal) -> [Effect] {
        guard order.mode == .return, let origin = order.origin else { return [] }
        var returned = origin.returned
        for line in order.lines {
            guard let id = line.originLineID else { continue }
            returned[id] = (returned[id] ?? .zero) - line.quantity
        }
        var refunded = origin.refunded
        for payment in order.payments {
            refunded[payment.methodID] = (refunded[payment.methodID] ?? .zero) - payment.amount
        }
        return [.noteReturn(reference: origin.reference, returned: returned, refunded: refunded)]
    }
}

extension Order {
    fileprivate func paid(by methodID: Int) -> Money {
        payments.filter { $0.methodID == methodID }.map(\.amount).sum()
    }
}
