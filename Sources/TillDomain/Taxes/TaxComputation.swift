/// Odoo 12's `compute_all`: **one forward pass** over the taxes by sequence and id. Included taxes are not computed
/// backwards, as later versions do. What it returns is what the server's own code returns, including two things that
/// look like slips: a group rounds the totals so far to the currency even under `global`, and the taxes come out by
/// sequence although a group's children were computed in the group's place.
///
/// It reckons in the server's own numbers (`Binary64`), operation by operation, because ties fall as they fall there.
struct TaxComputation {
    /// Digits that `global` rounding keeps beyond the currency's.
    private static let globalExtraDigits = 5

    private let quantity: Binary64
    /// The step that taxes are rounded to, and that of the currency.
    private let step: Binary64
    private let currencyStep: Binary64
    private let isGlobal: Bool

    private var base: Binary64
    private var excluded: Binary64
    private var included: Binary64
    private var found: [(tax: Tax, amount: Binary64, base: Binary64)] = []

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
        self.quantity = Binary64(quantity.thousandths, digits: Quantity.digits)
        isGlobal = rounding == .global
        currencyStep = Binary64(1, digits: currency.digits)
        step = Binary64(1, digits: currency.digits + (isGlobal ? Self.globalExtraDigits : 0))
        let discounted = Binary64(price.millionths, digits: Price.digits) * (.one - Self.share(discount))
        base = Self.rounded(discounted * self.quantity, to: step)
        excluded = base
        included = base
    }

    private mutating func apply(_ taxes: [Tax]) {
        for tax in taxes.sorted(by: { ($0.sequence, $0.id) < ($1.sequence, $1.id) }) {
            guard tax.amountType != .group else {
                let baseBefore = base
                apply(tax.children)
                if !tax.includesBaseAmount { base = baseBefore }
                excluded = Self.rounded(excluded, to: currencyStep)
                included = Self.rounded(included, to: currencyStep)
                continue
            }
            let amount = Self.rounded(amount(of: tax), to: step)
            if tax.isPriceIncluded {
                excluded = excluded - amount
                base = base - amount
            } else {
                included = included + amount
            }
            found.append((tax, amount, base))
            if tax.includesBaseAmount { base = base + amount }
        }
    }

    /// One tax on the present base, not rounded yet; each operation in the server's order.
    private func amount(of tax: Tax) -> Binary64 {
        let percent = Binary64(tax.percent.tenThousandths, digits: Percent.digits)
        switch (tax.amountType, tax.isPriceIncluded) {
        case (.percent, false), (.division, true):
            return base * percent / Self.hundred
        case (.percent, true):
            let divisor = Binary64.one + percent / Self.hundred
            return divisor.isZero ? .zero : base - base / divisor
        case (.division, false):
            let divisor = Binary64.one - percent / Self.hundred
            return divisor.isZero ? .zero : base / divisor - base
        case (.fixed, _):
            let signed = base.isNegative ? -quantity.magnitude : quantity.magnitude
            return (base.isZero ? quantity : signed) * Binary64(tax.fixed.millionths, digits: Price.digits)
        case (.group, _):
            return .zero
        }
    }

    private var result: LineAmounts {
        let bySequence = found.enumerated()
            .sorted { ($0.element.tax.sequence, $0.offset) < ($1.element.tax.sequence, $1.offset) }
        return LineAmounts(
            excluded: Self.money(excluded.steps(of: currencyStep)),
            included: Self.money(included.steps(of: currencyStep)),
            taxes: bySequence.map { _, found in taxAmount(found.tax, found.amount, found.base) }
        )
    }

    private func taxAmount(_ tax: Tax, _ amount: Binary64, _ base: Binary64) -> LineAmounts.TaxAmount {
        let (amount, base) = (amount.steps(of: step), base.steps(of: step))
        let (minorAmount, minorBase) = (minor(amount), minor(base))
        let units = Int128(LineAmounts.Remainder.unitsPerMinor)
        return LineAmounts.TaxAmount(
            taxID: tax.id,
            name: tax.name,
            amount: Self.money(minorAmount),
            base: Self.money(minorBase),
            remainder: isGlobal
                ? .init(amount: Int64(amount - minorAmount * units), base: Int64(base - minorBase * units)) : nil
        )
    }

    private func minor(_ steps: Int128) -> Int128 {
        isGlobal ? Exact.divide(steps, by: Int128(LineAmounts.Remainder.unitsPerMinor)) : steps
    }

    private static let hundred = Binary64(100)

    private static func share(_ percent: Percent) -> Binary64 {
        Binary64(percent.tenThousandths, digits: Percent.digits) / hundred
    }

    private static func money(_ minor: Int128) -> Money {
        Money(minor: Int64(clamping: minor))
    }

    /// Steps beyond 64 bits stop at their end: such a line is out of `OrderLimits.lineAmount` by far and is refused.
    private static func rounded(_ value: Binary64, to step: Binary64) -> Binary64 {
        Binary64(Int64(clamping: value.steps(of: step))) * step
    }
}
