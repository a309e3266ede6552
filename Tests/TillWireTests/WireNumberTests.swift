import Foundation
import Testing
import TillDomain
import TillTestSupport
import TillWire

/// A number keeps its digits on the way through JSON.
struct WireNumberTests {
    private let euro = Currency(code: "EUR", symbol: "€", position: .after, digits: 2)

    private func decoded(_ json: String) throws(WireFault) -> String {
        try WireCoding.decode([WireNumber].self, from: "[\(json)]".utf8)[0].text
    }

    @Test(arguments: [
        // Neither 0.1 nor 2.675 has a binary fraction.
        ("0.1", "0.1"),
        ("2.675", "2.675"),
        ("-2.675", "-2.675"),
        ("1.50", "1.5"),
        ("-0", "0"),
        ("1E2", "100"),
        ("1e-6", "0.000001"),
        // Twelve digits on either side are beyond what a double keeps.
        ("123456789012.123456789012", "123456789012.123456789012"),
        ("999999999999.999999", "999999999999.999999"),
    ])
    func digitsAreKept(json: String, text: String) throws {
        #expect(try decoded(json) == text)
    }

    @Test(arguments: ["1e400", "1e-400", "NaN", "Infinity", "01", "1.", ".5", "+1", "0x10", "\"1\"", "null", "true"])
    func whatIsNoNumberIsRefused(json: String) {
        #expect(throws: WireFault.self) { try decoded(json) }
    }

    @Test(arguments: ["12abc", "1,5", "", " 1", "1.", ".5", "+1", "1e3", "--1", "1.2.3", "NaN"])
    func textThatIsNoNumberIsNotWritten(text: String) {
        #expect(throws: WireFault.self) { try WireCoding.encode([WireNumber(text)]) }
    }

    @Test func moreDigitsThanAreExactAreNotWritten() throws {
        let exact = String(repeating: "7", count: 38)
        #expect(try WireCoding.encode([WireNumber(exact)]) == Array("[\(exact)]".utf8))
        #expect(throws: WireFault.self) { try WireCoding.encode([WireNumber(exact + "7")]) }
    }

    @Test func everyCentComesBack() throws {
        var generator = SeededGenerator(seed: 20_261_122)
        for _ in 0..<2000 {
            let money = Money(minor: Int64.random(in: -100_000_000_000...100_000_000_000, using: &generator))
            let json = try WireCoding.encode([WireNumber(money, euro)])
            let back = try WireCoding.decode([WireNumber].self, from: json)[0]
            #expect(try back.money(euro, "amount") == money, "seed 20261122")
        }
    }

    @Test func aValueThatDoesNotFitNamesItsField() {
        #expect(throws: WireFault("amount_total: 2.675 is not an amount with 2 digits behind the point")) {
            try WireNumber("2.675").money(euro, "amount_total")
        }
        #expect(throws: WireFault("qty: 0.0005 is not a quantity with at most 3 digits behind the point")) {
            try WireNumber("0.0005").quantity("qty")
        }
        #expect(throws: WireFault("price_unit: 0.0000001 is not a price with at most 6 digits behind the point")) {
            try WireNumber("0.0000001").price("price_unit")
        }
        #expect(throws: WireFault("discount: 0.00001 is not a percentage with at most 4 digits behind the point")) {
            try WireNumber("0.00001").percent("discount")
        }
        #expect(throws: WireFault.self) { try WireNumber(String(repeating: "9", count: 19)).money(euro, "amount") }
    }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
