/// A price on its way through a pricelist, finer than it may leave: twelve digits behind the point. A price of six
/// digits less a percentage fits whole; what a further list makes of it is rounded there, half-up, a millionth of what
/// the result shows.
struct FinePrice: Equatable {
    private static let digits = 12
    /// No working price goes beyond this, in either direction: a million million units, which `OrderLimits.price`
    /// refuses by far. It keeps every product inside 128 bits.
    private static let workingMax = Exact.power(24)

    private var value: Int128

    init(_ price: Price) {
        value = Self.scaled(price)
    }

    private init(value: Int128) {
        self.value = min(max(value, -Self.workingMax), Self.workingMax)
    }

    /// Half-up to the digits of a price.
    var price: Price {
        Price(millionths: Int64(clamping: Exact.divide(value, by: Exact.power(Self.digits - Price.digits))))
    }

    /// Less a percentage; a negative one raises it.
    func less(_ percent: Percent) -> FinePrice {
        let whole = Int128(Percent.whole.tenThousandths)
        let share = Exact.product(value, whole - Int128(percent.tenThousandths))
        return FinePrice(value: Exact.divide(share, by: whole))
    }

    /// Odoo's `compute_price = formula`, in its order: discount, rounding, surcharge, lowest and highest margin over
    /// the base. Of two margins that contradict each other the highest counts, as it comes last.
    func applying(_ formula: Pricelist.Formula) -> FinePrice {
        var result = less(formula.discount).value
        result = Exact.round(result, to: Self.scaled(formula.rounding))
        result += Self.scaled(formula.surcharge)
        if formula.minMargin != .zero { result = max(result, value + Self.scaled(formula.minMargin)) }
        if formula.maxMargin != .zero { result = min(result, value + Self.scaled(formula.maxMargin)) }
        return FinePrice(value: result)
    }

    private static func scaled(_ price: Price) -> Int128 {
        Int128(price.millionths) * Exact.power(digits - Price.digits)
    }
}
