/// The number that a code carries, exact: 12.99 is 1299 with two digits behind the point.
public struct BarcodeValue: Equatable, Sendable, Codable {
    public var unscaled: Int64
    /// Digits behind the point, 0 to 18.
    public var digits: Int

    public static let zero = BarcodeValue(unscaled: 0, digits: 0)

    public init(unscaled: Int64, digits: Int) {
        precondition((0...BarcodePattern.contentMaxDigits).contains(digits), "a value has 0 to 18 digits")
        self.unscaled = unscaled
        self.digits = digits
    }

    /// `12.99`, with a point and all its digits.
    public var plain: String { Exact.text(unscaled, digits: digits, minimumDigits: digits) }

    /// The value in whole units of 10^-digits, rounded half away from zero where it is finer, as Odoo rounds what it
    /// sets on a line; nil where it does not fit.
    func scaled(toDigits wanted: Int) -> Int64? {
        let value = Int128(unscaled)
        let scaled =
            wanted >= digits
            ? value * Exact.power(wanted - digits) : Exact.divide(value, by: Exact.power(digits - wanted))
        return Int64(exactly: scaled)
    }
}

// Numbers as Python's `int` and `float` read them, for those are what Odoo's parser is made of.
extension BarcodeValue {
    /// `int(whole) + float("0." + decimals)`. Beside digits Python takes white space around a number, a sign before it
    /// and an underscore between two digits, so that `22-5` is a discount of −5 to Odoo. What it takes is taken here,
    /// too (letters of exponents and digits of other scripts excepted); what such a value may do is decided elsewhere.
    init?(content: [Unicode.Scalar], wholeDigits: Int, decimalDigits: Int) {
        let whole = content.prefix(wholeDigits)
        let decimals = content.dropFirst(wholeDigits)
        guard let units = whole.isEmpty ? 0 : Self.integer(whole),
            let fraction = Self.fraction(decimals, digits: decimalDigits)
        else { return nil }
        let scale = (0..<decimalDigits).reduce(Int64(1)) { scale, _ in scale * 10 }
        self.init(unscaled: units * scale + fraction, digits: decimalDigits)
    }

    private static func integer(_ text: ArraySlice<Unicode.Scalar>) -> Int64? {
        var rest = text.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard let digits = figures(rest), !digits.isEmpty else { return nil }
        let value = digits.reduce(Int64(0)) { $0 * 10 + $1 }
        return isNegative ? -value : value
    }

    /// The digits behind the point; those that the code does not have are zeros.
    private static func fraction(_ text: ArraySlice<Unicode.Scalar>, digits count: Int) -> Int64? {
        var rest = text
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        guard let digits = figures(rest) else { return nil }
        return (digits + Array(repeating: 0, count: count - digits.count)).reduce(Int64(0)) { $0 * 10 + $1 }
    }

    /// Digits with single underscores between them; nil for anything else.
    private static func figures(_ text: ArraySlice<Unicode.Scalar>) -> [Int64]? {
        var digits: [Int64] = []
        var isAfterDigit = false
        for character in text {
            if character == "_", isAfterDigit {
                isAfterDigit = false
            } else if ("0"..."9").contains(character) {
                digits.append(Int64(character.value - 0x30))
                isAfterDigit = true
            } else {
                return nil
            }
        }
        return text.isEmpty || isAfterDigit ? digits : nil
    }

    /// What Python skips around a number. The separators 1Ch to 1Fh are not among it, though `\s` matches them.
    private static func isSpace(_ character: Unicode.Scalar) -> Bool {
        character == " " || (0x09...0x0D).contains(character.value)
    }
}
