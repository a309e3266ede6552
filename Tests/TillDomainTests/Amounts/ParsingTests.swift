import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Amounts as text")
struct ParsingTests {
    @Test(
        "what a person may write",
        arguments: [
            ("12.5", 2, 1250), ("12,5", 2, 1250), ("12", 2, 1200), ("0", 2, 0), ("-0", 2, 0), ("+1.05", 2, 105),
            ("-1.05", 2, -105), ("1.", 2, 100), (".5", 2, 50), (",5", 2, 50), ("-.5", 2, -50), ("007", 2, 700),
            ("5", 0, 5), ("0.000001", 6, 1), ("1.234", 3, 1234), ("1,234", 3, 1234),
            ("9223372036854.775807", 6, Int64.max), ("999999999999999999", 0, 999_999_999_999_999_999),
        ] as [(String, Int, Int64)]
    )
    func reads(text: String, digits: Int, expected: Int64) {
        #expect(Exact.parse(text, digits: digits) == expected, "«\(text)» with \(digits) digits")
    }

    @Test(
        "what is no amount",
        arguments: [
            ("", 2), (" ", 2), (".", 2), (",", 2), ("-", 2), ("+", 2), ("-.", 2), ("--1", 2), ("+-1", 2), ("1-", 2),
            ("1.234", 2), ("1.0", 0), ("1.2.3", 2), ("1,234.50", 2), ("1 000", 2), (" 1", 2), ("1 ", 2), ("1e3", 2),
            ("0x10", 2), ("NaN", 2), ("inf", 2), ("١٢", 2), ("１２", 2), ("1.5\u{301}", 2), ("1\u{301}", 2), ("€5", 2),
            ("9223372036854.775808", 6), ("1000000000000000000", 0), ("99999999999999999.99", 2), ("1\n", 2),
        ] as [(String, Int)]
    )
    func refuses(text: String, digits: Int) {
        #expect(Exact.parse(text, digits: digits) == nil, "«\(text)» with \(digits) digits")
    }

    @Test(
        "writes the sign, the leading zeros and no more digits than asked",
        arguments: [
            (1250, 2, 2, "12.50"), (1250, 2, 0, "12.5"), (1200, 2, 0, "12"), (5, 2, 2, "0.05"), (-5, 2, 2, "-0.05"),
            (0, 2, 2, "0.00"), (0, 6, 0, "0"), (7, 0, 0, "7"), (-1, 6, 2, "-0.000001"), (2_490_000, 6, 2, "2.49"),
            (2_000_000, 6, 2, "2.00"), (Int64.min, 2, 2, "-92233720368547758.08"),
            (Int64.max, 0, 0, "9223372036854775807"),
        ] as [(Int64, Int, Int, String)]
    )
    func writes(value: Int64, digits: Int, minimum: Int, expected: String) {
        #expect(Exact.text(value, digits: digits, minimumDigits: minimum) == expected)
    }

    @Test("what is written is read back, for any amount and scale")
    func roundTrip() {
        var chance = SeededGenerator(seed: printedSeed(for: "amounts round trip"))
        for _ in 0..<5_000 {
            let digits = Int.random(in: 0...6, using: &chance)
            // Eighteen digits before the point are the most that is read.
            let value = Int64.random(in: -999_999_999_999_999_999...999_999_999_999_999_999, using: &chance)
            let minimum = Int.random(in: 0...digits, using: &chance)
            let text = Exact.text(value, digits: digits, minimumDigits: minimum)
            #expect(Exact.parse(text, digits: digits) == value, "\(text)")
        }
    }

    @Test("each kind of amount reads with its own digits")
    func kinds() {
        #expect(Price("2.490001")?.millionths == 2_490_001)
        #expect(Price("2.4900001") == nil)
        #expect(Quantity("0,35")?.thousandths == 350)
        #expect(Quantity("0.0005") == nil)
        #expect(Percent("8.875")?.tenThousandths == 88_750)
        #expect(Percent("8.87501") == nil)
        #expect(Price(millionths: 2_490_000).plain == "2.49")
        #expect(Quantity(thousandths: 2000).plain == "2")
        #expect(Percent(tenThousandths: 88_750).plain == "8.875")
    }
}
