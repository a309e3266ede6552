import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Width of text")
struct TextWidthTests {
    @Test(
        "in columns",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Jamón", 5), ("Jamo\u{301}n", 5), ("12,50 €", 7),
            ("漢字", 4), ("한글", 4), ("ｱｲ", 2), ("Ａ", 2), ("👍", 2), ("👩‍👩‍👧", 2), ("🚚", 2), ("🇪🇸", 2),
            ("☕", 2), ("\u{301}", 0),
            ("\u{200B}", 0), ("a\u{301}\u{302}", 1), ("\u{AD}", 0), ("\u{202E}", 0), ("\u{FEFF}", 0), ("\t", 1),
            ("\r\n", 1),
            ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("👍🏽", 2), ("✌🏽", 2), ("🏳\u{FE0F}\u{200D}🌈", 2),
            ("👁\u{200D}🗨", 2), ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2), ("🇪", 2), ("🇪🇸🇫🇷", 4),
            ("각", 2), ("\u{1100}\u{1161}\u{11A8}", 2), ("กำ", 2), ("กี", 1), ("क्ष", 2), ("ﾊﾟ", 2), ("\u{3000}", 2),
            ("\u{600}1", 2),
            ("שלום", 4), ("ａ１", 4), ("ก\u{E33}\u{E33}\u{E33}", 2),
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
            ("漢字漢字", 6, "漢..."), ("Jamo\u{301}n ibe\u{301}rico", 8, "Jamo\u{301}n..."),
            ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 7, "👩‍👩‍👧👩‍👩‍👧..."),
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
            ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5, ["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]),
            ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
            ("ab cdefghij k", 4, ["ab", "cdef", "ghij", "k"]),
            ("          ", 4, [""]),
            ("uno\u{2028}dos\u{85}tres", 10, ["uno", "dos", "tres"]),
        ] as [(String, Int, [String])]
    )
    func wrapped(text: String, limit: Int, expected: [String]) {
        #expect(TextWidth.wrapped(text, columns: limit) == expected)
    }

    /// Every range that EastAsianWidth-17.0.0 of the Unicode Character Database gives W or F, without marks, and the
    /// letters of which flags are made.
    private static let reference = """
        1100-115F 231A-231B 2329-232A 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2630-2637 2648-2653 267F
        268A-268F 2693 26A1 26AA-26AB 26BD-26BE 26C4-26C5 26CE 26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705
        270A-270B 2728 274C 274E 2753-2755 2757 2795-2797 27B0 27BF 2B1B-2B1C 2B50 2B55 2E80-2E99 2E9B-2EF3
        2F00-2FD5 2FF0-3029 3030-303E 3041-3096 309B-30FF 3105-312F 3131-3163 3165-318E 3190-31E5 31EF-321E
        3220-3247 3250-A48C A490-A4C6 A960-A97C AC00-D7A3 F900-FAFF FE10-FE19 FE30-FE52 FE54-FE66 FE68-FE6B
        FF01-FF60 FFE0-FFE6 16FE0-16FE3 16FF2-16FF6 17000-18CD5 18CFF-18D1E 18D80-18DF2 1AFF0-1AFF3 1AFF5-1AFFB
        1AFFD-1AFFE 1B000-1B122 1B132 1B150-1B152 1B155 1B164-1B167 1B170-1B2FB 1D300-1D356 1D360-1D376 1F004
        1F0CF 1F18E 1F191-1F19A 1F1E6-1F202 1F210-1F23B 1F240-1F248 1F250-1F251 1F260-1F265 1F300-1F320
        1F32D-1F335 1F337-1F37C 1F37E-1F393 1F3A0-1F3CA 1F3CF-1F3D3 1F3E0-1F3F0 1F3F4 1F3F8-1F43E 1F440
        1F442-1F4FC 1F4FF-1F53D 1F54B-1F54E 1F550-1F567 1F57A 1F595-1F596 1F5A4 1F5FB-1F64F 1F680-1F6C5 1F6CC
        1F6D0-1F6D2 1F6D5-1F6D8 1F6DC-1F6DF 1F6EB-1F6EC 1F6F4-1F6FC 1F7E0-1F7EB 1F7F0 1F90C-1F93A 1F93C-1F945
        1F947-1F9FF 1FA70-1FA7C 1FA80-1FA8A 1FA8E-1FAC6 1FAC8 1FACD-1FADC 1FADF-1FAEA 1FAEF-1FAF8 20000-2FFFD
        30000-3FFFD
        """

    private static let referenceRanges = reference.split(whereSeparator: \.isWhitespace).map { range in
        let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        return ends[0]...ends[ends.count - 1]
    }

    @Test("one or two columns as Unicode's East Asian width has it, on both sides of every border")
    func borders() {
        for range in Self.referenceRanges {
            #expect(columns(range.lowerBound, 2), "\(hex(range.lowerBound))")
            #expect(columns(range.upperBound, 2), "\(hex(range.upperBound))")
            for outside in [range.lowerBound - 1, range.upperBound + 1] {
                let isReference = Self.referenceRanges.contains { $0.contains(outside) }
                #expect(isReference || columns(outside, 1), "\(hex(outside))")
            }
        }
    }

    @Test("every character that is assigned in the planes with letters")
    func everyCharacter() {
        var isWide = Set<UInt32>()
        for range in Self.referenceRanges { isWide.formUnion(range) }
        let wrong = (0x20...0x3FFFF).filter { !columns($0, isWide.contains($0) ? 2 : 1) }
        #expect(wrong.isEmpty, "\(wrong.prefix(20).map(hex))")
    }

    /// Whether a character has that width; true where it stands for nothing by itself.
    private func columns(_ value: UInt32, _ expected: Int) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return true }
        let width = TextWidth.columns(Character(scalar))
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return width == 0 }
        switch properties.generalCategory {
        case .unassigned: return true
        case .nonspacingMark, .enclosingMark: return width == 0
        case .spacingMark: return width == 1
        case .format: return width <= 1
        default: return width == expected
        }
    }

    private func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }

    @Test(
        "on one line there is nothing but what is read",
        arguments: [
            ("a\tb\r\nc\u{1B}@\u{1D}V\u{0}d\u{7F}\u{9B}", "a b c @ V d  "),
            ("\u{202E}a\u{202C}b\u{200B}c\u{FEFF}\u{2066}d\u{AD}", "abcd"),
            ("\u{301}a\n\u{301}", "a "),
            ("a\u{200D}", "a"),
            ("👩\u{200D}👧\u{200D}", "👩\u{200D}👧"),
            ("❤\u{FE0F}", "❤\u{FE0F}"),
            ("\u{600}1", "\u{600}1"),
            ("کتاب\u{200C}ها", "کتابها"),
        ] as [(String, String)]
    )
    func oneLine(text: String, expected: String) {
        #expect(Array(TextWidth.oneLine(text).unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("one line of any text: no character without a width, nothing more to replace, no letter lost")
    func oneLineOfAny() {
        var chance = SeededGenerator(seed: printedSeed(for: "one line"))
        for _ in 0..<1_000 {
            let text = RandomDocument.text(&chance)
            let line = TextWidth.oneLine(text)
            #expect(line.allSatisfy { (1...2).contains(TextWidth.columns($0)) }, "\(text.debugDescription)")
            #expect(Array(TextWidth.oneLine(line).unicodeScalars) == Array(line.unicodeScalars))
            #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
            #expect(letters(line) == letters(text), "\(text.debugDescription)")
        }
    }

    @Test("what is cut fits, is the text's beginning, and ends in points")
    func ellipsizedAny() {
        var chance = SeededGenerator(seed: printedSeed(for: "ellipsis"))
        for _ in 0..<1_000 {
            let text = TextWidth.oneLine(RandomDocument.text(&chance))
            let limit = Int.random(in: 0...30, using: &chance)
            let cut = TextWidth.ellipsized(text, columns: limit)
            #expect(TextWidth.columns(cut) <= limit, "\(text.debugDescription) in \(limit)")
            if cut == text || limit == 0 { continue }
            let points = limit >= 6 ? 3 : 1
            #expect(cut.unicodeScalars.suffix(points).allSatisfy { $0 == "." })
            #expect(text.unicodeScalars.starts(with: cut.unicodeScalars.dropLast(points)))
        }
    }

    @Test("nothing that is wrapped is wider than the limit, and no visible letter is lost")
    func property() {
        var chance = SeededGenerator(seed: printedSeed(for: "wrapping"))
        for _ in 0..<1_000 {
            let text = RandomDocument.text(&chance)
            // Two columns hold any character, so that none has to be dropped.
            let limit = Int.random(in: 2...40, using: &chance)
            let lines = TextWidth.wrapped(text, columns: limit)
            #expect(!lines.isEmpty)
            #expect(lines.allSatisfy { TextWidth.columns($0) <= limit }, "\(text.debugDescription) in \(limit)")
            #expect(seen(lines.joined(separator: " ")) == seen(text), "\(text.debugDescription) in \(limit)")
        }
    }

    /// The letters and digits, as far as they have a shape.
    private func letters(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            if scalar.properties.isDefaultIgnorableCodePoint { return false }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
            case .decimalNumber, .letterNumber, .otherNumber: return true
            default: return false
            }
        }
    }
}
