import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// The ways of a character to the paper.
@Suite struct TextEncodingTests {
    private let chinese = printer { $0.multiByte = .gb18030 }

    @Test func twoByteCharacters() {
        let expected: [UInt8] = [
            0x61,  // a
            0x1C, 0x26,  // FS &: bytes in pairs
            0xD6, 0xD0, 0xCE, 0xC4,  // 中文 in GB 18030
            0x1C, 0x2E,  // FS .: single bytes
            0x62,  // b
            0x1B, 0x74, 0,  // ESC t: CP437
            0x82,  // é
            0x0A,  // LF
        ]
        #expect(body([line("a中文bé")], chinese) == expected)
    }

    @Test func shiftJISIsSelectedAndLeft() {
        let profile = printer { $0.multiByte = .shiftJIS }
        let expected: [UInt8] = [
            0x1C, 0x43, 1,  // FS C: Shift_JIS
            0x1C, 0x26,  // FS &
            0x93, 0xFA,  // 日
            0x1C, 0x2E,  // FS .
            0x1C, 0x43, 0,  // FS C: JIS, in which FS . is heeded
            0x78,  // x
            0x0A,  // LF
        ]
        #expect(body([line("日x")], profile) == expected)
    }

    @Test func underlineOfPairsHasItsOwnCommand() {
        let bytes = body([line("中", PrintStyle(underline: true)), line("文")], chinese)
        #expect(bytes.places(of: [0x1C, 0x26, 0x1C, 0x2D, 1, 0xD6, 0xD0, 0x1C, 0x2E, 0x0A]).count == 1)  // FS & FS - 1
        #expect(bytes.places(of: [0x1C, 0x26, 0x1C, 0x2D, 0, 0xCE, 0xC4, 0x1C, 0x2E, 0x0A]).count == 1)
    }

    /// Pairs take two columns; a letter of one column would shift the columns of the receipt.
    @Test func narrowCharactersAreNoPairs() {
        #expect(MultiByteCoding.of(.gb18030)?.bytes(for: "Ж") == [0xA7, 0xA8])
        let withoutPages = printer {
            $0.multiByte = .gb18030
            $0.codePages = []
        }
        #expect(body([line("Ж")], withoutPages) == [UInt8(ascii: "?"), 0x0A])
    }

    @Test func utf8() {
        let profile = printer { $0.utf8 = true }
        let expected: [UInt8] = [
            0x61,  // a
            0x1C, 0x28, 0x43, 2, 0, 48, 2,  // FS ( C fn 48: UTF-8
            0xC3, 0xA9, 0x62, 0xE4, 0xB8, 0xAD,  // éb中
            0x0A,  // LF
            0xE2, 0x82, 0xAC,  // €
            0x0A,  // LF
            0x1C, 0x28, 0x43, 2, 0, 48, 1,  // FS ( C fn 48: characters of one byte
        ]
        #expect(body([line("aéb中"), line("€")], profile) == expected)
    }

    /// A letter with a separate mark is one byte of a code page, for which UTF-8 is left.
    @Test func decomposedLettersLeaveUTF8() {
        let profile = printer { $0.utf8 = true }
        let expected: [UInt8] = [
            0x1C, 0x28, 0x43, 2, 0, 48, 2,  // FS ( C: UTF-8
            0xC3, 0xA9,  // é
            0x1C, 0x28, 0x43, 2, 0, 48, 1,  // FS ( C: one byte
            0x1B, 0x74, 0, 0x82,  // ESC t: CP437, é
            0x0A,  // LF
        ]
        #expect(body([line("\u{E9}e\u{301}")], profile) == expected)
    }

