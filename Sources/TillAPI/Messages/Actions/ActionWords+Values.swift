import TillDomain

/// Numbers, amounts and counts out of a request's texts.
extension ActionWords {
    func required<Value>(_ value: Value?, _ field: String) throws(ActionFault) -> Value {
        guard let value else { throw ActionFault("\(field): is missing for \(request.action.rawValue)") }
        return value
    }

    /// The request's quantity; nil where it has none.
    func quantity() throws(ActionFault) -> Quantity? {
        guard let text = request.quantity else { return nil }
        return try quantity(text)
    }

    private func quantity(_ text: String) throws(ActionFault) -> Quantity {
        guard let value = Quantity(text) else { throw ActionFault("quantity: '\(text)' is no quantity") }
        return value
    }

    func price() throws(ActionFault) -> Price {
        let text = try required(request.price, "price")
        guard let price = Price(text) else { throw ActionFault("price: '\(text)' is no price") }
        return price
    }

    func amount() throws(ActionFault) -> Money {
        try money(try required(request.amount, "amount"))
    }

    func money(_ text: String) throws(ActionFault) -> Money {
        guard let money = catalogue.company.currency.money(text) else {
            throw ActionFault("amount: '\(text)' is no amount in \(catalogue.company.currency.code)")
        }
        return money
    }

    func lineID() throws(ActionFault) -> Int {
        if let line = request.line { return line }
        guard let last = state.order?.lines.last else { throw ActionFault("the order has no line") }
        return last.id
    }

    func shares() throws(ActionFault) -> [LineShare] {
        var shares: [LineShare] = []
        for share in try required(request.lines, "lines") {
            shares.append(LineShare(lineID: share.line, quantity: try share.quantity.map(quantity)))
        }
        return shares
    }

    func discount() throws(ActionFault) -> DiscountRequest {
        guard request.percent == nil || request.amount == nil else {
            throw ActionFault("percent: a discount is in percent or an amount, not both")
        }
        var value: Discount.Value?
        if let text = request.percent {
            guard let percent = Percent(text) else { throw ActionFault("percent: '\(text)' is no percentage") }
            value = .percent(percent)
        } else if request.amount != nil {
            value = .amount(try amount())
        }
        let presetID = try presetID()
        guard value != nil || presetID != nil else {
            throw ActionFault("percent: a discount needs percent, amount or preset")
        }
        return DiscountRequest(presetID: presetID, value: value, reason: request.reason ?? "")
    }

    /// One amount, or so many of each coin and note.
    func cashCount() throws(ActionFault) -> CashCount {
        guard let counts = request.counts else { return .amount(try amount()) }
        var denominations: [CashCount.Denomination] = []
        for pieces in counts {
            guard let value = catalogue.company.currency.money(pieces.value) else {
                throw ActionFault("counts: '\(pieces.value)' is no coin or note")
            }
            guard let count = PieceCount.parse(pieces.count) else {
                throw ActionFault("counts: '\(pieces.count)' is no number of pieces")
            }
            denominations.append(CashCount.Denomination(value: value, count: count))
        }
        return .denominations(denominations)
    }

    func paymentPosition() throws(ActionFault) -> Int {
        if let payment = request.payment {
            guard payment >= 1 else { throw ActionFault("payment: \(payment) is no place: they count from 1") }
            return payment - 1
        }
        guard let order = state.order, !order.payments.isEmpty else { throw ActionFault("the order has no payment") }
        return order.payments.count - 1
    }
}
