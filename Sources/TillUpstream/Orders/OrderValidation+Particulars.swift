import TillDomain
import TillWire

/// Who, where and why: what an order names beside its amounts.
extension OrderValidation {
    func checkParticulars(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
        if let type = order.orderType {
            let isKnown = OrderType(rawValue: type) != nil
            try require(isKnown, "order_type: '\(type.prefix(32))' is none of dineIn, takeout, delivery")
        }
        if let guests = order.customerCount {
            try require((0...OrderLimits.guests).contains(guests), "customer_count: \(guests) is out of range")
        }
        try text(order.alias, "alias")
        try text(order.note, "note")
        try known(order.tableID, "table_id: table") { catalogue.table(id: $0) != nil }
        try known(order.partnerID, "partner_id: partner") { catalogue.partner(id: $0) != nil }
        try known(order.pricelistID, "pricelist_id: pricelist") { id in catalogue.pricelists.contains { $0.id == id } }
        try known(order.fiscalPositionID, "fiscal_position_id: fiscal position") { fiscalPosition($0) != nil }
        if let discount = order.checkDiscount { try check(discount, "check_discount") }
        try checkVoids(order.voids ?? [])
    }

    func fiscalPosition(_ id: Int) -> FiscalPosition? { catalogue.fiscalPositions.first { $0.id == id } }

    private func known(_ id: Int?, _ what: String, _ isKnown: (Int) -> Bool) throws(UpstreamRefusal) {
        guard let id else { return }
        try require(isKnown(id), "\(what) \(id) is not known")
    }

    /// A discount is a record: what it came to is in the lines, and they are computed again.
    func check(_ discount: OrderCreateRequest.DiscountRecord, _ field: String) throws(UpstreamRefusal) {
        try text(discount.name, "\(field).name")
        try text(discount.reason, "\(field).reason")
        let value = "\(field).value"
        switch discount.type {
        case "percent":
            let percent = try reading { () throws(WireFault) in try discount.value.percent(value) }
            let isShare = (.zero...Percent.whole).contains(percent)
            try require(isShare, "\(value): \(discount.value.text) is not within 0 and 100")
        case "amount":
            try require(try money(discount.value, value) >= .zero, "\(value): \(discount.value.text) is out of range")
        default:
            throw UpstreamRefusal(
                .validation,
                "\(field).type: '\(discount.type.prefix(32))' is neither percent nor amount"
            )
        }
    }

    private func checkVoids(_ voids: [OrderCreateRequest.VoidLine]) throws(UpstreamRefusal) {
        try require(voids.count <= OrderLimits.voids, "voids: there are more than \(OrderLimits.voids)")
        for (position, void) in voids.enumerated() {
            let field = "voids[\(position)]"
            try require(
                catalogue.product(id: void.productID) != nil,
                "\(field).product_id: product \(void.productID) is not known"
            )
            try require(
                (1...Self.lineIDMaxBytes).contains(void.lineID.utf8.count),
                "\(field).line_id: must have 1 to \(Self.lineIDMaxBytes) bytes"
            )
            try require(
                (1...Self.nameMaxBytes).contains(void.name.utf8.count),
                "\(field).name: must have 1 to \(Self.nameMaxBytes) bytes"
            )
            try text(void.reason, "\(field).reason")
            let quantity = try reading { () throws(WireFault) in try void.qty.quantity("\(field).qty") }
            try require(
                quantity > .zero && quantity <= OrderLimits.quantity,
                "\(field).qty: \(void.qty.text) is out of range"
            )
            let currency = catalogue.company.currency
            let amount = try reading { () throws(WireFault) in try void.amount.money(currency, "\(field).amount") }
            try require(
                amount.minor.magnitude <= OrderLimits.lineAmount.minor.magnitude,
                "\(field).amount: \(void.amount.text) is out of range"
            )
        }
    }
}
