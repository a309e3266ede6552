import TillDomain
import TillWire

/// What an order is, by its mode: a sale has lines, a return names a sale, and the payment of an invoice has neither.
extension OrderValidation {
    func checkHead(_ order: OrderCreateRequest) throws(UpstreamRefusal) -> OrderMode {
        let reference = order.posReference
        try require(
            (1...Self.referenceMaxBytes).contains(reference.utf8.count)
                && reference.utf8.allSatisfy { (0x21...0x7E).contains($0) },
            "pos_reference: must be 1 to \(Self.referenceMaxBytes) printable ASCII characters without a space"
        )
        let configurationID = catalogue.configuration.id
        try require(
            order.configID == configurationID,
            "config_id: \(order.configID) is not this shop's \(configurationID)"
        )
        try require(order.state == OrderState.paid.rawValue, "state: '\(order.state.prefix(32))' is not paid")
        try require(order.paidAtMillis != nil, "paid_at_ms: is missing in a paid order")
        let name = order.mode ?? OrderMode.order.rawValue
        guard let mode = OrderMode(rawValue: name) else {
            throw UpstreamRefusal(.validation, "mode: '\(name.prefix(32))' is none of order, return, payment")
        }
        switch mode {
        case .order: try checkSale(order)
        case .return: try checkReturn(order)
        case .payment: try checkInvoice(order)
        }
        return mode
    }

    private func checkSale(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
        try checkLineCount(order)
        try require(order.returnOf == nil, "return_of: is there, but mode is not return")
        try require(order.invoice == nil, "invoice: is there, but mode is not payment")
    }

    private func checkReturn(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
        try checkLineCount(order)
        try require(order.invoice == nil, "invoice: is there, but mode is not payment")
        guard let reference = order.returnOf else {
            throw UpstreamRefusal(.validation, "return_of: is missing in a return")
        }
        guard let sale, sale.configID == catalogue.configuration.id else {
            let name = reference.prefix(Self.referenceMaxBytes)
            throw UpstreamRefusal(.validation, "return_of: there is no sale '\(name)' in this shop")
        }
        try require(sale.mode == .order, "return_of: order \(sale.id) is no sale, its mode is \(sale.mode.rawValue)")
    }

    private func checkInvoice(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
        try require(order.lines.isEmpty, "lines: the payment of an invoice has none")
        try require(order.returnOf == nil, "return_of: is there, but mode is not return")
        try require(order.partnerID != nil, "partner_id: is missing in the payment of an invoice")
        guard let invoice = order.invoice else {
            throw UpstreamRefusal(.validation, "invoice: is missing in mode payment")
        }
        try require(!invoice.name.isEmpty, "invoice.name: is empty")
        try text(invoice.name, "invoice.name")
        try require(
            try money(invoice.amount, "invoice.amount") > .zero,
            "invoice.amount: \(invoice.amount.text) is not more than nothing"
        )
    }

    private func checkLineCount(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
        try require(
            (1...OrderLimits.lines).contains(order.lines.count),
            "lines: there must be 1 to \(OrderLimits.lines), not \(order.lines.count)"
        )
    }
}
