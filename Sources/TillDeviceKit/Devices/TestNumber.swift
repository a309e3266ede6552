/// The short number on a test page, by which a person shows that they looked at this page and at no earlier one.
public enum TestNumber {
    /// Four digits, another one for each of the next thousands of requests of a driver process.
    ///
    /// - Parameter request: the id of the request that asks for the page.
    public static func number(request: Int) -> Int {
        // 7919 is prime to 9000, so that no two of 9000 requests in a row have the same number.
        1000 + Int((UInt64(bitPattern: Int64(request)) & 0xFFFF_FFFF) * 7919 % 9000)
    }

    /// How the number stands in `CheckHealthText`: `…, number 4711`.
    public static func words(_ number: Int) -> String { "number \(number)" }

    /// The number that a `CheckHealthText` names; nil where it names none.
    public static func found(in text: String) -> Int? {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        guard let place = words.lastIndex(of: "number"), place + 1 < words.count else { return nil }
        let digits = words[place + 1]
        guard digits.count <= 9, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }
}
