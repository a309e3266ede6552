import TillDomain
import TillWire

/// Whether an order adds up. An upstream that trusts totals finds out at the close of the session, when nobody can
/// repair them; this one computes every line again.
///
/// Not looked at: whether the session and the people are known (a terminal may have sold offline under either), the
/// price against the list, and whether a product is still active.
struct OrderValidation {
    static let referenceMaxBytes = 64
    static let nameMaxBytes = 512

    /// The customers in it owe what they owe now.
    let catalogue: Catalogue
    /// The sale that a return names, where there is one of that name.
    var sale: StoredSale?

    /// An order that adds up, as it is stored.
    struct Checked {
        var mode: OrderMode
        var total: Money
        var tax: Money
        var paid: Money
        var change: Money
        /// By position.
        var lines: [CheckedLine]
        var payments: [CheckedPayment]
    }

    struct CheckedLine {
        var kind: OrderLine.Kind
        /// With the taxes that its amounts are made of.
        var line: OrderLine
        /// The stored line that comes back with it.
        var originID: Int?
    }

    struct CheckedPayment {
        var kind: PaymentMethod.Kind
        var amount: Money
        var tendered: Money
    }

    /// - Throws: the first thing that is wrong, with the name of its field.
    func check(_ order: OrderCreateRequest) throws(UpstreamRefusal) -> Checked {
        let mode = try checkHead(order)
        try checkParticulars(order)
        let lines = try lines(order, mode)
        let totals = OrderTotals.compute(
            lines: lines.map(\.line.amounts),
            rounding: catalogue.company.taxRounding
        )
        var checked = Checked(
            mode: mode,
            total: totals.included,
            tax: totals.tax,
            paid: .zero,
            change: .zero,
            lines: lines,
            payments: []
        )
        if let invoice = order.invoice { checked.total = try money(invoice.amount, "invoice.amount") }
        checked.payments = try payments(order, mode, total: checked.total)
        checked.paid = checked.payments.map(\.amount).sum()
        checked.change = checked.payments.map(\.tendered).sum() - checked.paid
        try checkTotals(order, checked)
        return checked
    }

    private func checkTotals(_ order: OrderCreateRequest, _ checked: Checked) throws(UpstreamRefusal) {
        let source = order.invoice == nil ? "what the lines come to" : "the invoice's amount"
        try equal(order.amountTotal, checked.total, "amount_total", source)
        try equal(order.amountTax, checked.tax, "amount_tax", "what the taxes of the lines come to")
        try equal(order.amountPaid, checked.paid, "amount_paid", "the sum of the payments' amount")
        try equal(order.amountPaid, checked.total, "amount_paid", "amount_total of a paid order")
        try equal(order.amountReturn, checked.change, "amount_return", "the sum of tendered less amount")
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

    /// Within the bound of one payment, so that no sum leaves 64 bits.
    func money(_ number: WireNumber, _ field: String) throws(UpstreamRefusal) -> Money {
        let currency = catalogue.company.currency
        let money = try reading { () throws(WireFault) in try number.money(currency, field) }
        try require(
            money.minor.magnitude <= OrderLimits.tendered.minor.magnitude,
            "\(field): \(number.text) is out of range"
        )
        return money
    }

    /// What a person entered, no longer than a terminal lets them.
    func text(_ text: String?, _ field: String) throws(UpstreamRefusal) {
        try require(
            (text ?? "").count <= OrderLimits.textCharacters,
            "\(field): has more than \(OrderLimits.textCharacters) characters"
        )
    }
}
