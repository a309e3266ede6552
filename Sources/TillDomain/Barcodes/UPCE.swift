/// UPC-E: a UPC-A with a row of zeros left out (GS1 General Specifications, section 5.2). The number system is 0 or 1.
public enum UPCE {
    /// The UPC-A of a code with its number system, six digits and check digit: `04252614` is `042100005264`. Nil where
    /// it is no UPC-E or its check digit is wrong.
    public static func expand(_ code: some StringProtocol) -> String? {
        guard code.utf8.count == 8, let upcA = expand(unchecked: code.dropLast()), upcA.last == code.last else {
            return nil
        }
        return upcA
    }

    /// The UPC-A codes that a scanner's shortened form may stand for, the surest first.
    ///
    /// - Parameters:
    ///   - digits: eight (all), seven (without check digit, or without number system 0) or six (only the middle).
    ///   - isUPCE: the scanner said that it is one. Otherwise only what a check digit proves is taken for a UPC-E:
    ///     six digits may be any shop's own code.
    public static func readings(of digits: some StringProtocol, isUPCE: Bool) -> [String] {
        let proven = digits.utf8.count == 7 ? expand("0" + digits) : expand(digits)
        let assumed: String? =
            switch digits.utf8.count {
            case 7 where isUPCE: expand(unchecked: digits)
            case 6 where isUPCE: expand(unchecked: "0" + digits)
            default: nil
            }
        return [proven, assumed].compactMap { $0 }
    }

    /// From number system and six digits.
    private static func expand(unchecked code: some StringProtocol) -> String? {
        let digits = Array(code.utf8)
        guard digits.count == 7, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            digits[0] <= UInt8(ascii: "1")
        else { return nil }
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 5)
        // The last digit says where the zeros were.
        let body: ArraySlice<UInt8> =
            switch digits[6] - UInt8(ascii: "0") {
            case 0...2: digits[1...2] + [digits[6]] + zeros.prefix(4) + digits[3...5]
            case 3: digits[1...3] + zeros + digits[4...5]
            case 4: digits[1...4] + zeros + digits[5...5]
            default: digits[1...5] + zeros.prefix(4) + digits[6...6]
            }
        let head = String(decoding: [digits[0]] + body, as: UTF8.self)
        return CheckDigit.gtin(head).map { head + String($0) }
    }
}
