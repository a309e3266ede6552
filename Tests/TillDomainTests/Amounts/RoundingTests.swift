import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Rounding")
struct RoundingTests {
    /// The definition in other words: the nearest whole number, counted up one at a time from below.
    private func slowNearest(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (above, below) = (numerator.magnitude, denominator.magnitude)
        var whole: UInt128 = 0
        // Twice the distance to `whole + 1/2` decides; a tie goes on, which is away from zero.
        while 2 * above >= (2 * whole + 1) * below { whole += 1 }
        return (numerator < 0) == (denominator < 0) ? Int128(whole) : -Int128(whole)
    }

    @Test("agrees with counting, for any quotient")
    func reference() {
        var chance = SeededGenerator(seed: printedSeed(for: "rounding"))
        for _ in 0..<4_000 {
            let numerator = Int128(Int64.random(in: -2_000...2_000, using: &chance))
            let size = Int64.random(in: 1...60, using: &chance)
            let denominator = Int128(Bool.random(using: &chance) ? size : -size)
            #expect(
                Exact.divide(numerator, by: denominator) == slowNearest(numerator, denominator),
                "\(numerator) / \(denominator)"
            )
        }
    }

    @Test("is symmetric about zero and never more than half a step off, for amounts of any size")
    func symmetry() {
        var chance = SeededGenerator(seed: printedSeed(for: "rounding of large amounts"))
        for _ in 0..<2_000 {
            let numerator = Int128(Int64.random(in: Int64.min...Int64.max, using: &chance)) * 1_000_000_007
            let denominator = Exact.power(Int.random(in: 0...20, using: &chance))
            let quotient = Exact.divide(numerator, by: denominator)
            #expect(Exact.divide(-numerator, by: denominator) == -quotient)
            let error = (numerator - quotient * denominator).magnitude
            #expect(2 * error <= denominator.magnitude, "\(numerator) / \(denominator) = \(quotient)")
            let isTie = 2 * error == denominator.magnitude
            #expect(!isTie || (quotient * denominator).magnitude > numerator.magnitude, "a tie goes away from zero")
        }
    }

    @Test("up is never nearer to zero, down never farther, and each is the nearest step of its kind")
    func methods() {
        var chance = SeededGenerator(seed: printedSeed(for: "rounding methods"))
        for _ in 0..<4_000 {
            let step = Int128([1, 3, 5, 10, 50, 100, 1000].randomElement(using: &chance) ?? 1)
            let value = Int128(Int64.random(in: -5_000...5_000, using: &chance))
            let (up, down, nearest) = (
                Exact.round(value, to: step, .up), Exact.round(value, to: step, .down), Exact.round(value, to: step)
            )
            for result in [up, down, nearest] { #expect(result % step == 0, "\(value) to \(step)") }
            #expect(up.magnitude >= value.magnitude && down.magnitude <= value.magnitude, "\(value) to \(step)")
            #expect(up.magnitude - down.magnitude == (value % step == 0 ? 0 : step.magnitude), "\(value) to \(step)")
            #expect(nearest == (2 * (value % step).magnitude >= step.magnitude ? up : down), "\(value) to \(step)")
        }
    }

    @Test("a step of zero or less rounds nothing")
    func noStep() {
        for step in [Int128(0), -1, -100] { #expect(Exact.round(2675, to: step, .up) == 2675) }
    }

    @Test(
        "a price in minor units of 0, 2 and 3 digits",
        arguments: [
            ("2.675", 2, 268), ("-2.675", 2, -268), ("2.674999", 2, 267), ("0.5", 0, 1), ("-0.499999", 0, 0),
            ("1.0005", 3, 1001),
        ] as [(String, Int, Int64)]
    )
    func prices(text: String, digits: Int, expected: Int64) throws {
        let currency = Currency(code: "XXX", symbol: "¤", position: .after, digits: digits)
        #expect(try #require(Price(text)).rounded(currency).minor == expected)
    }
}
