import Testing
import TillTestSupport

@testable import TillDomain

/// Counts as people write them.
@Suite("Counting cash")
struct PieceCountTests {
    @Test(
        "a number, or a sum of numbers",
        arguments: [
            ("0", 0), ("13", 13), ("007", 7), ("5+3", 8), ("5+3-1", 7), (" 5 + 3 ", 8), ("5-6+2", 1), ("5-5", 0),
            ("1000000", 1_000_000), ("999999+1", 1_000_000), ("1000000+1-1", 1_000_000),
        ] as [(String, Int)]
    )
    func sums(text: String, expected: Int) {
        #expect(PieceCount.parse(text) == expected)
    }

    @Test(
        "everything else is none",
        arguments: [
            "", " ", "+", "-", "+5", "-5", "5+", "5-", "5++3", "5+-3", "5-6", "5*3", "5,3", "5.0", "5 3", "1 000",
            "5\t3", "٣", "5＋3", "½", "x", "1000001", "999999+2", "99999999999999999999",
        ]
    )
    func noSums(text: String) {
        #expect(PieceCount.parse(text) == nil)
    }

    @Test("up to its length")
    func length() {
        let longest = Array(repeating: "1", count: 50).joined(separator: "+")
        #expect(longest.count == 99 && PieceCount.parse(longest) == 50)
        #expect(PieceCount.parse(longest + " ") == 50)
        #expect(PieceCount.parse(longest + "  ") == nil)
    }

    @Test("any sum is reckoned, and any text is answered")
    func property() {
        var chance = SeededGenerator(seed: printedSeed(for: "piece counts"))
        for _ in 0..<2_000 {
            var sum = Int.random(in: 0...999, using: &chance)
            var text = "\(sum)"
            for _ in 0..<Int.random(in: 0...10, using: &chance) {
                let (term, isMore) = (Int.random(in: 0...999, using: &chance), Bool.random(using: &chance))
                text += (isMore ? "+" : " - ") + "\(term)"
                sum += isMore ? term : -term
            }
            #expect(PieceCount.parse(text) == (sum >= 0 && text.count <= 100 ? sum : nil), "\(text)")
            let noise = String((0..<12).map { _ in "0123456789+- x".randomElement(using: &chance) ?? "0" })
            #expect(PieceCount.parse(noise).map { (0...CashCount.piecesMax).contains($0) } ?? true, "\(noise)")
            _ = PieceCount.parse(RandomText.make(&chance))
        }
    }

    private func total(_ pieces: [(Int64, Int)]) -> Money? {
        CashCount.denominations(pieces.map { .init(value: Money(minor: $0.0), count: $0.1) }).total
    }

    @Test("pieces are added up, a denomination that stands twice, too; none at all is nothing")
    func totals() {
        #expect(total([]) == .zero)
        #expect(total([(50_00, 2), (1, 3), (1, 4)])?.minor == 100_07)
        #expect(total([(OrderLimits.tendered.minor, 1)]) == OrderLimits.tendered)
        #expect(CashCount.amount(OrderLimits.tendered).total == OrderLimits.tendered)
    }

    @Test("what no drawer holds is no count, and does not trap")
    func noTotals() {
        #expect(total([(50_00, -1)]) == nil)
        #expect(total([(50_00, .min)]) == nil)
        #expect(total([(0, 1)]) == nil)
        #expect(total([(-5, 1)]) == nil)
        #expect(total([(1, CashCount.piecesMax)])?.minor == 1_000_000)
        #expect(total([(1, CashCount.piecesMax + 1)]) == nil)
        #expect(total([(OrderLimits.tendered.minor, 1), (1, 1)]) == nil)
        #expect(total([(.max, .max)]) == nil)
        #expect(total(Array(repeating: (OrderLimits.tendered.minor, CashCount.piecesMax), count: 50)) == nil)
        #expect(total(Array(repeating: (1, 1), count: CashCount.denominationsMax))?.minor == 50)
        #expect(total(Array(repeating: (1, 1), count: CashCount.denominationsMax + 1)) == nil)
        for minor in [-1, .min, .max, OrderLimits.tendered.minor + 1] as [Int64] {
            #expect(CashCount.amount(Money(minor: minor)).total == nil)
        }
    }
}
