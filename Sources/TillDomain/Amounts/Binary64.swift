/// A number as Odoo reckons it, IEEE 754 binary64, made of whole numbers: each operation is exact and then rounded to
/// 53 bits, half to even, so that every result is the server's own, bit for bit, on every machine. It stands inside
/// `TaxComputation` alone: amounts come in and go out as whole numbers.
///
/// Why: Odoo meets ties (4.995) with a number that is a hair off, and rounds them to either side. 33.30 × 15 % is 4.99
/// there, and not 5.00; exact arithmetic cannot know. Exponents are not bounded, so nothing overflows and nothing is
/// infinite; where binary64 itself would overflow, amounts are refused long before.
struct Binary64: Equatable {
    /// 2^52 up to 2^53 - 1, or zero for zero.
    private(set) var significand: UInt64
    private(set) var exponent: Int
    private(set) var isNegative: Bool

    private static let bits = 53
    /// Places below the last bit that a sum or a quotient is reckoned to before it is rounded.
    private static let guardBits = 70

    static let zero = Binary64(0)
    static let one = Binary64(1)

    var isZero: Bool { significand == 0 }

    /// The nearest number to `numerator / 10^digits`, as a decimal text is read.
    init(_ numerator: Int64, digits: Int = 0) {
        let magnitude = UInt128(numerator.magnitude)
        let shift = magnitude == 0 ? 0 : magnitude.leadingZeroBitCount
        let (quotient, rest) = (magnitude << UInt128(shift)).quotientAndRemainder(
            dividingBy: UInt128(Exact.power(digits))
        )
        self.init(quotient, exponent: -shift, isInexact: rest != 0, isNegative: numerator < 0)
    }

    /// `magnitude × 2^exponent`, and a little more if it is inexact, rounded to 53 bits. An inexact magnitude has more
    /// bits than those.
    private init(_ magnitude: UInt128, exponent: Int, isInexact: Bool, isNegative: Bool) {
        let surplus = 128 - magnitude.leadingZeroBitCount - Self.bits
        guard magnitude != 0 else {
            (significand, self.exponent, self.isNegative) = (0, 0, false)
            return
        }
        self.isNegative = isNegative
        self.exponent = exponent + surplus
        guard surplus > 0 else {
            significand = UInt64(magnitude << UInt128(-surplus))
            return
        }
        significand = UInt64(magnitude >> UInt128(surplus))
        let half = UInt128(1) << UInt128(surplus - 1)
        let rest = magnitude & (half << 1 - 1)
        if rest > half || (rest == half && (isInexact || !significand.isMultiple(of: 2))) { grow() }
    }

    /// The next number away from zero.
    private mutating func grow() {
        significand += 1
        guard significand == 1 << UInt64(Self.bits) else { return }
        significand >>= 1
        exponent += 1
    }
}

extension Binary64 {
    var magnitude: Binary64 {
        var result = self
        result.isNegative = false
        return result
    }

    static prefix func - (number: Binary64) -> Binary64 {
        var result = number
        result.isNegative = !number.isNegative && !number.isZero
        return result
    }

    static func * (left: Binary64, right: Binary64) -> Binary64 {
        Binary64(
            UInt128(left.significand) * UInt128(right.significand),
            exponent: left.exponent + right.exponent,
            isInexact: false,
            isNegative: left.isNegative != right.isNegative
        )
    }

    static func / (left: Binary64, right: Binary64) -> Binary64 {
        precondition(!right.isZero, "an amount is never divided by zero")
        let (quotient, rest) = (UInt128(left.significand) << UInt128(guardBits)).quotientAndRemainder(
            dividingBy: UInt128(right.significand)
        )
        return Binary64(
            quotient,
            exponent: left.exponent - right.exponent - guardBits,
            isInexact: rest != 0,
            isNegative: left.isNegative != right.isNegative
        )
    }

    static func - (left: Binary64, right: Binary64) -> Binary64 { left + -right }

    static func + (left: Binary64, right: Binary64) -> Binary64 {
        if left.isZero { return right }
        if right.isZero { return left }
        guard (left.exponent, left.significand) >= (right.exponent, right.significand) else { return right + left }
        let distance = left.exponent - right.exponent
        let large = UInt128(left.significand) << UInt128(guardBits)
        let aligned = UInt128(right.significand) << UInt128(guardBits)
        let small = distance < 128 ? aligned >> UInt128(distance) : 0
        let isInexact = distance >= 128 || small << UInt128(distance) != aligned
        // What lies below the last place is missing from the smaller: a sum is a little more, a difference a little
        // less.
        let result = left.isNegative == right.isNegative ? large + small : large - small - (isInexact ? 1 : 0)
        return Binary64(
            result,
            exponent: left.exponent - guardBits,
            isInexact: isInexact,
            isNegative: left.isNegative
        )
    }
}

extension Binary64 {
    /// How many whole steps it is, by Odoo's `float_round`, HALF-UP: divided by the step, one hair (2^-53 of itself)
    /// farther from zero, and rounded half away from zero.
    ///
    /// The hair is between half and all of the last bit and so always ends at the next number, but for a power of two,
    /// where it is lost; none of those is near a tie, so that nothing hangs on the logarithm that Odoo finds it with.
    /// Bounded by 10^24 steps either way.
    func steps(of step: Binary64) -> Int128 {
        var number = (self / step).magnitude
        guard !number.isZero else { return 0 }
        if number.significand != 1 << UInt64(Self.bits - 1) { number.grow() }
        let whole = Int128(number.nearestWhole)
        return isNegative != step.isNegative ? -whole : whole
    }

    private static let wholeMax = UInt128(Exact.power(24))

    /// Half up, for a number of zero or more. The last number below one half counts as one half, as it does in Odoo:
    /// the test by which it tells ties adds one, and is left with 1.5.
    private var nearestWhole: UInt128 {
        guard exponent < 64 else { return Self.wholeMax }
        guard exponent < 0 else { return min(UInt128(significand) << UInt128(exponent), Self.wholeMax) }
        if exponent == -54, significand == 1 << UInt64(Self.bits) - 1 { return 1 }
        guard exponent > -64 else { return 0 }
        let half = UInt64(1) << UInt64(-exponent - 1)
        return (UInt128(significand) + UInt128(half)) >> UInt128(-exponent)
    }
}
