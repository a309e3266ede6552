import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Documents on paper")
struct LayoutTests {
    @Test("no line of any document is wider than the paper, and none breaks the printer's line")
    func width() {
        var chance = SeededGenerator(seed: printedSeed(for: "layout of any document"))
        for _ in 0..<1_000 {
            let document = RandomDocument.make(&chance)
            let columns = Int.random(in: DocumentLayout.columnsMinimum...64, using: &chance)
            let layout = DocumentLayout(document, columns: columns)
            for case .line(let text, let style, _) in layout.rows {
                #expect(TextWidth.columns(text) * (style.large ? 2 : 1) <= columns, "\(text.debugDescription)")
                #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
                #expect(!text.contains { $0.isNewline })
            }
            #expect(layout == DocumentLayout(document, columns: columns))
        }
    }

    @Test("a document that was stored comes out of it as it was, and so does its layout")
    func stored() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "stored documents"))
        for _ in 0..<200 {
            let document = RandomDocument.make(&chance)
            let decoded = try JSONDecoder().decode(Document.self, from: coded(document))
            #expect(decoded == document)
            #expect(DocumentLayout(decoded, columns: 32) == DocumentLayout(document, columns: 32))
        }
    }

    @Test("a document that was stored before styles had white on black is read, and written as it was")
    func storedBefore() throws {
        let json = #"{"blocks":[{"text":{"_0":"a","_1":{"bold":true,"large":false},"_2":"left"}},{"cut":{}}]}"#
        let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
        #expect(document == Document([.text("a", .bold), .cut]))
        let written = try String(bytes: coded(document), encoding: .utf8)
        #expect(written == json)
        let reversed = Document.Style(bold: true, reverse: true)
        let text = try String(bytes: coded(reversed), encoding: .utf8)
        #expect(text == #"{"bold":true,"large":false,"reverse":true}"#)
        let decoded = try JSONDecoder().decode(Document.Style.self, from: coded(reversed))
        #expect(decoded == reversed)
    }

    @Test("an amount stands whole at the right edge, for any name", arguments: [32, 42, 48])
    func amounts(columns: Int) {
        var chance = SeededGenerator(seed: printedSeed(for: "amounts at \(columns)"))
        for _ in 0..<600 {
            let amount = Shop.euro.text(
                Money(minor: Int64.random(in: -9_999_999...9_999_999, using: &chance)),
                .english
            )
            let name = RandomText.make(&chance)
            for style in [Document.Style.plain, .large] {
                let layout = DocumentLayout(Document([.pair(name, amount, style)]), columns: columns)
                guard case .line(let last, _, .left)? = layout.rows.last else {
                    Issue.record("no line for \(name.debugDescription)")
                    continue
                }
                #expect(last.hasSuffix(amount))
                #expect(TextWidth.columns(last) == (style.large ? columns / 2 : columns), "\(name.debugDescription)")
            }
        }
    }

    @Test(
        "a long name takes lines of its own, a short one stands beside the amount",
        arguments: [
            ("Pan", ["Pan                         1.50"]),
            ("Bocadillo de lomo con queso", ["Bocadillo de lomo con queso 1.50"]),
            ("Bocadillo de lomo con quesos", ["Bocadillo de lomo con quesos", "                            1.50"]),
            (
                "Bocadillo de lomo con queso y pimientos",
                ["Bocadillo de lomo con queso y", "pimientos                   1.50"]
            ),
            ("", ["                            1.50"]),
        ] as [(String, [String])]
    )
    func pairs(name: String, expected: [String]) {
        let amount = "1.50"
        let rows = DocumentLayout(Document([.pair(name, amount)]), columns: 32).rows
        #expect(rows == expected.map { .line($0, .plain, .left) })
    }

    @Test(
        "an amount wider than the paper is broken, not cut",
        arguments: [
            (Document.Style.plain, ["Pan", "1.234.56", "    7,89"]), (.large, ["Pan", "1.23", "4.56", "7,89"]),
        ]
    )
    func wideAmounts(style: Document.Style, expected: [String]) {
        #expect(DocumentLayout(Document([.pair("Pan", "1.234.567,89", style)]), columns: 8).texts == expected)
    }

    @Test("of a pair no letter is lost, whatever the names and the paper")
    func pairsLoseNothing() {
        var chance = SeededGenerator(seed: printedSeed(for: "pairs"))
        for _ in 0..<1_000 {
            let (left, right) = (RandomDocument.text(&chance), RandomDocument.text(&chance))
            let style = RandomDocument.style(&chance)
            let columns = Int.random(in: DocumentLayout.columnsMinimum...64, using: &chance)
            let lines = DocumentLayout(Document([.pair(left, right, style)]), columns: columns).texts
            #expect(
                seen(lines.joined(separator: " ")) == seen(left) + seen(right),
                "\(left.debugDescription), \(right.debugDescription) on \(columns)"
            )
        }
    }

    @Test(
        "a banner has as many asterisks as leave it on one line",
        arguments: [
            ("COPY", 32, ["*** COPY ***"]),
            ("COPY", 16, ["* COPY *"]),
            ("COPY", 14, ["COPY"]),
            ("DUPLICATE 1", 32, ["* DUPLICATE 1 *"]),
            ("TAKEOUT FOR TABLE 12", 32, ["TAKEOUT FOR", "TABLE 12"]),
            ("CO\nPY", 32, ["*** CO PY ***"]),
        ] as [(String, Int, [String])]
    )
    func banners(text: String, columns: Int, expected: [String]) {
        let rows = DocumentLayout(Document([.banner(text)]), columns: columns).rows
        #expect(rows == expected.map { .line($0, .large, .center) })
    }

    @Test("a banner in white on black is one box with a margin")
    func reverseBanner() {
        let style = Document.Style(bold: true, large: true, reverse: true)
        let layout = DocumentLayout(Document([.banner("TAKEOUT FOR TABLE 12", .reverse)]), columns: 32)
        #expect(layout.rows == [.line(" TAKEOUT FOR ", style, .center), .line("  TABLE 12   ", style, .center)])
    }

    @Test(
        "a title stands in the middle of its rule",
        arguments: [
            ("Bar", 16, ["----- Bar ------"]), ("Bar", 15, ["----- Bar -----"]), ("", 8, ["--------"]),
            ("漢字", 9, ["- 漢字 --"]), ("Drinks and more", 16, ["-- Drinks and --", "----- more -----"]),
        ] as [(String, Int, [String])]
    )
    func titles(title: String, columns: Int, expected: [String]) {
        #expect(DocumentLayout(Document([.titledRule(title)]), columns: columns).texts == expected)
    }

    @Test(
        "the ruler counts the columns",
        arguments: [
            (8, ["12345678", "|<-8-->|"]),
            (10, ["         1", "1234567890", "|<--10-->|"]),
            (21, ["         1         2", "123456789012345678901", "|<-------21-------->|"]),
        ] as [(Int, [String])]
    )
    func ruler(columns: Int, expected: [String]) {
        #expect(DocumentLayout(Document([.ruler]), columns: columns).texts == expected)
    }

    @Test("what is no text passes as it is")
    func others() {
        let barcode = Document.Barcode(kind: .ean13, data: "4006381333931")
        let blocks: [Document.Block] = [.barcode(barcode), .qr("x"), .feed(2), .cut, .drawerPulse, .rule, .doubleRule]
        #expect(
            DocumentLayout(Document(blocks), columns: 8).rows == [
                .barcode(barcode), .qr("x"), .feed(2), .cut, .drawerPulse, .line("--------", .plain, .left),
                .line("========", .plain, .left),
            ]
        )
    }

    /// All that a layout does, on one paper.
    private var sampler: Document {
        let price = Document.Column("1.234,50", width: .fit, alignment: .right, overflow: .whole)
        func order(_ count: String, _ name: String, _ overflow: Document.Column.Overflow) -> Document.Block {
            .columns([
                Document.Column(count, width: .fixed(3), alignment: .right), .init(name, overflow: overflow), price,
            ])
        }
        return Document([
            .banner("TAKEOUT"), .banner("VOID", .reverse), .titledRule("Barra"), .ruler, .doubleRule,
            order("2", "Bocadillo de lomo con queso y pimientos del padrón", .wrap),
            order("12", "Bocadillo de lomo con queso y pimientos del padrón", .ellipsis),
            order("1", "Jamo\u{301}n ibe\u{301}rico de bellota, cortado a mano", .ellipsis),
            order("3", "漢字の長い商品名は二行に分かれる", .wrap),
            order("4", "漢字の長い商品名は点で終わる、切られる", .ellipsis),
            order("5", "👩‍👩‍👧 🇪🇸 ❤\u{FE0F} ☕ 1\u{FE0F}\u{20E3}", .wrap),
            order("6", "Donaudampfschifffahrtsgesellschaftskapitän", .wrap),
            order("7", "ﾊﾝｶｸ ｶﾀｶﾅ Ｚｅｎｋａｋｕ", .wrap),
            .rule,
            .ellipsisPair("Bocadillo de lomo con queso y pimientos", "12,50 €"),
            .ellipsisPair("Bocadillo de lomo con queso y pimientos", "12,50 €", .large),
            .pair("Bocadillo de lomo con queso y pimientos", "12,50 €", .bold),
            .columns(
                [.init("Base"), .init("IVA", alignment: .center), .init("Total", alignment: .right)],
                Document.Style(reverse: true)
            ),
            .columns([.init("10,66"), .init("10 %", alignment: .center), .init("11,72", alignment: .right)]),
            .text("Tab\there, ESC \u{1B}@, \u{202E}bidi\u{202C}, ze\u{200B}ro, ma\u{AD}ñana, שלום", .plain, .center),
            .text("A la derecha, y en las líneas que hagan falta", .plain, .right),
            .drawerPulse, .cut,
        ])
    }

    @Test("a sampler of everything", arguments: [32, 42, 48])
    func sample(columns: Int) throws {
        let drawn = Paper.sample(sampler, columns: columns)
        #expect(try Golden.difference(drawn, "layout-\(columns).txt") == nil)
    }
}
