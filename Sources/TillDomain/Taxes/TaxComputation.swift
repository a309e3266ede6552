/// Odoo 12's `compute_all`: **one forward pass** over the taxes by sequence and id. Included taxes are not computed
/// backwards, as later versions do.
struct TaxComputation {
    /// Digits that `global` rounding keeps beyond the currency's.
    private static let globalExtraDigits = 5
    /// No working amount goes beyond this: it keeps the products inside 128 bits whatever taxes the catalogue brings.
    /// A line that comes near is out of `OrderLimits.lineAmount` by far and is refused.
    private static let workingMax = Exact.power(24)

    private let quantity: Quantity
    /// Digits of the working amounts.
    private let digits: Int
    private let currencyDigits: Int

    private var base: Int128
    private var excluded: Int128
    private var included: Int128
    private var found: [(tax: Tax, amount: Int128, base: Int128)] = []

    /// The amounts of one line: unit price less discount, times quantity, with its taxes.
    static func amounts(
        price: Price,
        discount: Percent,
        quantity: Quantity,
        taxes: [Tax],
        currency: Currency,
        rounding: TaxRounding
    ) -> LineAmounts {
        var computation = TaxComputation(price, discount, quantity, currency, rounding)
        computation.apply(taxes)
        return computation.result
    }

    private init(
        _ price: Price,
        _ discount: Percent,
        _ quantity: Quantity,
        _ currency: Currency,
        _ rounding: TaxRounding
    ) {
        self.quantity = quantity
        currencyDigits = currency.digits
        digits = currency.digits + (rounding == .global ? Self.globalExtraDigits : 0)
        let share = Int128(Percent.whole.tenThousandths - discount.tenThousandths)
        let product = Int128(price.millionths) * share * Int128(quantity.thousandths)
        let productDigits = Price.digits + Percent.digits + 2 + Quantity.digits
        base = Self.rescale(product, from: productDigits, to: digits)
        excluded = base
        included = base
    }

    private mutating func apply(_ taxes: [Tax]) {
        for tax in taxes.sorted(by: { ($0.sequence, $0.id) < ($1.sequence, $1.id) }) {
            guard tax.amountType != .group else {
                let baseBefore = base
                apply(tax.children)
                if !tax.includesBaseAmount { base = baseBefore }
                continue
            }
            let amount = Self.bounded(amount(of: tax))
            if tax.isPriceIncluded {
                excluded -= amount
                base = Self.bounded(base - amount)
            } else {
                included += amount
            }
            found.append((tax, amount, base))
            if tax.includesBaseAmount { base = Self.bounded(base + amount) }
        }
    }

    /// One tax on the present base, rounded to the working digits.
    private func amount(of tax: Tax) -> Int128 {
        let whole = Int128(Percent.whole.tenThousandths)
        let percent = Int128(tax.percent.tenThousandths)
        switch (tax.amountType, tax.isPriceIncluded) {
        case (.percent, false), (.division, true):
            return Exact.divide(base * percent, by: whole)
        case (.percent, true):
            guard whole + percent != 0 else { return 0 }
            return Exact.divide(base * percent, by: whole + percent)
        case (.division, false):
            guard whole != percent else { return 0 }
            return Exact.divide(base * percent, by: whole - percent)
        case (.fixed, _):
            let sign: Int128 = base < 0 ? -1 : 1
            let units = base == 0 ? Int128(quantity.thousandths) : sign * Int128(quantity.thousandths.magnitude)
            let product = units * Int128(tax.fixed.millionths)
            return Self.rescale(product, from: Price.digits + Quantity.digits, to: digits)
        case (.group, _):
            return 0
        }
    }

    private var result: LineAmounts {
        LineAmounts(
            excluded: money(excluded),
            included: money(included),
            taxes: found.map {
                LineAmounts.TaxAmount(
                    taxID: $0.tax.id,
                    name: $0.tax.name,
                    amount: money($0.amount),
                    base: money($0.base)
                )
            }
        )
    }

    private func money(_ value: Int128) -> Money {
        Money(minor: Int64(clamping: Self.rescale(value, from: digits, to: currencyDigits)))
    }

    private static func bounded(_ value: Int128) -> Int128 {
        min(max(value, -workingMax), workingMax)
    }

    private static func rescale(_ value: Int128, from: Int, to: Int) -> Int128 {
        from >= to ? Exact.divide(value, by: Exact.power(from - to)) : value * Exact.power(to - from)
    }
}
