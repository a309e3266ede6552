import Testing

@testable import TillDomain

/// One sale in currencies of no, two and three digits, from the pricelist to the texts.
@Suite("Currencies of 0, 2 and 3 digits")
struct CurrencyDigitsTests {
    private static let yen = Currency(code: "JPY", symbol: "¥", position: .before, digits: 0)
    private static let dinar = Currency(code: "TND", symbol: "DT", position: .after, digits: 3)

    private func line(
        _ price: String,
        _ taxes: [Tax],
        _ currency: Currency,
        _ rounding: TaxRounding = .perLine
    ) throws
        -> LineAmounts
    {
        TaxComputation.amounts(
            price: try #require(Price(price)),
            discount: try #require(Percent("12.5")),
            quantity: try #require(Quantity("3")),
            taxes: taxes,
            currency: currency,
            rounding: rounding
        )
    }

    private static let included = Tax(
        id: 1,
        name: "10 %",
        percent: Percent(tenThousandths: 100_000),
        isPriceIncluded: true
    )

    @Test("an included tax is rounded to the currency's own step")
    func taxes() throws {
        // 3 × 333 less 12.5 % = 874.125; a tenth of it over eleven tenths.
        let yen = try line("333", [Self.included], Self.yen)
        #expect([yen.included, yen.excluded, yen.taxes[0].amount].map(\.minor) == [874, 795, 79])
        let euro = try line("333", [Self.included], Shop.euro)
        #expect([euro.included, euro.excluded, euro.taxes[0].amount].map(\.minor) == [87413, 79466, 7947])
        let dinar = try line("333", [Self.included], Self.dinar)
        #expect([dinar.included, dinar.excluded, dinar.taxes[0].amount].map(\.minor) == [874_125, 794_659, 79_466])
    }

    @Test("global rounding keeps five digits beyond the currency's, whatever those are")
    func global() throws {
        for (currency, digits) in [(Self.yen, 5), (Shop.euro, 7), (Self.dinar, 8)] {
            let tax = try #require(try line("333", [Self.included], currency, .global).taxes.first)
            let remainder = try #require(tax.remainder)
            // 874.125 / 11 = 79.46590909…
            let expected = Exact.divide(874_125 * Exact.power(digits), by: 11_000)
            #expect(Int128(tax.amount.minor) * 100_000 + Int128(remainder.amount) == expected, "\(currency.code)")
        }
    }

    @Test("a price without its included tax has the currency's digits")
    func fixedPrice() throws {
        let price = try #require(Price("1000"))
        func without(_ currency: Currency) -> String {
            FiscalPosition.fixedPrice(price, productTaxes: [Self.included], lineTaxes: [], currency: currency).plain
        }
        #expect(without(Self.yen) == "909")
        #expect(without(Shop.euro) == "909.09")
        #expect(without(Self.dinar) == "909.091")
    }

    @Test("texts have the currency's digits, and prices at least those")
    func texts() throws {
        #expect(Self.yen.text(Money(minor: 874), .spanish) == "¥874")
        #expect(Self.dinar.text(Money(minor: 874_125), .spanish) == "874,125 DT")
        #expect(Self.dinar.text(Money(minor: -5), .english) == "-0.005 DT")
        #expect(try #require(Price("333")).text(Self.yen, .english) == "333")
        #expect(try #require(Price("333.5")).text(Self.yen, .english) == "333.5")
        #expect(try #require(Price("333")).text(Self.dinar, .spanish) == "333,000")
    }

    @Test("cash is rounded to the coins that there are")
    func cash() {
        #expect(Money(minor: 1_237).rounded(to: Money(minor: 5)).minor == 1_235)
        #expect(Money(minor: 1_238).rounded(to: Money(minor: 5)).minor == 1_240)
        #expect(Money(minor: -1_238).rounded(to: Money(minor: 5), .down).minor == -1_235)
        #expect(Money(minor: 1_236).rounded(to: Money(minor: 5), .up).minor == 1_240)
        #expect(Money(minor: 874).rounded(to: Money(minor: 10)).minor == 870)
        #expect(Money(minor: 874_125).rounded(to: Money(minor: 50)).minor == 874_150)
        #expect(Money(minor: 7).rounded(to: .zero).minor == 7)
        #expect(Money(minor: .max).rounded(to: Money(minor: 1000), .up).minor == .max)
    }
}