    @Test func replacementKeepsTheColumns() {
        #expect(body([line("a日b☃c😀")]) == Array("a??b?c??\n".utf8))
        #expect(body([line("\u{3000}x")]) == Array("  x\n".utf8), "an ideographic space is white")
        #expect(
            body(
                [line("日")],
                printer {
                    $0.multiByte = .eucKR; $0.codePages = []
                }
            ).contains(0xEC),
            "日 is ECEE"
        )
    }

    @Test func glyphsStandInTheLine() {
        let dots: [UInt8] = [0xFF, 0xFF, 0xFF]
        let narrow: [UInt8] =
            [
                0x61,  // a
                0x1B, 0x2A, 33, 12, 0,  // ESC *: 24 dots, 12 columns
            ] + Array(repeating: dots, count: 11).flatMap { $0 } + [0, 0, 0]
        #expect(body([line("a♔")], glyphs: BoxGlyphs()) == narrow + [0x0A])
        let wide = body([line("日")], glyphs: BoxGlyphs())
        #expect(wide.starts(with: [0x1B, 0x2A, 33, 24, 0]) && wide.count == 5 + 72 + 1)
        #expect(body([line("☃")], glyphs: BoxGlyphs()) == [UInt8(ascii: "?"), 0x0A], "a glyph that is missing")
        #expect(body([line("日")], printer { $0.image = .column8 }, glyphs: BoxGlyphs()) == Array("??\n".utf8))
    }

    /// The printer does not style pictures, so that the dots carry the style.
    @Test func glyphsHaveTheirStyle() throws {
        let wide = body([line("♔", PrintStyle(doubleWidth: true))], glyphs: BoxGlyphs())
        #expect(wide.places(of: [0x1B, 0x2A, 33, 24, 0]).count == 1)
        let reverse = body([line("♔", PrintStyle(reverse: true))], glyphs: BoxGlyphs())
        let start = try #require(reverse.places(of: [0x1B, 0x2A, 33, 12, 0]).first)
        #expect(reverse[start + 5..<start + 38].allSatisfy { $0 == 0 } && reverse[start + 38] == 0xFF)
        let underline = body([line("♔", PrintStyle(underline: true))], glyphs: BoxGlyphs())
        #expect(underline.suffix(4) == [0, 0, 1, 0x0A], "the white column has its bottom dot")
        let small = printer { $0.columnsFontB = 64 }
        #expect(
            body([line("♔", PrintStyle(small: true))], small, glyphs: BoxGlyphs())
                .places(of: [0x1B, 0x2A, 33, 9, 0, 0x01, 0xFF, 0xFF]).count == 1,
            "17 dots at the bottom"
        )
    }

    @Test func tabs() {
        let everyEight = Array(stride(from: UInt8(8), through: 248, by: 8))
        var expected: [UInt8] = [0x1B, 0x44] + everyEight + [0]  // ESC D: every eight columns, to the end
        expected += [
            0x61, 0x09, 0x62, 0x0A,  // a, HT, b, LF
            0x63, 0x09, 0x0A,  // c, HT, LF: the stops are known
            0x65, 0x0A,  // e, LF: no tab, no stops
            0x1B, 0x44, 10, 30, 0,  // ESC D: the document's own
            0x09, 0x64, 0x0A,  // HT, d, LF
        ]
        #expect(body([line("a\tb"), line("c\t"), .tabStops([10, 30]), line("e"), line("\td")]) == expected)
    }

    /// Printers measure stops in the characters of the moment.
    @Test func tabStopsAreSetInNormalSize() {
        let small = printer { $0.columnsFontB = 64 }
        let style = PrintStyle(doubleWidth: true, small: true)
        let expected: [UInt8] = [
            0x1B, 0x4D, 1, 0x1D, 0x21, 0x10, 0x61, 0x0A,  // ESC M: font B; GS !: double width; a, LF
            0x1B, 0x4D, 0, 0x1D, 0x21, 0x00,  // ESC M: font A; GS !: normal
            0x1B, 0x44, 20, 0,  // ESC D
            0x1B, 0x4D, 1, 0x1D, 0x21, 0x10, 0x09, 0x0A,  // and back
        ]
        #expect(body([.tabStops([20]), line("a", style), line("\t", style)], small) == expected)
    }

    @Test func tabStopsThatNoPrinterHas() {
        let encoder = ESCPOSEncoder(profile: .generic80)
        for columns in [[0], [256], [-1], [8, 8], [9, 8], Array(1...33)] {
            #expect(encoder.refusal(of: .tabStops(columns)) == .tabStopsOutOfRange)
        }
        #expect(encoder.refusal(of: .tabStops([1, 255])) == nil && encoder.refusal(of: .tabStops([])) == nil)
        let bytes = body([.tabStops([300, 8, 0, 4, 8]), line("\t")])
        #expect(bytes.starts(with: [0x1B, 0x44, 4, 8, 0]))  // ESC D
    }

    @Test func smallRedAndUpsideDown() {
        let profile = printer {
            $0.columnsFontB = 64
            $0.hasRed = true
        }
        let expected: [UInt8] = [
            0x1B, 0x7B, 1,  // ESC {: upside down
            0x1B, 0x4D, 1,  // ESC M: font B
            0x1B, 0x72, 1,  // ESC r: red
            0x61, 0x0A,
            0x1B, 0x7B, 0,  // ESC {: off
            0x1B, 0x4D, 0,  // ESC M: font A
            0x1B, 0x72, 0,  // ESC r: black
            0x62, 0x0A,
        ]
        let style = PrintStyle(small: true, red: true)
        #expect(body([.upsideDown(true), line("a", style), .upsideDown(false), line("b")], profile) == expected)
        let plain = printer { $0.columnsFontB = nil }
        #expect(body([line("a", style)], plain) == Array("a\n".utf8), "a printer without either")
    }

    /// Random text of many scripts: no byte outside of ASCII but in the mode that gives it its meaning.
    @Test(arguments: [PrinterProfile.MultiByte.gb18030, .shiftJIS, .big5, .eucKR])
    func bytesAreReadAsTheyWereMeant(encoding: PrinterProfile.MultiByte) throws {
        let seed = printedSeed(for: "TextEncodingTests.bytesAreReadAsTheyWereMeant \(encoding)")
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab 01{}~é€ñÄ─中文日本語한국어字Ж☃")
        let profile = printer { $0.multiByte = encoding }
        let coding = try #require(MultiByteCoding.of(encoding))
        for _ in 0..<200 {
            let text = String((0..<20).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
            let shown = text.map { character -> String in
                if profile.codePages.contains(where: { $0.page.byte(for: character) != nil }) {
                    return String(character)
                }
                let columns = CharacterWidth.columns(of: character)
                if columns == 2, coding.bytes(for: character) != nil { return String(character) }
                return String(repeating: "?", count: columns)
            }
            #expect(read(body([line(text)], profile), profile, coding) == shown.joined(), "seed \(seed)")
        }
    }

    /// What a printer shows of a line, taking each byte in the mode in which it arrives.
    private func read(_ bytes: [UInt8], _ profile: PrinterProfile, _ coding: MultiByteCoding) -> String {
        var shown = ""
        var page: CodePage?
        var isPaired = false
        var index = 0
        while index < bytes.count {
            switch (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0) {
            case (0x1B, 0x74):
                page = profile.page(numbered: bytes[index + 2])
                index += 3
            case (0x1C, 0x26), (0x1C, 0x2E):
                isPaired = bytes[index + 1] == 0x26
                index += 2
            case (0x1C, _): index += 3
            case (0x0A, _): index += 1
            case let (first, second) where isPaired:
                shown += coding.character(for: [first, second]).map(String.init) ?? "!"
                index += 2
            case let (byte, _):
                shown += (page ?? .ascii).character(for: byte).map(String.init) ?? "!"
                index += 1
            }
        }
        return shown
    }
}
