import Testing
import TillESCPOS
import TillTestSupport

/// Every table against what others say of the page.
@Suite struct CodePageTableTests {
    @Test(arguments: CodePage.all)
    func bytesAndCharactersCorrespond(page: CodePage) {
        for byte in UInt8.min...UInt8.max {
            guard let character = page.character(for: byte) else { continue }
            #expect(page.byte(for: character) == byte, "\(page.name) \(byte)")
        }
        #expect(page.byte(for: "\u{1B}") == nil && page.character(for: 0x1B) == nil && page.character(for: 0x7F) == nil)
    }

    /// Known places, so that a table cannot be shifted.
    @Test func knownBytes() {
        #expect(CodePage.cp437.byte(for: "Ç") == 0x80)
        #expect(CodePage.cp437.byte(for: "─") == 0xC4)
        #expect(CodePage.cp437.byte(for: "■") == 0xFE)
        #expect(CodePage.cp437.byte(for: "€") == nil)
        #expect(CodePage.cp850.byte(for: "ı") == 0xD5)
        #expect(CodePage.cp858.byte(for: "€") == 0xD5)
        #expect(CodePage.cp858.byte(for: "ı") == nil)
        #expect(CodePage.wpc1252.byte(for: "€") == 0x80)
        #expect(CodePage.wpc1252.byte(for: "ÿ") == 0xFF)
        #expect(CodePage.wpc1252.character(for: 0x81) == nil)
        #expect(CodePage.cp866.byte(for: "Я") == 0x9F)
        #expect(CodePage.cp852.byte(for: "Ł") == 0x9D)
        #expect(CodePage.katakana.byte(for: "ｱ") == 0xB1)
        #expect(CodePage.tis620.byte(for: "ก") == 0xA1)
        #expect(CodePage.ascii.character(for: 0x80) == nil)
    }

    @Test func pagesAreFoundByName() {
        #expect(Set(CodePage.names).count == CodePage.names.count)
        for (name, page) in zip(CodePage.names, CodePage.all) {
            #expect(page.name == name && CodePage.named(name) == page)
        }
        #expect(CodePage.named("CP866")?.byte(for: "Я") == 0x9F)
        #expect(CodePage.named("cp866") == nil && CodePage.named("") == nil)
    }

    /// The golden file was made with Python 3 from its own codecs and those of ICU and glibc. A table that is changed
    /// together with it still has to agree with the C library: see `IconvTests`.
    @Test func tablesAreThoseOfTheCodecs() throws {
        let text = CodePage.all.filter { $0 != .ascii }.map(Self.line).joined()
        #expect(try Golden.difference(text, "code-pages.txt") == nil)
    }

    /// A page a line: the scalars of 80…FF, `n*m` for m scalars on end from n, `-` where there is none.
    private static func line(_ page: CodePage) -> String {
        let scalars = (UInt8(0x80)...0xFF).map { page.character(for: $0)?.unicodeScalars.first?.value }
        var words: [String] = []
        var start = 0
        while start < scalars.count {
            var end = start + 1
            while end < scalars.count, scalars[end] == scalars[start].map({ $0 + UInt32(end - start) }) { end += 1 }
            let first = scalars[start].map { value in
                let digits = String(value, radix: 16, uppercase: true)
                return String(repeating: "0", count: max(4 - digits.count, 0)) + digits
            }
            words.append((first ?? "-") + (end - start > 1 ? "*\(end - start)" : ""))
            start = end
        }
        return wrapped(words, after: page.name + ":")
    }

    private static func wrapped(_ words: [String], after head: String) -> String {
        var lines = [head]
        for word in words {
            if lines[lines.count - 1].utf8.count + word.utf8.count + 1 > 110 { lines.append("   ") }
            lines[lines.count - 1] += " " + word
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Every scalar of the basic plane: the fast table finds what a comparison by canonical equivalence finds.
    @Test(arguments: [CodePage.cp437, .cp858, .wpc1253, .wpc1258, .cp864, .wpc1255, .tis620, .cp775])
    func lookUpIsByCanonicalEquivalence(page: CodePage) {
        var bytes: [Character: UInt8] = [:]
        for byte in UInt8(0x20)...0xFF { page.character(for: byte).map { bytes[$0] = byte } }
        var composed = 0
        for scalar in (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) {
            let character = Character(scalar)
            #expect(page.byte(for: character) == bytes[character], "\(page.name) \(scalar.value)")
            for mark in ["\u{300}", "\u{301}", "\u{303}", "\u{308}", "\u{30C}", "\u{327}"] where scalar.value < 0x500 {
                let text = String(scalar) + mark
                guard let character = text.first, text.count == 1 else { continue }
                #expect(page.byte(for: character) == bytes[character], "\(page.name) \(scalar.value) \(mark)")
                composed += page.byte(for: character) == nil ? 0 : 1
            }
        }
        #expect(composed > 0 || [.cp864, .tis620, .wpc1255].contains(page), "the page has letters with marks")
    }

    @Test func aPageOfOnesOwn() {
        let page = CodePage(name: "MINE", upperHalf: String(repeating: "\u{FFFD}", count: 127) + "€")
        #expect(page.byte(for: "€") == 0xFF && page.byte(for: "x") == 0x78 && page.character(for: 0x80) == nil)
    }

    /// A table is built by whoever comes first.
    @Test func manyTasksAtOnce() async {
        for _ in 0..<50 {
            let page = CodePage(name: "NEW", upperHalf: String(repeating: "\u{FFFD}", count: 126) + "é€")
            let found = await withTaskGroup(of: UInt8?.self) { group in
                for number in 0..<8 { group.addTask { page.byte(for: number.isMultiple(of: 2) ? "€" : "é") } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(found.count { $0 == 0xFF } == 4 && found.count { $0 == 0xFE } == 4)
        }
    }
}
