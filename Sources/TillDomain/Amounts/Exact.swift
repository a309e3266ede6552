/// Exact arithmetic behind every amount: whole numbers of 128 bits. How they are rounded stands in `Rounding.swift`.
enum Exact {
    /// `numerator / denominator`, rounded half away from zero, as Odoo 12 rounds (`float_round`, HALF-UP).
    static func divide(_ numerator: Int128, by denominator: Int128) -> Int128 {
        precondition(denominator != 0, "an amount is never divided by zero")
        let sign: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
        let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        let roundsUp = remainder >= denominator.magnitude - remainder
        return sign * Int128(quotient + (roundsUp ? 1 : 0))
    }

    /// `numerator / denominator`, rounded towards positive infinity.
    static func divideUp(_ numerator: Int128, by denominator: Int128) -> Int128 {
        precondition(denominator > 0, "a share is one of at least one")
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return quotient + (remainder > 0 ? 1 : 0)
    }

    /// 10^exponent.
    static func power(_ exponent: Int) -> Int128 {
        precondition((0...30).contains(exponent), "10^\(exponent) is not a scale of any amount")
        return (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
    }

    /// A decimal number as text in whole units of 10^-digits: `"12.5"` with two digits is 1250. Accepts a point or a
    /// comma, a sign, and at most `digits` digits behind the point. Nil for everything else and for what does not fit.
    static func parse(_ text: some StringProtocol, digits: Int) -> Int64? {
        var rest = Substring(text)
        var sign: Int64 = 1
        if rest.hasPrefix("-") {
            sign = -1
            rest = rest.dropFirst()
        } else if rest.hasPrefix("+") {
            rest = rest.dropFirst()
        }
        let parts = rest.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard let whole = parts.first, !whole.isEmpty || (parts.count == 2 && !parts[1].isEmpty) else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard whole.utf8.count <= 18, fraction.utf8.count <= digits, (whole + fraction).utf8.allSatisfy(isDigit)
        else { return nil }
        var value: Int64 = 0
        let padding = String(repeating: "0", count: digits - fraction.utf8.count)
        for digit in (whole + fraction + padding).utf8 {
            let (shifted, overflowShift) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowSum) = shifted.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
            guard !overflowShift, !overflowSum else { return nil }
            value = sum
        }
        return sign * value
    }

    /// The opposite of `parse`, with a point, and with at least `minimumDigits` behind it.
    static func text(_ value: Int64, digits: Int, minimumDigits: Int) -> String {
        let sign = value < 0 ? "-" : ""
        var figures = String(value.magnitude)
        figures = String(repeating: "0", count: max(0, digits + 1 - figures.count)) + figures
        var fraction = figures.suffix(digits)
        while fraction.count > minimumDigits, fraction.hasSuffix("0") { fraction = fraction.dropLast() }
        return sign + figures.dropLast(digits) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
