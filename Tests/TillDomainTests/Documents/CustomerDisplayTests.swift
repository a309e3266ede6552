import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The customer display")
struct CustomerDisplayTests {
    @Test(
        "rows of exactly the columns, the right text whole",
        arguments: [
            ("TOTAL", "1.50 €", "TOTAL         1.50 €"),
            ("Café con leche y leche", "12.50", "Café con leche 12.50"),
            ("", "", "                    "),
            ("Welcome", "", "Welcome             "),
            ("12345678901234567890", "", "12345678901234567890"),
            ("123456789012345678901", "", "12345678901234567890"),
            ("x", "123456789012345678901234", "12345678901234567890"),
            ("漢字漢字漢字漢字漢字", "1.50", "漢字漢字漢字漢  1.50"),
            ("漢字漢字漢字漢字漢", "10.50", "漢字漢字漢字漢 10.50"),
        ] as [(String, String, String)]
    )
    func rows(left: String, right: String, expected: String) {
        #expect(CustomerDisplay.Row(left, right).text(columns: 20) == expected)
    }

    @Test("twenty columns for any text, without a control character")
    func property() {
        var chance = SeededGenerator(seed: printedSeed(for: "display rows"))
        for _ in 0..<3_000 {
            let row = CustomerDisplay.Row(RandomText.make(&chance), RandomText.make(&chance, pieces: 0...8))
            let text = row.text(columns: 20)
            #expect(TextWidth.columns(text) == 20, "\(row)")
            #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control }, "\(row)")
        }
    }

    @Test("after a start: closed, the greeting, or the order that was open")
    func afterStart() throws {
        func lines(_ till: TestTill) -> [String] { till.state.display(till.catalogue, atMillis: 0).lines(columns: 20) }
        var till = TestTill()
        #expect(lines(till) == ["Closed              ", "See you soon        "])
        till = .open()
        #expect(lines(till) == ["Welcome             ", "Bar Año Nuevo       "])
        till.take(.add(Shop.coffee))
        #expect(lines(till) == ["TOTAL         1.50 €", "To pay        1.50 €"])
        till.take([.pay(Shop.cash, 100)])
        #expect(lines(till) == ["TOTAL         1.50 €", "To pay        0.50 €"])
    }
}
