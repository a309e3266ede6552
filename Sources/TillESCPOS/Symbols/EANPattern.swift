/// The bars of EAN-13, UPC-A, UPC-E and EAN-8 (ISO/IEC 15420).
enum EANPattern {
    /// Widths space-bar-space-bar of the digits 0…9 in number set A. Set C is A with bars and spaces exchanged, and
    /// set B is C read backwards.
    private static let digitWidths = [
        "3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112",
    ]

    /// Which of the six digits on the left are of set B, by the first digit, which has no bars of its own.
    private static let leftSets = [
        "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
    ]

    private static let guardBars = [true, false, true]
    private static let centreBars = [false, true, false, true, false]

    /// 95 modules for 13 digits.
    static func ean13(_ text: String) -> [Bool] {
        let digits = digits(of: text, count: 13)
        var modules = guardBars
        for (digit, set) in zip(digits[1...6], leftSets[digits[0]]) {
            modules += set == "A" ? left(digit) : leftB(digit)
        }
        modules += centreBars
        for digit in digits[7...] { modules += right(digit) }
        return modules + guardBars
    }

    /// 67 modules for 8 digits.
    static func ean8(_ text: String) -> [Bool] {
        let digits = digits(of: text, count: 8)
        let firstHalf = digits[..<4].flatMap(left)
        let secondHalf = digits[4...].flatMap(right)
        return guardBars + firstHalf + centreBars + secondHalf + guardBars
    }

    /// Which of the six digits of UPC-E are of set B, by its check digit, for number system 0.
    private static let upcESets = [
        "BBBAAA", "BBABAA", "BBAABA", "BBAAAB", "BABBAA", "BAABBA", "BAAABB", "BABABA", "BABAAB", "BAABAB",
    ]

    /// 51 modules for number system 0, six digits and a check digit, which has no bars of its own.
    static func upcE(_ text: String) -> [Bool] {
        let digits = digits(of: text, count: 8)
        var modules = guardBars
        for (digit, set) in zip(digits[1...6], upcESets[digits[7]]) {
            modules += set == "A" ? left(digit) : leftB(digit)
        }
        return modules + centreBars + [true]
    }

    private static func left(_ digit: Int) -> [Bool] {
        ModuleRuns.modules(widths: digitWidths[digit], startingDark: false)
    }

    private static func right(_ digit: Int) -> [Bool] {
        ModuleRuns.modules(widths: digitWidths[digit], startingDark: true)
    }

    private static func leftB(_ digit: Int) -> [Bool] { right(digit).reversed() }

    private static func digits(of text: String, count: Int) -> [Int] {
        let digits = text.utf8.compactMap { Int(decimalASCII: $0) }
        precondition(digits.count == count, "the text has been checked to be \(count) digits")
        return digits
    }
}
