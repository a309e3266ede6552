import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The test page")
struct TestPageTests {
    private func page(_ language: Language) -> Document {
        TestPage.document(
            company: "Bar Año Nuevo",
            device: "receipt, 192.0.2.17:9100",
            time: "22/11/2026 18:05",
            language
        )
    }

    @Test("on paper", arguments: Language.allCases, [32, 42, 48])
    func golden(language: Language, columns: Int) throws {
        let drawn = Paper.sample(page(language), columns: columns)
        #expect(try Golden.difference(drawn, "test-page-\(language.rawValue)-\(columns).txt") == nil)
    }

    @Test("has every letter of Spanish, both currencies, and every sort of code", arguments: Language.allCases)
    func contents(language: Language) {
        let layout = DocumentLayout(page(language), columns: 48)
        let text = layout.texts.joined()
        for letter in "áéíóúñü¿¡ÁÉÍÓÚÑÜ€£" { #expect(text.contains(letter), "\(letter)") }
        #expect(layout.rows.contains(.barcode(.init(kind: .ean13, data: TestPage.ean13))))
        #expect(layout.rows.contains(.barcode(.init(kind: .code128, data: TestPage.code128))))
        #expect(layout.rows.contains(.qr(TestPage.qr)))
        #expect(layout.rows.last == .cut)
        #expect(layout.rows.filter { $0 == .cut }.count == 1)
    }

    @Test("its barcodes are valid and fit the narrowest paper")
    func codes() {
        #expect(TestPage.ean13.utf8.count == 13 && CheckDigit.isValid(TestPage.ean13))
        #expect(CommandSheet.isBarcode(TestPage.code128))
    }

    @Test("every phrase has both languages, and what differs is said differently")
    func phrases() {
        let same = InstallationPhrase.allCases.filter { $0.text(.english) == $0.text(.spanish) }
        #expect(same.isEmpty)
        #expect(InstallationPhrase.allCases.allSatisfy { !$0.text(.english).isEmpty && !$0.text(.spanish).isEmpty })
    }
}
