import Foundation
import Testing

@testable import TillDomain

/// Amounts are stored and sent as whole numbers: no binary fraction ever stands in a file of ours.
@Suite("Amounts as JSON")
struct CodingTests {
    private struct Amounts: Codable, Equatable {
        var money: Money
        var percent: Percent
        var price: Price
        var quantity: Quantity
    }

    @Test("each is its whole number")
    func whole() throws {
        let amounts = Amounts(
            money: Money(minor: -1250),
            percent: Percent(tenThousandths: 190_000),
            price: Price(millionths: 2_490_000),
            quantity: Quantity(thousandths: 350)
        )
        let expected = #"{"money":-1250,"percent":190000,"price":2490000,"quantity":350}"#
        #expect(String(decoding: try coded(amounts), as: UTF8.self) == expected)
        #expect(try JSONDecoder().decode(Amounts.self, from: Data(expected.utf8)) == amounts)
    }

    @Test("the ends of the range survive", arguments: [Int64.min, -1, 0, 1, Int64.max])
    func ends(value: Int64) throws {
        #expect(try JSONDecoder().decode([Money].self, from: coded([Money(minor: value)])) == [Money(minor: value)])
        #expect(try JSONDecoder().decode([Price].self, from: coded([Price(millionths: value)])).first?.whole == value)
    }

    @Test(
        "a fraction, a text and a number that does not fit are no amount",
        arguments: [
            "[1.5]", #"["1"]"#, "[9223372036854775808]", "[null]", "[true]", "[{}]",
        ]
    )
    func refuses(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Money].self, from: Data(json.utf8)) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Quantity].self, from: Data(json.utf8)) }
    }
}
