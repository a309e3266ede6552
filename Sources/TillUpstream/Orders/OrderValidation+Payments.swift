import TillDomain
import TillWire

/// The payments of an order: each by a known method that may do what it did.
extension OrderValidation {
    func payments(_ order: OrderCreateRequest) throws(UpstreamRefusal) -> [(amount: Money, tendered: Money)] {
        var amounts: [(amount: Money, tendered: Money)] = []
        for (position, payment) in order.payments.enumerated() {
            let field = "payments[\(position)]"
            guard let method = catalogue.paymentMethod(id: payment.methodID) else {
                throw UpstreamRefusal(.validation, "\(field).method_id: method \(payment.methodID) is not known")
            }
            try require(payment.name.utf8.count <= Self.nameMaxBytes, "\(field).name: is too long")
            let amount = try money(payment.amount, "\(field).amount")
            let tendered = try money(payment.tendered, "\(field).tendered")
            try require(
                amount >= .zero || method.allowsNegative,
                "\(field).amount: \(method.name) takes no negative amount"
            )
            try require(tendered >= amount, "\(field).tendered: is less than amount")
            try require(
                tendered == amount || method.allowsChange || method.allowsOverpay,
                "\(field).tendered: \(method.name) gives no change"
            )
            amounts.append((amount, tendered))
        }
        return amounts
    }

    /// Within the bound of one payment, so that no sum leaves 64 bits.
    private func money(_ number: WireNumber, _ field: String) throws(UpstreamRefusal) -> Money {
        let currency = catalogue.company.currency
        let money = try reading { () throws(WireFault) in try number.money(currency, field) }
        try require(
            money.minor.magnitude <= OrderLimits.tendered.minor.magnitude,
            "\(field): \(number.text) is out of range"
        )
        return money
    }
}
