/// The check digit of the GTIN family (GS1 General Specifications, 7.9): weights 3 and 1 from the right.
public enum CheckDigit {
    /// The check digit for the digits before it; nil where there is anything but digits.
    public static func gtin(_ digits: some StringProtocol) -> Int? {
        var sum = 0
        for (position, byte) in digits.utf8.reversed().enumerated() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            sum += Int(byte - UInt8(ascii: "0")) * (position.isMultiple(of: 2) ? 3 : 1)
        }
        return (10 - sum % 10) % 10
    }

    /// Whether the last digit of a whole code is right.
    public static func isValid(_ code: some StringProtocol) -> Bool {
        let digits = Substring(code)
        guard digits.utf8.count >= 2, let last = digits.utf8.last, let expected = gtin(digits.dropLast()) else {
            return false
        }
        return Int(last) - Int(UInt8(ascii: "0")) == expected
    }
}
