import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Width of text")
struct TextWidthTests {
    @Test(
        "in columns",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Jamón", 5), ("Jamo\u{301}n", 5), ("12,50 €", 7),
            ("漢字", 4), ("한글", 4), ("ｱｲ", 2), ("Ａ", 2), ("👍", 2), ("👩‍👩‍👧", 2), ("🚚", 2), ("🇪🇸", 2), ("☕", 2), ("\u{301}", 0),
            ("\u{200B}", 0), ("a\u{301}\u{302}", 1),
        ] as [(String, Int)]
    )
    func columns(text: String, expected: Int) {
        #expect(TextWidth.columns(text) == expected, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test("a composed and a decomposed letter are equally wide and cut alike")
    func normalForms() {
        let composed = "Jamón ibérico"
        let decomposed = "Jamo\u{301}n ibe\u{301}rico"
        for limit in 0...14 {
            #expect(TextWidth.prefix(composed, columns: limit) == TextWidth.prefix(decomposed, columns: limit))
            #expect(TextWidth.ellipsized(composed, columns: limit) == TextWidth.ellipsized(decomposed, columns: limit))
        }
        #expect(TextWidth.wrapped(composed, columns: 6) == TextWidth.wrapped(decomposed, columns: 6))
    }

    @Test(
        "cut with points where there is room for them",
        arguments: [
            ("Bocadillo", 9, "Bocadillo"), ("Bocadillo", 8, "Bocad..."), ("Bocadillo", 6, "Boc..."),
            ("Bocadillo", 5, "Boca."),
            ("Bocadillo", 1, "."), ("Bocadillo", 0, ""), ("Pan con tomate", 10, "Pan con..."), ("漢字漢字", 7, "漢字..."),
            ("漢字漢字", 6, "漢..."),
        ] as [(String, Int, String)]
    )
    func ellipsized(text: String, limit: Int, expected: String) {
        #expect(TextWidth.ellipsized(text, columns: limit) == expected)
    }

    @Test(
        "wrapped at words, inside them only where one is too long",
        arguments: [
            ("Pan con tomate", 14, ["Pan con tomate"]),
            ("Pan con tomate", 13, ["Pan con", "tomate"]),
            ("Pan con tomate", 4, ["Pan", "con", "toma", "te"]),
            ("", 10, [""]),
            ("uno\n\ndos", 10, ["uno", "", "dos"]),
            ("uno\r\ndos", 10, ["uno", "dos"]),
            ("漢字 漢字", 5, ["漢字", "漢字"]),
            ("漢字", 1, [""]),
            ("a  b  c", 6, ["a b c"]),
            ("a  b", 10, ["a  b"]),
            ("  2 x 1.50", 20, ["  2 x 1.50"]),
            ("  2 x 1.50", 6, ["  2 x", "1.50"]),
            ("tab\there", 10, ["tab here"]),
        ] as [(String, Int, [String])]
    )
    func wrapped(text: String, limit: Int, expected: [String]) {
        #expect(TextWidth.wrapped(text, columns: limit) == expected)
    }

    @Test("nothing that is wrapped is wider than the limit, and no visible letter is lost")
    func property() {
        var chance = SeededGenerator(seed: printedSeed(for: "wrapping"))
        for _ in 0..<2_000 {
            let text = RandomText.make(&chance)
            // Two columns hold any character, so that none has to be dropped.
            let limit = Int.random(in: 2...40, using: &chance)
            let lines = TextWidth.wrapped(text, columns: limit)
            #expect(!lines.isEmpty)
            #expect(lines.allSatisfy { TextWidth.columns($0) <= limit }, "\(text.debugDescription) in \(limit)")
            #expect(letters(lines.joined()) == letters(text), "\(text.debugDescription) in \(limit)")
        }
    }

    private func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
}
