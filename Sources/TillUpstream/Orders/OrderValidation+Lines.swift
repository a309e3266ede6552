import TillDomain
import TillWire

/// The lines of an order: each within its bounds and computed again.
extension OrderValidation {
    static let lineIDMaxBytes = 64
    static let taxesOfLineMax = 16

    func lines(_ order: OrderCreateRequest) throws(UpstreamRefusal) -> [LineAmounts] {
        var seen: Set<String> = []
        var amounts: [LineAmounts] = []
        for (position, line) in order.lines.enumerated() {
            let field = "lines[\(position)]"
            try require(
                (1...Self.lineIDMaxBytes).contains(line.id.utf8.count),
                "\(field).id: must have 1 to \(Self.lineIDMaxBytes) bytes"
            )
            try require(seen.insert(line.id).inserted, "\(field).id: '\(line.id)' is there twice")
            var computed = try withinBounds(line, field)
            computed.compute(catalogue.company)
            let source = "what price_unit, qty, discount and tax_ids come to"
            try equal(line.priceSubtotal, computed.amounts.excluded, "\(field).price_subtotal", source)
            try equal(line.priceSubtotalIncl, computed.amounts.included, "\(field).price_subtotal_incl", source)
            amounts.append(computed.amounts)
        }
        return amounts
    }

    /// The line for the domain's arithmetic, which relies on these bounds to stay within its integers.
    private func withinBounds(
        _ line: OrderCreateRequest.Line,
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
        let quantity = try reading { () throws(WireFault) in try line.qty.quantity("\(field).qty") }
        try require(
            (1...OrderLimits.quantity.thousandths.magnitude).contains(quantity.thousandths.magnitude),
            "\(field).qty: \(line.qty.text) is out of range"
        )
        let price = try reading { () throws(WireFault) in try line.priceUnit.price("\(field).price_unit") }
        try require(
            (.zero...OrderLimits.price).contains(price),
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
            taxes: try taxes(line.taxIDs, "\(field).tax_ids")
        )
    }

    private func taxes(_ ids: [Int], _ field: String) throws(UpstreamRefusal) -> [Tax] {
        // A tax on a tax again and again would grow beyond every integer.
        try require(ids.count <= Self.taxesOfLineMax, "\(field): there are more than \(Self.taxesOfLineMax)")
        try require(Set(ids).count == ids.count, "\(field): a tax is there twice")
        let taxes = catalogue.taxes(ids: ids)
        try require(taxes.count == ids.count, "\(field): not all of \(ids) are known taxes")
        return taxes
    }
}
