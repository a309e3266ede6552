/// The ways to round to a step (Odoo `rounding_method`: `float_round`, `account.cash.rounding`). The sign never
/// matters: what is done to an amount is done to its mirror.
public enum RoundingMethod: String, Equatable, Sendable, Codable, CaseIterable {
    /// To the nearest step; from half way on, away from zero.
    case halfUp = "HALF-UP"
    /// Away from zero to the next step, unless it stands on one.
    case up = "UP"
    /// Towards zero.
    case down = "DOWN"
}

extension Exact {
    /// `value` as a whole number of steps, both in the same unit. The server adds a hair (2^-53 of the value) before it
    /// rounds, so that a binary 2.675 counts as the tie that it was meant to be and a binary 0.07 as seven whole cents;
    /// whole numbers need no hair.
    ///
    /// - Parameter step: above zero.
    static func steps(in value: Int128, of step: Int128, _ method: RoundingMethod) -> Int128 {
        switch method {
        case .halfUp:
            return divide(value, by: step)
        case .down:
            return value / step
        case .up:
            let (quotient, remainder) = value.quotientAndRemainder(dividingBy: step)
            return quotient + remainder.signum()
        }
    }

    /// `value` rounded to a multiple of `step`, both in the same unit. A step of zero or less rounds nothing.
    static func round(_ value: Int128, to step: Int128, _ method: RoundingMethod = .halfUp) -> Int128 {
        guard step > 0 else { return value }
        return product(steps(in: value, of: step, method), step)
    }

    /// The product, or the end of the range that it would lie behind: amounts that large are refused elsewhere, and
    /// must not stop the terminal until then.
    static func product(_ left: Int128, _ right: Int128) -> Int128 {
        let (value, isOver) = left.multipliedReportingOverflow(by: right)
        guard isOver else { return value }
        return (left < 0) == (right < 0) ? .max : -.max
    }
}

extension Price {
    /// Rounded to a multiple of `step`; a step of zero or less rounds nothing.
    public func rounded(to step: Price, _ method: RoundingMethod = .halfUp) -> Price {
        Price(millionths: Int64(clamping: Exact.round(Int128(millionths), to: Int128(step.millionths), method)))
    }

    /// Rounded half away from zero to so many digits behind the point, as Odoo's POS does to the digits of `Product
    /// Price` when it sets a line's price. Six digits or more change nothing; fewer than none count as none.
    public func rounded(toDigits digits: Int) -> Price {
        guard digits < Self.digits else { return self }
        return rounded(to: Price(millionths: Int64(Exact.power(Self.digits - max(0, digits)))))
    }
}

extension Money {
    /// Rounded to a multiple of `step`, as cash is where the small coins are gone: 0.05 € is a step of 5.
    public func rounded(to step: Money, _ method: RoundingMethod = .halfUp) -> Money {
        Money(minor: Int64(clamping: Exact.round(Int128(minor), to: Int128(step.minor), method)))
    }
}
