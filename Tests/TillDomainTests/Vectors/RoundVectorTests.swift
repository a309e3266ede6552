import Foundation
import Testing

@testable import TillDomain

/// `float_round` of a live Odoo 12, by every method it has.
@Suite("Rounding as Odoo 12 rounds")
struct RoundVectorTests {
    /// Digits behind the point that a value or a step may have.
    private static let digits = 9

    @Test("every entry of every file", arguments: VectorFiles.all())
    func rounds(url: URL) throws {
        let file = try VectorFile(url)
        var tally = VectorTally(file, "round")
        var methods: Set<RoundingMethod> = []
        try tally.each(of: file) { entry, tally in
            let parts = try entry.list("an entry", count: 4)
            let value = try parts[0].exact("value", digits: Self.digits)
            let step = try parts[1].exact("step", digits: Self.digits)
            let name = try parts[2].text("method")
            guard let method = RoundingMethod(rawValue: name) else { throw Unreadable("method \(name)") }
            guard step > 0 else { throw Unreadable("step \(parts[1])") }
            methods.insert(method)
            let found = Exact.round(Int128(value), to: Int128(step), method)
            tally.compare(
                try parts[3].isSame(as: Int64(clamping: found), digits: Self.digits, "result"),
                "\(entry): \(found) found, in 10^-\(Self.digits)"
            )
            guard value.isMultiple(of: 1000), step.isMultiple(of: 1000) else { return }
            let price = Price(millionths: value / 1000).rounded(to: Price(millionths: step / 1000), method)
            #expect(Int128(price.millionths) * 1000 == found, "the price \(entry)")
        }
        tally.close()
        if url == VectorFiles.sample {
            #expect(tally.compared == 34)
            #expect(methods == Set(RoundingMethod.allCases))
        }
    }
}
