import TillDomain
import TillWire

/// The payments of an order: each by a known method that may do what it did.
extension OrderValidation {
    /// - Parameter total: what is paid; where that is nothing, there need be no payment.
    func payments(
        _ order: OrderCreateRequest,
        _ mode: OrderMode,
        total: Money
    ) throws(UpstreamRefusal) -> [CheckedPayment] {
        try require(
            ((total == .zero ? 0 : 1)...OrderLimits.payments).contains(order.payments.count),
            "payments: there must be 1 to \(OrderLimits.payments), not \(order.payments.count)"
        )
        var checked: [CheckedPayment] = []
        for (position, payment) in order.payments.enumerated() {
            let field = "payments[\(position)]"
            guard let method = catalogue.paymentMethod(id: payment.methodID) else {
                throw UpstreamRefusal(.validation, "\(field).method_id: method \(payment.methodID) is not known")
            }
            try require(payment.name.utf8.count <= Self.nameMaxBytes, "\(field).name: is too long")
            let found = CheckedPayment(
                kind: method.kind,
                amount: try money(payment.amount, "\(field).amount"),
                tendered: try money(payment.tendered, "\(field).tendered")
            )
            try check(payment, is: method, field)
            try check(found, by: method, mode, field)
            checked.append(found)
        }
        try checkCredit(order, mode, checked)
        return checked
    }

    /// What the terminal says of the method, where it says it.
    private func check(
        _ payment: OrderCreateRequest.PaymentLine,
        is method: PaymentMethod,
        _ field: String
    ) throws(UpstreamRefusal) {
        if let kind = payment.kind {
            try require(
                kind == method.kind.rawValue,
                "\(field).kind: is '\(kind.prefix(32))', but \(method.name) is \(method.kind.rawValue)"
            )
        }
        let isCredit = method.kind == .credit
        try require(
            (payment.isCredit ?? isCredit) == isCredit,
            "\(field).is_credit: is \(!isCredit), but \(method.name) is \(method.kind.rawValue)"
        )
    }

    private func check(
        _ payment: CheckedPayment,
        by method: PaymentMethod,
        _ mode: OrderMode,
        _ field: String
    ) throws(UpstreamRefusal) {
        try require(
            payment.amount >= .zero || method.allowsNegative,
            "\(field).amount: \(method.name) takes no negative amount"
        )
        try require(mode != .return || payment.amount <= .zero, "\(field).amount: is not paid back in a return")
        try require(mode != .payment || payment.amount >= .zero, "\(field).amount: is negative for an invoice")
        try require(payment.tendered >= payment.amount, "\(field).tendered: is less than amount")
        try require(
            payment.amount >= .zero || payment.tendered == payment.amount,
            "\(field).tendered: is not amount where money is paid back"
        )
        try require(
            payment.tendered == payment.amount || method.allowsChange || method.allowsOverpay,
            "\(field).tendered: \(method.name) gives no change"
        )
    }

    /// On credit buys a known customer, within what the limit leaves; a return gives it back to the same customer.
    private func checkCredit(
        _ order: OrderCreateRequest,
        _ mode: OrderMode,
        _ payments: [CheckedPayment]
    ) throws(UpstreamRefusal) {
        guard let position = payments.firstIndex(where: { $0.kind == .credit }) else { return }
        let field = "payments[\(position)].amount"
        guard let partner = order.partnerID.flatMap(catalogue.partner(id:)) else {
            throw UpstreamRefusal(.validation, "partner_id: is missing in an order on credit")
        }
        try require(mode != .payment, "payments[\(position)].method_id: an invoice is not paid on credit")
        if mode == .return {
            try require(
                sale?.partnerID == partner.id,
                "partner_id: credit goes back to the sale's customer, \(sale?.partnerID.map(String.init) ?? "none")"
            )
        }
        try require(
            payments.allSatisfy { $0.kind != .credit || $0.tendered == $0.amount },
            "payments[\(position)].tendered: credit gives no change"
        )
        let asked = payments.filter { $0.kind == .credit }.map(\.amount).sum()
        guard asked > .zero else { return }
        let currency = catalogue.company.currency
        let left = max(.zero, partner.creditLimit - max(.zero, partner.creditUsed))
        try require(partner.creditLimit > .zero, "\(field): \(partner.name) buys nothing on credit")
        try require(
            asked <= left,
            "\(field): \(currency.plain(asked)) on credit, but \(partner.name) has \(currency.plain(left)) left "
                + "of \(currency.plain(partner.creditLimit))"
        )
    }
}
