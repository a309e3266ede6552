import Testing

@testable import TillDomain

@Suite("Currencies")
struct CurrencyTests {
    @Test(
        "amounts for people",
        arguments: [
            (0, .before, .english, 1250, "¤1250"), (0, .after, .spanish, -1250, "-1250 ¤"),
            (2, .after, .english, 1250, "12.50 ¤"), (2, .after, .spanish, 1250, "12,50 ¤"),
            (2, .before, .english, -5, "¤-0.05"), (2, .before, .spanish, 0, "¤0,00"),
            (3, .before, .english, 1, "¤0.001"), (3, .after, .spanish, 1_234_567, "1234,567 ¤"),
        ] as [(Int, Currency.Position, Language, Int64, String)]
    )
    func text(digits: Int, position: Currency.Position, language: Language, minor: Int64, expected: String) {
        let currency = Currency(code: "XXX", symbol: "¤", position: position, digits: digits)
        #expect(currency.text(Money(minor: minor), language) == expected)
    }

    @Test("for machines there is always a point and every digit", arguments: [(0, "5"), (2, "0.05"), (3, "0.005")])
    func plain(digits: Int, expected: String) {
        let currency = Currency(code: "XXX", symbol: "¤", position: .after, digits: digits)
        #expect(currency.plain(Money(minor: 5)) == expected)
        #expect(currency.money(expected) == Money(minor: 5))
        #expect(currency.money(expected + (digits == 0 ? ".0" : "0")) == nil, "one digit too many is no amount")
    }

    @Test("prices, quantities and percentages for people")
    func finer() throws {
        #expect(try #require(Price("8.991")).text(Shop.euro, .spanish) == "8,991")
        #expect(try #require(Price("8")).text(Shop.euro, .english) == "8.00")
        #expect(try #require(Quantity("0.35")).text(.spanish) == "0,35")
        #expect(try #require(Percent("8.875")).text(.spanish) == "8,875 %")
    }
}
