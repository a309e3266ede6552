import Testing
import TillTestSupport

@testable import TillDomain

@Suite("The sheet of command barcodes")
struct CommandSheetTests {
    typealias Group = (title: String, entries: [(name: String, code: String)])

    private let groups: [Group] = [
        ("Caja", [("Abrir el cajón", "TILL-DRAWER"), ("Cobrar el importe exacto en efectivo", "TILL-CASH")]),
        ("Vacío", []),
        ("Pedidos", [("Aparcar", "TILL-PARK"), ("Última línea fuera", "123456789012")]),
    ]

    @Test("on paper", arguments: Language.allCases, [32, 48])
    func golden(language: Language, columns: Int) throws {
        let document = CommandSheet.document(entries: groups, heading: "Bar Año Nuevo", language)
        let drawn = Paper.sample(document, columns: columns)
        #expect(try Golden.difference(drawn, "command-sheet-\(language.rawValue)-\(columns).txt") == nil)
    }

    @Test("a sheet for each group that has commands, each with the heading, and every command on one")
    func sheets() {
        let blocks = CommandSheet.document(entries: groups, heading: "Bar", .english).blocks
        #expect(blocks.filter { $0 == .cut }.count == 2 && blocks.last == .cut)
        #expect(blocks.filter { $0 == .text("Bar", .bold, .center) }.count == 2)
        let codes = blocks.compactMap { if case .barcode(let barcode) = $0 { barcode } else { nil } }
        #expect(codes == groups.flatMap(\.entries).map { .init(kind: .code128, data: $0.code) })
    }

    @Test(
        "what no barcode can hold is written out and marked, and keeps the sheet printable",
        arguments: ["", "1234567890123", "caña", "A\u{1D}B", "A\n", "\u{7F}", "€"]
    )
    func unfit(code: String) {
        let document = CommandSheet.document(entries: [("Caja", [("Abrir", code), ("Cobrar", "OK")])], .english)
        let layout = DocumentLayout(document, columns: 32)
        #expect(layout.rows.filter { if case .barcode = $0 { true } else { false } }.count == 1)
        #expect(layout.texts.contains("(cannot be printed as a barcode)"))
        #expect(code.isEmpty || layout.texts.contains(TextWidth.oneLine(code)))
    }

    @Test("without commands it says so", arguments: Language.allCases)
    func empty(language: Language) {
        let blocks = CommandSheet.document(entries: [("Caja", [])], language).blocks
        #expect(blocks.contains(.text(InstallationPhrase.noCommands.text(language))))
        #expect(blocks.last == .cut)
    }
}
