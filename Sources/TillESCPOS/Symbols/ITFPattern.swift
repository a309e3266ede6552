/// The bars of Interleaved 2 of 5 (ISO/IEC 16390), with wide elements three modules wide.
enum ITFPattern {
    /// The five elements of the digits 0…9, `3` wide and `1` narrow.
    private static let digits = [
        "11331", "31113", "13113", "33111", "11313", "31311", "13311", "11133", "31131", "13131",
    ]

    /// The first digit of a pair is in the bars, the second in the spaces between them.
    static func modules(of text: String) throws(PrintRefusal) -> [Bool] {
        try BarcodeSymbol.checkLength(of: text, 2...BarcodeSymbol.maximumCharacters)
        let numbers = try CheckedDigits.digits(of: text)
        guard numbers.count.isMultiple(of: 2) else { throw .barcodeOddLength(found: numbers.count) }
        var widths = "1111"
        for index in stride(from: 0, to: numbers.count, by: 2) {
            for (bar, space) in zip(digits[numbers[index]], digits[numbers[index + 1]]) {
                widths.append(bar)
                widths.append(space)
            }
        }
        return ModuleRuns.modules(widths: widths + "311")
    }
}
