import TillDomain
import TillWire

/// The lines of an order: each within its bounds and computed again.
extension OrderValidation {
    static let lineIDMaxBytes = 64

    func lines(_ order: OrderCreateRequest, _ mode: OrderMode) throws(UpstreamRefusal) -> [CheckedLine] {
        var seen: Set<String> = []
        var checked: [CheckedLine] = []
        for (position, line) in order.lines.enumerated() {
            let field = "lines[\(position)]"
            try require(
                (1...Self.lineIDMaxBytes).contains(line.id.utf8.count),
                "\(field).id: must have 1 to \(Self.lineIDMaxBytes) bytes"
            )
            try require(seen.insert(line.id).inserted, "\(field).id: '\(line.id)' is there twice")
            let kind = try kind(line, field)
            var computed = try withinBounds(line, kind, order, field)
            try checkDirection(computed, kind, mode, line, field)
            computed.compute(catalogue.company)
            let source = "what price_unit, qty, discount and tax_ids come to"
            try equal(line.priceSubtotal, computed.amounts.excluded, "\(field).price_subtotal", source)
            try equal(line.priceSubtotalIncl, computed.amounts.included, "\(field).price_subtotal_incl", source)
            checked.append(CheckedLine(kind: kind, line: computed))
        }
        try checkRounding(checked)
        return mode == .return ? try comingBack(order, checked) : checked
    }

    private func kind(_ line: OrderCreateRequest.Line, _ field: String) throws(UpstreamRefusal) -> OrderLine.Kind {
        switch line.kind ?? "product" {
        case "product": .product
        case "tip": .tip
        case "cash_rounding": .cashRounding
        case let other:
            throw UpstreamRefusal(
                .validation,
                "\(field).kind: '\(other.prefix(32))' is none of product, tip, cash_rounding"
            )
        }
    }

    /// The line for the domain's arithmetic, which relies on these bounds to stay within its integers.
    private func withinBounds(
        _ line: OrderCreateRequest.Line,
        _ kind: OrderLine.Kind,
        _ order: OrderCreateRequest,
        _ field: String
    ) throws(UpstreamRefusal) -> OrderLine {
        try require(
            catalogue.product(id: line.productID) != nil,
            "\(field).product_id: product \(line.productID) is not known"
        )
        try require(
            (1...Self.nameMaxBytes).contains(line.name.utf8.count),
            "\(field).name: must have 1 to \(Self.nameMaxBytes) bytes"
        )
        try text(line.note, "\(field).note")
        try text(line.lot, "\(field).lot")
        if let discount = line.itemDiscount { try check(discount, "\(field).item_discount") }
        let quantity = try reading { () throws(WireFault) in try line.qty.quantity("\(field).qty") }
        try require(
            (1...OrderLimits.quantity.thousandths.magnitude).contains(quantity.thousandths.magnitude),
            "\(field).qty: \(line.qty.text) is out of range"
        )
        let price = try reading { () throws(WireFault) in try line.priceUnit.price("\(field).price_unit") }
        // Only a rounding takes off as well as adds.
        let least = kind == .cashRounding ? -OrderLimits.price.millionths : 0
        try require(
            (least...OrderLimits.price.millionths).contains(price.millionths),
            "\(field).price_unit: \(line.priceUnit.text) is out of range"
        )
        let discount = try reading { () throws(WireFault) in try line.discount.percent("\(field).discount") }
        try require(
            (.zero...Percent.whole).contains(discount),
            "\(field).discount: \(line.discount.text) is not within 0 and 100"
        )
        return OrderLine(
            id: 0,
            productID: line.productID,
            name: line.name,
            quantity: quantity,
            unitPrice: price,
            discount: discount,
            taxes: try taxes(line, order, field)
        )
    }

    /// Goods leave in a sale and come in by a return, so that nothing comes back that was not sold.
    private func checkDirection(
        _ computed: OrderLine,
        _ kind: OrderLine.Kind,
        _ mode: OrderMode,
        _ line: OrderCreateRequest.Line,
        _ field: String
    ) throws(UpstreamRefusal) {
        guard kind != .cashRounding else { return }
        if mode == .return {
            try require(computed.quantity < .zero, "\(field).qty: \(line.qty.text) is not negative in a return")
        } else {
            try require(
                computed.quantity > .zero,
                "\(field).qty: \(line.qty.text) is negative in a sale; goods come back in mode return"
            )
            try require(line.originLineID == nil, "\(field).origin_line_id: is there, but mode is not return")
        }
    }

    /// One line at most, without tax, and less than the step where the shop rounds.
    private func checkRounding(_ lines: [CheckedLine]) throws(UpstreamRefusal) {
        let found = lines.enumerated().filter { $0.element.kind == .cashRounding }
        guard let first = found.first else { return }
        let field = "lines[\(first.offset)]"
        try require(found.count == 1, "lines[\(found.last?.offset ?? 0)].kind: a second cash_rounding")
        try require(first.element.line.taxes.isEmpty, "\(field).tax_ids: a cash_rounding has no tax")
        guard let rounding = catalogue.company.cashRounding else { return }
        let amount = first.element.line.amounts.included
        try require(
            amount.minor.magnitude < rounding.step.minor.magnitude,
            "\(field).price_subtotal_incl: \(catalogue.company.currency.plain(amount)) is no rounding to "
                + catalogue.company.currency.plain(rounding.step)
        )
    }
}
