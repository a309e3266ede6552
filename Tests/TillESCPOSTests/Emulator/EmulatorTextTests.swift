import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Characters: tables, national sets, styles, two-byte characters, UTF-8.
@Suite struct EmulatorTextTests {
    @Test func nationalSets() {
        let codes: [UInt8] = [0x23, 0x24, 0x40, 0x5B, 0x5C, 0x5D, 0x5E, 0x60, 0x7B, 0x7C, 0x7D, 0x7E, 0x0A]
        var bytes: [UInt8] = []
        for set: UInt8 in [2, 8, 15, 0] { bytes += [0x1B, 0x52, set] + codes }  // ESC R Germany, Japan, China, USA
        let (paper, events) = printed(bytes)
        #expect(paper.text() == "#$§ÄÖÜ^`äöüß\n#$@[¥]^`{|}~\n#¥@[\\]^`{|}~\n#$@[\\]^`{|}~\n")
        #expect(events.isEmpty)
        #expect(printed([0x1B, 0x52, 99]).events == [.unknown([0x1B, 0x52, 99])])
    }

    @Test func printModeSelectsAllAtOnce() {
        let bytes: [UInt8] = [
            0x1B, 0x21, 0b1011_1001, 0x61,  // ESC !: font B, emphasised, double height and width, underline
            0x1B, 0x21, 0, 0x62,
            0x1B, 0x4D, 49, 0x63,  // ESC M: font B by its digit
            0x1D, 0x21, 0x12, 0x64, 0x0A,  // GS !: double width, triple height
        ]
        let cells = printed(bytes).paper.lines[0].cells
        let all = PaperStyle(
            size: CharacterSize(width: 2, height: 2),
            isBold: true,
            isUnderlined: true,
            isSmall: true
        )
        #expect(cells[0].style == all)
        #expect(cells[1].style == .plain)
        #expect(cells[2].style == PaperStyle(isSmall: true))
        #expect(cells[3].style == PaperStyle(size: CharacterSize(width: 2, height: 3), isSmall: true))
    }

    @Test func stylesOneByOne() {
        let styles: [([UInt8], PaperStyle)] = [
            ([0x1B, 0x45, 1], PaperStyle(isBold: true)),  // ESC E
            ([0x1B, 0x47, 1], PaperStyle(isBold: true)),  // ESC G
            ([0x1B, 0x2D, 50], PaperStyle(isUnderlined: true)),  // ESC - 2
            ([0x1D, 0x42, 1], PaperStyle(isReverse: true)),  // GS B
            ([0x1B, 0x72, 49], PaperStyle(isRed: true)),  // ESC r
            ([0x1B, 0x7B, 1], PaperStyle(isUpsideDown: true)),  // ESC {
            ([0x1B, 0x56, 1], PaperStyle(isRotated: true)),  // ESC V
        ]
        for (command, style) in styles {
            let cells = printed(command + [0x61, 0x0A], .everything).paper.lines[0].cells
            #expect(cells.map(\.style) == [style])
        }
        let colour: [UInt8] = [0x1B, 0x72, 1]
        #expect(printed(colour, .generic80).events == [.ignored(colour)], "no second colour")
    }

    @Test func fontBHasItsOwnColumns() {
        let small = [0x1B, 0x4D, 1] + [UInt8](repeating: 0x78, count: 57) + [0x0A]
        #expect(printed(small, .everything).paper.lines.map(\.cells.count) == [56, 1])
        #expect(printed(small, .everything).paper.fontBDots == 9)
    }

    @Test func pairsOfGB18030() {
        let bytes: [UInt8] = [
            0x1C, 0x26,  // FS &
            0x61, 0xD6, 0xD0, 0x62,  // a 中 b
            0x81, 0x30, 0x81, 0x31,  // four bytes: U+0081 has no shape, and takes two columns like all of them
            0x1C, 0x2E, 0x82, 0x0A,  // FS ., é of CP437
        ]
        let select: [UInt8] = [0x1B, 0x74, 0]
        let (paper, events) = printed(select + bytes, .everything)
        #expect(paper.lines[0].text == "a中b〓é")
        #expect(paper.lines[0].width == 7)
        #expect(events.isEmpty)
    }

