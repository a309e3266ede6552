import Testing
import TillTestSupport

@testable import TillESCPOS

@Suite struct DrawnFontTests {
    private let font = DrawnFont()

    /// Letters, look-alikes and the missing character, in all three looks that printers have.
    @Test(arguments: [("font-a", 12, 24), ("font-b", 9, 17), ("double", 24, 48)])
    func shapes(name: String, width: Int, height: Int) throws {
        let text = Bitmap("Añ€0O1lI5S8B\u{FFFD}", cellWidth: width, cellHeight: height).text
        #expect(try Golden.difference(text, "glyphs-\(name).txt") == nil)
    }

    /// Scripts that nobody has drawn: Hebrew, Arabic, Thai and the half-width katakana, each page's own, and the lone
    /// combining marks of the Vietnamese page.
    static let undrawn: Set<String> = [
        "CP862", "WPC1255", "CP720", "CP864", "WPC1256", "CP874", "TIS-620", "KATAKANA", "WPC1258",
    ]

    /// What the printer's pages have, the font has.
    @Test(arguments: CodePage.all.filter { !undrawn.contains($0.name) })
    func codePagesAreCovered(page: CodePage) {
        for byte in UInt8.min...UInt8.max {
            guard let character = page.character(for: byte) else { continue }
            #expect(font.glyph(for: character, width: 12, height: 24) != nil, "\(page.name) \(byte): \(character)")
        }
    }

    @Test(arguments: [
        "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", "őűŐŰ", "ășțâîĂȘȚÂÎ", "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
        "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "ğıİşĞŞ", "ĉĝĥĵŝŭĈĜĤĴŜŬ", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏΪΫ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
        "ґєіїўђѓѕјљњћќџҐЄІЇЎЂЃЅЈЉЊЋЌЏ", "әғқңөұүһӘҒҚҢӨҰҮҺ",
        "ăâđêôơưảạấầẩẫậắằẳẵặẻẽẹếềểễệỉịỏọốồổỗộớờởỡợủụứừửữựỳỷỹỵ", "ĂÂĐÊÔƠƯẢẠẤẦẨẪẬẮẰẲẴẶẺẼẸẾỀỂỄỆỈỊỎỌỐỒỔỖỘỚỜỞỠỢỦỤỨỪỬỮỰỲỶỸỴ",
        "…–—‘’‚“”„‹›«»•†‡‰™", "½¼¾×÷±≤≥≈≡√∞¹²³ⁿ", "←→↑↓",
    ])
    func alphabetsAreCovered(letters: String) {
        for letter in letters { #expect(font.glyph(for: letter, width: 12, height: 24) != nil, "\(letter)") }
    }

    /// No two characters of a receipt's text look alike, in either font.
    @Test(arguments: [(12, 24), (9, 17)])
    func charactersDiffer(width: Int, height: Int) {
        var seen: [Bitmap: Character] = [:]
        let letters = (0x21...0x7E).compactMap { Unicode.Scalar($0) }.map { Character($0) }
        for letter in letters + Array("ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿßŹŻŽźżž€£¥¢") {
            guard let glyph = font.glyph(for: letter, width: width, height: height) else { continue }
            #expect(glyph.blackCount > 0, "\(letter)")
            #expect(seen[glyph] == nil, "\(letter) is drawn as \(seen[glyph] ?? " ")")
            seen[glyph] = letter
        }
    }

    @Test func unknownCharactersAreNil() {
        for character: Character in ["日", "א", "👍", "g\u{323}\u{301}", "\u{1B}"] {
            #expect(font.glyph(for: character, width: 12, height: 24) == nil, "\(character)")
        }
        #expect(font.glyph(for: "e\u{301}", width: 12, height: 24) == font.glyph(for: "é", width: 12, height: 24))
    }

    /// Every glyph fits cells of all sizes that GS ! and the fonts ask for, and no other size is drawn.
    @Test func sizes() {
        for size in 1...8 {
            for character in "Åjg█╬░" {
                let glyph = font.glyph(for: character, width: 12 * size, height: 24 * size)
                #expect(glyph?.width == 12 * size && glyph?.height == 24 * size && glyph?.blackCount ?? 0 > 0)
            }
        }
        for (width, height) in [(0, 24), (12, 0), (-1, 24), (12, Int.max), (257, 24)] {
            #expect(font.glyph(for: "A", width: width, height: height) == nil)
        }
        #expect(font.glyph(for: "A", width: 1, height: 1) != nil)
    }

    /// Letters keep a blank column on the right, so that they do not run into each other.
    @Test func lettersKeepApart() {
        for letter in "ABCDEFGHIJKLMNOPRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" {
            guard let glyph = font.glyph(for: letter, width: 12, height: 24) else { continue }
            let isFree = (0..<24).allSatisfy { !glyph[11, $0] && !glyph[0, $0] }
            #expect(isFree, "\(letter)")
        }
    }
}

/// Lines that join from cell to cell.
@Suite struct BoxDrawingTests {
    /// The rows or columns in which a glyph touches an edge of its cell.
    private func edges(
        _ character: Character,
        _ width: Int,
        _ height: Int
    ) -> (
        left: [Int], right: [Int], top: [Int], bottom: [Int]
    ) {
        let glyph = DrawnFont().glyph(for: character, width: width, height: height) ?? Bitmap(width: 0, height: 0)
        return (
            (0..<height).filter { glyph[0, $0] }, (0..<height).filter { glyph[width - 1, $0] },
            (0..<width).filter { glyph[$0, 0] }, (0..<width).filter { glyph[$0, height - 1] }
        )
    }

    @Test(arguments: [(12, 24), (9, 17), (24, 48), (24, 24)])
    func linesJoin(width: Int, height: Int) {
        let single = edges("┼", width, height)
        let double = edges("╬", width, height)
        #expect(!single.left.isEmpty && !double.top.isEmpty && single.left != double.left)
        for (characters, rows) in [("─┬┴├└┌╓╙╟╥╨╫", single.right), ("═╦╩╠╚╔╒╘╞╤╧╪", double.right)] {
            for character in characters { #expect(edges(character, width, height).right == rows, "\(character)") }
        }
        for (characters, rows) in [("─┬┴┤┘┐╖╜╢╥╨╫", single.left), ("═╦╩╣╝╗╕╛╡╤╧╪", double.left)] {
            for character in characters { #expect(edges(character, width, height).left == rows, "\(character)") }
        }
        for (characters, columns) in [("│├┤┴└┘╘╛╞╡╧╪", single.top), ("║╠╣╩╚╝╙╜╟╢╨╫", double.top)] {
            for character in characters { #expect(edges(character, width, height).top == columns, "\(character)") }
        }
        for (characters, columns) in [("│├┤┬┌┐╒╕╞╡╤╪", single.bottom), ("║╠╣╦╔╗╓╖╟╢╥╫", double.bottom)] {
            for character in characters { #expect(edges(character, width, height).bottom == columns, "\(character)") }
        }
        #expect(single.left == single.right && double.top == double.bottom)
    }

    @Test func blocksFillTheirCells() {
        let dots: [Character: Int] = ["█": 288, "▀": 144, "▄": 144, "▌": 144, "▐": 144, "░": 72, "▒": 144, "▓": 216]
        for (block, count) in dots {
            #expect(DrawnFont().glyph(for: block, width: 12, height: 24)?.blackCount == count, "\(block)")
        }
    }
}
