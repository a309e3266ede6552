import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Tabs, positions, margins, feeds and page mode.
@Suite struct EmulatorLayoutTests {
    @Test func tabs() {
        let bytes: [UInt8] = [
            0x61, 0x09, 0x62, 0x0A,  // every eight columns
            0x1B, 0x44, 4, 10, 0, 0x61, 0x09, 0x62, 0x09, 0x63, 0x09, 0x64, 0x0A,  // ESC D 4 10: no third stop
            0x1B, 0x44, 0, 0x61, 0x09, 0x62, 0x0A,  // no stops
        ]
        #expect(printed(bytes).paper.text() == "a       b\na   b     cd\nab\n")
    }

    @Test func positions() {
        let bytes: [UInt8] = [
            0x61, 0x1B, 0x24, 120, 0, 0x62,  // ESC $ 120: column 10
            0x1B, 0x5C, 24, 0, 0x63,  // ESC \ 24: two columns on
            0x1B, 0x5C, 0xF4, 0xFF, 0x64, 0x0A,  // ESC \ −12 replaces the c
        ]
        #expect(printed(bytes).paper.text() == "a         b  d\n")
        let outside: [UInt8] = [0x1B, 0x24, 0x41, 0x02]  // ESC $ 577
        #expect(printed(outside).events == [.ignored(outside)])
    }

    @Test func gapsOfLessThanAColumn() {
        let line = printed([0x1B, 0x24, 30, 0, 0x61, 0x0A]).paper.lines[0]  // ESC $ 30
        #expect(line.widthDots(fontADots: 12, fontBDots: 9) == 30 + 12)
        #expect(line.width == 3, "two columns and the letter")
    }

    @Test func marginsAndArea() {
        let bytes: [UInt8] = [
            0x1D, 0x4C, 24, 0,  // GS L: two columns
            0x1D, 0x57, 36, 0,  // GS W: three columns
            0x61, 0x62, 0x63, 0x64, 0x0A,
        ]
        let lines = printed(bytes).paper.lines
        #expect(lines.map(\.text) == ["abc", "d"])
        #expect(lines.allSatisfy { $0.leftDots == 24 && $0.areaDots == 36 })
        let late: [UInt8] = [0x1D, 0x4C, 24, 0]
        #expect(printed([0x61] + late).events == [.ignored(late)])
    }

    @Test func motionUnits() {
        // GS P 101 101: one unit is two dots of 203 to the inch.
        let lines = printed([0x1D, 0x50, 101, 101, 0x1B, 0x24, 6, 0, 0x61, 0x1B, 0x4A, 20]).paper.lines
        #expect(lines.map(\.text) == [" a"])
        #expect(lines[0].feedDots == 40)
    }

    @Test func feeds() {
        let bytes: [UInt8] = [
            0x61, 0x0D, 0x0A,  // CR does nothing
            0x1B, 0x4A, 60,  // ESC J 60: two lines
            0x1B, 0x4A, 10,  // ESC J 10: less than half a line
            0x1B, 0x33, 24, 0x62, 0x0A, 0x1B, 0x32, 0x63, 0x0C,  // ESC 3 24, ESC 2; FF ends the line
        ]
        let paper = printed(bytes).paper
        #expect(paper.text() == "a\n\n\nb\nc\n")
        #expect(paper.lines.map(\.feedDots) == [30, 60, 10, 24, 30])
    }

    @Test func lineStart() {
        // GS T 0 discards "a", GS T 1 prints "b".
        #expect(printed([0x61, 0x1D, 0x54, 0, 0x62, 0x1D, 0x54, 1, 0x63, 0x0A]).paper.text() == "b\nc\n")
    }

    @Test func pageModeKeepsTheOrder() {
        let page: [UInt8] = [
            0x1B, 0x4C,  // ESC L
            0x1B, 0x57, 0, 0, 0, 0, 0, 2, 0, 1,  // ESC W: 512 × 256 dots
            0x1B, 0x54, 0, 0x61, 0x1D, 0x24, 60, 0, 0x62, 0x0A,  // ESC T 0, a, GS $ 60, b
        ]
        #expect(printed(page).paper.elements.isEmpty)
        #expect(printed(page + [0x63, 0x0C, 0x64, 0x0A]).paper.text() == "a\nb\nc\nd\n", "FF prints and leaves")
        #expect(printed(page + [0x1B, 0x0C, 0x1B, 0x0C]).paper.text() == "a\nb\na\nb\n", "ESC FF prints and stays")
        #expect(printed(page + [0x18, 0x63, 0x0C]).paper.text() == "c\n", "CAN clears")
        #expect(printed(page + [0x1B, 0x53, 0x63, 0x0A]).paper.text() == "c\n", "ESC S leaves without printing")
        let cut: [UInt8] = [0x1D, 0x56, 0]
        #expect(printed(page + cut).events == [.ignored(cut)])
    }

    @Test func endlessPage() {
        let (paper, _) = printed([0x1B, 0x4C] + [UInt8](repeating: 0x0A, count: 5000))
        #expect(paper.elements.count > 3000, "a page over the bound is printed")
    }
}