    /// Japanese models: FS C 1 makes pairs of bytes in Shift_JIS, whatever FS . says, and FS C 0 ends it.
    @Test func pairsOfShiftJIS() {
        var japanese = PrinterProfile.everything
        japanese.multiByte = .shiftJIS
        let bytes: [UInt8] = [
            0x1B, 0x74, 0, 0x1C, 0x43, 1,  // ESC t: CP437; FS C: Shift_JIS
            0x61, 0x93, 0xFA, 0xB1,  // a 日 and, in one byte, narrow ｱ
            0x1C, 0x2E, 0x93, 0xFA,  // FS ., and 日 all the same
            0x1C, 0x43, 0, 0x1C, 0x2E, 0x82, 0x0A,  // FS C: JIS; FS ., é of CP437, LF
        ]
        let (paper, events) = printed(bytes, japanese)
        #expect(paper.text() == "a日ｱ日é\n")
        #expect(events.isEmpty)
        #expect(printed([0x1C, 0x43, 1], .everything).events == [.ignored([0x1C, 0x43, 1])], "no Japanese model")
    }

    /// ESC - underlines characters of one byte, FS - those of two.
    @Test func pairsHaveTheirOwnUnderline() {
        let bytes: [UInt8] = [
            0x1C, 0x26, 0x1B, 0x2D, 1, 0x61, 0xD6, 0xD0,  // FS &; ESC - on; a 中
            0x1B, 0x2D, 0, 0x1C, 0x2D, 1, 0x61, 0xD6, 0xD0, 0x0A,  // ESC - off; FS - on; a 中
        ]
        let cells = printed(bytes, .everything).paper.lines[0].cells
        #expect(cells.map(\.style.isUnderlined) == [true, false, false, true])
    }

    /// Pictures in a line have no style of characters but the colour (Epson, ESC *).
    @Test func picturesInLinesAreNotStyled() {
        let bytes: [UInt8] = [
            0x1B, 0x45, 1, 0x1D, 0x21, 0x11, 0x1D, 0x42, 1, 0x1B, 0x72, 1,  // ESC E; GS !; GS B; ESC r: red
            0x1B, 0x2A, 33, 1, 0, 0xFF, 0, 0, 0x0A,  // ESC *: one column
        ]
        let cells = printed(bytes, .everything).paper.lines[0].cells
        #expect(cells.map(\.style) == [PaperStyle(isRed: true)])
    }

    /// A pair that a control code cuts off does not swallow it.
    @Test func brokenPair() {
        #expect(printed([0x1C, 0x26, 0xD6, 0x0A, 0x61, 0x0A], .everything).paper.text() == "\u{FFFD}\na\n")
        #expect(printed([0x1C, 0x26, 0xD6, 0x1B, 0x64, 1], .everything).paper.text() == "\u{FFFD}\n")
    }

    @Test func utf8() {
        let select: [UInt8] = [0x1C, 0x28, 0x43, 2, 0, 48, 50]  // FS ( C 48 2
        let text = Array("€ é 中 e\u{301}\n".utf8)
        let (paper, events) = printed(select + text, .everything)
        #expect(paper.text() == "€ é 中 é\n")
        #expect(paper.lines[0].cells.count == 7)
        #expect(events.isEmpty)
        #expect(printed(select, .generic80).events == [.ignored(select)])
    }

    @Test func brokenUTF8() {
        let select: [UInt8] = [0x1C, 0x28, 0x43, 2, 0, 48, 2]
        // € without its last byte, a, FF, a lone C3, é, the control character U+0085.
        let bytes: [UInt8] = [0xE2, 0x82, 0x61, 0xFF, 0xC3, 0xC3, 0xA9, 0xC2, 0x85, 0x0A]
        #expect(printed(select + bytes, .everything).paper.text() == "\u{FFFD}a\u{FFFD}\u{FFFD}é\u{FFFD}\n")
    }
}
