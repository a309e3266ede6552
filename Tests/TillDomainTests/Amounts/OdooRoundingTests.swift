import Foundation
import Testing

@testable import TillDomain

/// `float_round` of a live Odoo 12. Till rounds half-up and in no other way, so the UP and DOWN entries have nothing to
/// be compared with; they are counted, so that nobody takes them for tested.
@Suite("Rounding as Odoo 12 rounds")
struct OdooRoundingTests {
    @Test("every HALF-UP entry, at steps of 0.01, 0.05, 0.1 and 1")
    func halfUp() throws {
        let entries = try OdooVectors.load().round
        #expect(entries.count == 34)
        let halfUp = entries.filter { $0.method == "HALF-UP" }
        let skipped = entries.filter { $0.method != "HALF-UP" }
        #expect(halfUp.count == 12)
        #expect(Set(skipped.map(\.method)) == ["UP", "DOWN"] && skipped.count == 22)
        print("rounding vectors: \(halfUp.count) compared, \(skipped.count) skipped (UP and DOWN are not used)")
        for entry in halfUp {
            let value = try #require(Exact.parse("\(entry.value)", digits: 6), "\(entry)")
            let step = try #require(Exact.parse("\(entry.step)", digits: 6), "\(entry)")
            let found = Exact.divide(Int128(value), by: Int128(step)) * Int128(step)
            #expect(Int64(found) == Int64((entry.result * 1e6).rounded()), "\(entry)")
        }
    }
}
