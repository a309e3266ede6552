import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Documents on paper")
struct LayoutTests {
    private func randomDocument(_ chance: inout SeededGenerator) -> Document {
        let styles: [Document.Style] = [.plain, .bold, .large]
        return Document(
            (0..<Int.random(in: 1...12, using: &chance)).map { _ in
                let style = styles.randomElement(using: &chance) ?? .plain
                switch Int.random(in: 0..<5, using: &chance) {
                case 0: return .rule
                case 1: return .feed(Int.random(in: 0...3, using: &chance))
                case 2: return .text(RandomText.make(&chance), style, .center)
                default:
                    let amount = Int64.random(in: -99_999_999...99_999_999, using: &chance)
                    return .pair(RandomText.make(&chance), Shop.euro.text(Money(minor: amount), .spanish), style)
                }
            }
        )
    }

    @Test("no line is wider than the paper, and none breaks the printer's line", arguments: [8, 16, 32, 42, 48])
    func width(columns: Int) {
        var chance = SeededGenerator(seed: printedSeed(for: "layout at \(columns)"))
        for _ in 0..<400 {
            let document = randomDocument(&chance)
            for case .line(let text, let style, _) in DocumentLayout(document, columns: columns).rows {
                #expect(TextWidth.columns(text) * (style.large ? 2 : 1) <= columns, "\(text.debugDescription)")
                #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
            }
        }
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

    @Test("what is no text passes as it is")
    func others() {
        let barcode = Document.Barcode(kind: .ean13, data: "4006381333931")
        let layout = DocumentLayout(Document([.barcode(barcode), .qr("x"), .feed(2), .cut, .rule]), columns: 8)
        #expect(layout.rows == [.barcode(barcode), .qr("x"), .feed(2), .cut, .line("--------", .plain, .left)])
    }
}
