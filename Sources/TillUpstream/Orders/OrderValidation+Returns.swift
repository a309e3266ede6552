import TillDomain
import TillWire

/// What comes back: of lines of one stored sale, no more than is left of each, and for no more than was paid.
extension OrderValidation {
    /// The lines with the stored lines that they take back. The sale was read in the transaction that stores the
    /// return, so that two returns cannot both take the last piece.
    func comingBack(_ order: OrderCreateRequest, _ lines: [CheckedLine]) throws(UpstreamRefusal) -> [CheckedLine] {
        guard let sale else { preconditionFailure("the head of a return was checked") }
        var taken: [Int: (quantity: Quantity, amount: Money)] = [:]
        var found: [CheckedLine] = []
        for (position, (line, checked)) in zip(order.lines, lines).enumerated() {
            let field = "lines[\(position)]"
            guard checked.kind != .cashRounding else {
                try require(line.originLineID == nil, "\(field).origin_line_id: a cash_rounding takes nothing back")
                found.append(checked)
                continue
            }
            guard let name = line.originLineID else {
                throw UpstreamRefusal(.validation, "\(field).origin_line_id: is missing in a return")
            }
            guard let origin = sale.lines[name] else {
                let shown = name.prefix(Self.lineIDMaxBytes)
                throw UpstreamRefusal(.validation, "\(field).origin_line_id: the sale has no line '\(shown)'")
            }
            try check(checked, isOf: origin, line, field)
            let before = taken[origin.id] ?? (.zero, .zero)
            let back = before.quantity - checked.line.quantity
            try require(
                back <= origin.left,
                "\(field).qty: \(back.plain) come back, but of \(origin.quantity.plain) sold "
                    + "\(max(origin.left, .zero).plain) are left"
            )
            let amount = before.amount - checked.line.amounts.included
            try checkAmount(amount, origin, "\(field).price_subtotal_incl")
            taken[origin.id] = (back, amount)
            var checked = checked
            checked.originID = origin.id
            found.append(checked)
        }
        return found
    }

    /// The parts of a line may have prices of their own, so that their cents add up; together they come to no more than
    /// was paid.
    private func checkAmount(_ back: Money, _ origin: StoredSale.Line, _ field: String) throws(UpstreamRefusal) {
        let currency = catalogue.company.currency
        try require(
            back <= origin.included - origin.paidBack,
            "\(field): \(currency.plain(back)) are paid back, but of \(currency.plain(origin.included)) paid "
                + "\(currency.plain(max(origin.included - origin.paidBack, .zero))) are left"
        )
    }

    private func check(
        _ checked: CheckedLine,
        isOf origin: StoredSale.Line,
        _ line: OrderCreateRequest.Line,
        _ field: String
    ) throws(UpstreamRefusal) {
        let kind = OrderCreateRequest.Line.name(origin.kind)
        try require(checked.kind == origin.kind, "\(field).kind: what was sold is \(kind)")
        try require(
            checked.line.productID == origin.productID,
            "\(field).product_id: is \(line.productID), but product \(origin.productID) was sold"
        )
        try require(
            Set(checked.line.taxes.map(\.id)) == origin.taxIDs,
            "\(field).tax_ids: are not those of the sale, \(origin.taxIDs.sorted())"
        )
    }
}
