import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

/// The whole-number binary64 against the machine's own, which the domain does without.
@Suite("Numbers as Odoo reckons them")
struct Binary64Tests {
    private func double(_ number: Binary64) -> Double {
        let size = Double(sign: .plus, exponent: number.exponent, significand: Double(number.significand))
        return number.isNegative ? -size : size
    }

    @Test("every operation gives what the machine gives, bit for bit")
    func operations() {
        var chance = SeededGenerator(seed: printedSeed(for: "binary64"))
        for _ in 0..<5_000 {
            let digits = Int.random(in: 0...8, using: &chance)
            let size = Int64(Exact.power(Int.random(in: 0...15, using: &chance)))
            func any() -> Int64 { Int64.random(in: -size...size, using: &chance) }
            let (left, right) = (Binary64(any(), digits: digits), Binary64(any(), digits: 2))
            let (first, second) = (double(left), double(right))
            #expect(double(left + right) == first + second, "\(first) + \(second)")
            #expect(double(left - right) == first - second, "\(first) - \(second)")
            #expect(double(left * right) == first * second, "\(first) * \(second)")
            // A chain of operations leaves the neat decimals behind, and nearly cancels.
            #expect(double(left * right - right) == first * second - second)
            #expect(double(left + right - left) == first + second - first)
            guard !right.isZero else { continue }
            #expect(double(left / right) == first / second, "\(first) / \(second)")
            #expect(double(left - left / right * right) == first - first / second * second)
        }
    }

    @Test("a decimal is the number that its text is read as")
    func decimals() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "binary64 decimals"))
        for _ in 0..<5_000 {
            let value = Int64.random(in: Int64.min...Int64.max, using: &chance)
            let digits = Int.random(in: 0...8, using: &chance)
            let text = Exact.text(value, digits: digits, minimumDigits: 0)
            #expect(double(Binary64(value, digits: digits)) == Double(text), "\(text)")
        }
    }

    @Test(
        "ties fall as they fall on the server",
        arguments: [
            (2_675_000, 2, 268), (-2_675_000, 2, -268), (1_005_000, 2, 101), (5_000, 2, 1), (4_999, 2, 0), (0, 2, 0),
            (500_000, 0, 1), (499_999, 0, 0),
        ] as [(Int64, Int, Int)]
    )
    func ties(millionths: Int64, digits: Int, expected: Int) {
        #expect(Binary64(millionths, digits: 6).steps(of: Binary64(1, digits: digits)) == Int128(expected))
    }

    @Test("products that fall short of a tie stay short of it: 0.35 kg at 24.90 are 8.71")
    func shortOfATie() {
        let cent = Binary64(1, digits: 2)
        #expect((Binary64(2490, digits: 2) * Binary64(350, digits: 3)).steps(of: cent) == 871)
        #expect((Binary64(333, digits: 1) * Binary64(15) / Binary64(100)).steps(of: cent) == 499)
    }
}
