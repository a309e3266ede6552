import TillDomain
import TillWire

/// Whether an order adds up. An upstream that trusts totals finds out at the close of the session, when nobody can
/// repair them; this one computes every line again.
///
/// Not looked at: whether the session and the user are known (a terminal may have sold offline under either), the
/// price against the list, and whether a product is still active.
struct OrderValidation {
    static let referenceMaxBytes = 64
    static let nameMaxBytes = 512

    let catalogue: Catalogue

    /// The amounts of an order that adds up.
    struct Amounts {
        var total: Money
        var tax: Money
        var paid: Money
        var change: Money
        /// By position.
        var lines: [LineAmounts]
        var payments: [(amount: Money, tendered: Money)]
    }

    /// - Throws: the first thing that is wrong, with the name of its field.
    func amounts(_ order: OrderCreateRequest) throws(UpstreamRefusal) -> Amounts {
        try checkHead(order)
        let lines = try lines(order)
        let payments = try payments(order)
        let total = lines.map(\.included).sum()
        let amounts = Amounts(
            total: total,
            tax: total - lines.map(\.excluded).sum(),
            paid: payments.map(\.amount).sum(),
            change: payments.map(\.tendered).sum() - payments.map(\.amount).sum(),
            lines: lines,
            payments: payments
        )
        try equal(order.amountTotal, amounts.total, "amount_total", "the sum of price_subtotal_incl")
        try equal(order.amountTax, amounts.tax, "amount_tax", "amount_total less the sum of price_subtotal")
        try equal(order.amountPaid, amounts.paid, "amount_paid", "the sum of the payments' amount")
        try equal(order.amountPaid, amounts.total, "amount_paid", "amount_total of a paid order")
        try equal(order.amountReturn, amounts.change, "amount_return", "the sum of tendered less amount")
        return amounts
    }

    private func checkHead(_ order: OrderCreateRequest) throws(UpstreamRefusal) {
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
        try require(
            (1...OrderLimits.lines).contains(order.lines.count),
            "lines: there must be 1 to \(OrderLimits.lines), not \(order.lines.count)"
        )
        try require(
            (1...OrderLimits.payments).contains(order.payments.count),
            "payments: there must be 1 to \(OrderLimits.payments), not \(order.payments.count)"
        )
    }

    // MARK: - Refusing

    func equal(
        _ given: WireNumber,
        _ expected: Money,
        _ field: String,
        _ source: String
    ) throws(UpstreamRefusal) {
        let currency = catalogue.company.currency
        let money = try reading { () throws(WireFault) in try given.money(currency, field) }
        try require(money == expected, "\(field): is \(given.text), but \(source) is \(currency.plain(expected))")
    }

    func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(UpstreamRefusal) {
        guard holds else { throw UpstreamRefusal(.validation, message()) }
    }

    func reading<Value>(_ read: () throws(WireFault) -> Value) throws(UpstreamRefusal) -> Value {
        do throws(WireFault) {
            return try read()
        } catch {
            throw UpstreamRefusal(error)
        }
    }
}
