/// The sale that a return is against, as the return needs it.
public struct ReturnOrigin: Equatable, Sendable, Codable {
    /// The sale as it was stored when the return began, with what had come back of it by then.
    public var reference: String
    public var sequence: Int
    public var paidAtMillis: Int64?
    public var lines: [OrderLine]
    public var payments: [Payment]
    public var returned: [Int: Quantity]
    public var refunded: [Int: Money]

    init(_ sale: Order) {
        reference = sale.reference
        sequence = sale.sequence
        paidAtMillis = sale.paidAtMillis
        // Rounding is no goods: what is paid back is rounded by itself.
        lines = sale.lines.filter { $0.kind != .cashRounding }
        payments = sale.payments
        returned = sale.returned
        refunded = sale.refunded
    }

    /// What of a line can still come back.
    public func left(lineID: Int) -> Quantity {
        guard let line = lines.first(where: { $0.id == lineID }) else { return .zero }
        let gone = returned[lineID] ?? .zero
        return Quantity(thousandths: max(0, line.quantity.thousandths - gone.thousandths))
    }

    /// What was paid for the sale and has not been paid back, by whatever method.
    public var leftToPayBack: Money { max(.zero, payments.map(\.amount).sum() - refunded.values.sum()) }

    /// What each method took in and has not paid back, in the order of the payments. Cash is net of all change.
    public var refundable: [(payment: Payment, left: Money)] {
        var found: [(payment: Payment, left: Money)] = []
        for payment in payments {
            if let position = found.firstIndex(where: { $0.payment.methodID == payment.methodID }) {
                found[position].left += payment.amount
            } else {
                found.append((payment, payment.amount))
            }
        }
        return found.map { ($0.payment, max(.zero, $0.left - (refunded[$0.payment.methodID] ?? .zero))) }
    }
}
