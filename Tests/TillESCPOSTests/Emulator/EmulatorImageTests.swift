import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Pictures by every command that carries one.
@Suite struct EmulatorImageTests {
    @Test func raster() {
        let small: [UInt8] = [0x1D, 0x76, 0x30, 0, 1, 0, 2, 0, 0b1010_0000, 0b0000_0001]  // GS v 0: 8 × 2 dots
        let (paper, events) = printed(small + [0x61, 0x0A])
        #expect(events.isEmpty)
        #expect(paper.images.map(\.bitmap.drawing) == [["#.#.....", ".......#"]])
        #expect(paper.text() == "[image 8×2]\na\n")
    }

    /// m 0 to 3, or its digit: bit 0 doubles the width, bit 1 the height.
    @Test(arguments: [(UInt8(1), 2, 1), (2, 1, 2), (3, 2, 2), (51, 2, 2)])
    func magnification(mode: UInt8, across: Int, down: Int) {
        let image = printed([0x1D, 0x76, 0x30, mode, 1, 0, 1, 0, 0b1100_0001]).paper.images[0].bitmap
        let row = [1: "##.....#", 2: "####..........##"][across] ?? ""
        #expect(image.drawing == Array(repeating: row, count: down))
    }

    @Test func placeAndWidth() {
        let wide: [UInt8] = [0x1D, 0x76, 0x30, 0, 100, 0, 1, 0] + Array(repeating: 0xFF, count: 100)  // 800 dots
        #expect(printed(wide).paper.images.map(\.bitmap.width) == [576], "cut off at the edge")
        let small: [UInt8] = [0x1D, 0x76, 0x30, 0, 1, 0, 1, 0, 0xFF]
        let right = printed([0x1D, 0x4C, 16, 0, 0x1B, 0x61, 2] + small).paper.images[0]  // GS L 16, ESC a 2
        #expect(right.leftDots == 568)
        #expect(right.alignment == .right)
        #expect(printed([0x61] + small).events == [.ignored(small)], "a line has begun")
        let empty: [UInt8] = [0x1D, 0x76, 0x30, 0, 0, 0, 9, 0]
        #expect(printed(empty).events == [.ignored(empty)])
    }

    @Test func graphicsInTwoColours() {
        // 4 × 2 dots, twice as high: c = 49 black, then c = 50 red by GS 8 L.
        let black: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 48, 112, 48, 1, 2, 49, 4, 0, 2, 0, 0xF0, 0x9F]
        let red: [UInt8] = [0x1D, 0x38, 0x4C, 12, 0, 0, 0, 48, 112, 48, 1, 2, 50, 4, 0, 2, 0, 0x00, 0x60]
        let show: [UInt8] = [0x1D, 0x28, 0x4C, 2, 0, 48, 50]
        let (paper, events) = printed(black + red + show + show, .everything)
        #expect(paper.images.map(\.bitmap.drawing) == [["####", "####", "#..#", "#..#"]])
        #expect(paper.images[0].red?.drawing == ["....", "....", ".##.", ".##."])
        #expect(events == [.ignored(show)], "what is printed is not stored any more")
    }

    @Test func graphicsByColumns() {
        let store: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 48, 113, 48, 1, 1, 49, 2, 0, 3, 0, 0xE0, 0x40]  // fn 113: 2 × 3
        let (paper, _) = printed(store + [0x1D, 0x28, 0x4C, 2, 0, 48, 2])
        #expect(paper.images.map(\.bitmap.drawing) == [["#.", "##", "#."]])
    }

    /// The length says less than the size needs: python-escpos with a picture of 69 130 bytes.
    @Test func truncatedGraphics() {
        let store: [UInt8] = [0x1D, 0x28, 0x4C, 11, 0, 48, 112, 48, 1, 1, 49, 0, 2, 0, 2, 0xFF]  // 512 × 512, one byte
        let (paper, events) = printed(store + Array("rest\n".utf8))
        #expect(events == [.ignored(store)])
        #expect(paper.text() == "rest\n")
    }

    /// Functions 67, 69, 66, 65 in NV memory, 83 and 85 for downloads.
    @Test func storedByKey() {
        let define: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 48, 67, 48, 0x4C, 0x31, 1, 8, 0, 1, 0, 49, 0xAA]  // key "L1"
        let show: [UInt8] = [0x1D, 0x28, 0x4C, 6, 0, 48, 69, 0x4C, 0x31, 1, 1]
        let delete: [UInt8] = [0x1D, 0x28, 0x4C, 4, 0, 48, 66, 0x4C, 0x31]
        let deleteAll: [UInt8] = [0x1D, 0x28, 0x4C, 5, 0, 48, 65, 0x43, 0x4C, 0x52]
        var emulator = ESCPOSEmulator(profile: .everything)
        #expect(emulator.received(define + show + [0x1B, 0x40] + show).isEmpty)
        #expect(emulator.paper.images.map(\.bitmap.drawing) == Array(repeating: ["#.#.#.#."], count: 2))
        _ = emulator.powerCycle()
        #expect(emulator.received(show).isEmpty, "NV memory needs no power")
        #expect(emulator.received(delete + show) == [.ignored(show)])
        #expect(emulator.received(define + deleteAll + show) == [.ignored(show)])
        let download: [UInt8] = [0x1D, 0x28, 0x4C, 12, 0, 48, 83, 48, 0x44, 0x31, 1, 8, 0, 1, 0, 49, 0xF0]  // key "D1"
        let showDownload: [UInt8] = [0x1D, 0x28, 0x4C, 6, 0, 48, 85, 0x44, 0x31, 2, 2]
        #expect(emulator.received(download + showDownload).isEmpty)
        #expect(emulator.paper.images.last?.bitmap.drawing == Array(repeating: "########........", count: 2))
        _ = emulator.powerCycle()
        #expect(emulator.received(showDownload) == [.ignored(showDownload)], "downloads are gone with power")
    }

    @Test func obsoleteStores() {
        let diagonal: [UInt8] = [0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01]  // eight columns of one byte
        let drawing = (0..<8).map { row in String((0..<8).map { $0 == row ? "#" : "." }) }
        let numbered = printed([0x1C, 0x71, 1, 1, 0, 1, 0] + diagonal + [0x1C, 0x70, 1, 0])  // FS q, FS p 1 0
        #expect(numbered.paper.images.map(\.bitmap.drawing) == [drawing])
        let download = printed([0x1D, 0x2A, 1, 1] + diagonal + [0x1D, 0x2F, 0])  // GS * 1 1, GS / 0
        #expect(download.paper.images.map(\.bitmap.drawing) == [drawing])
        let variable = printed([0x1D, 0x51, 0x30, 0, 8, 0, 1, 0] + diagonal)  // GS Q 0
        #expect(variable.paper.images.map(\.bitmap.drawing) == [drawing])
        #expect(printed([0x1C, 0x70, 2, 0]).events == [.ignored([0x1C, 0x70, 2, 0])])
    }

    /// ESC * stands in the line, between the characters.
    @Test(arguments: [(UInt8(0), 4, 24), (1, 2, 24), (32, 4, 24), (33, 2, 24)])
    func columns(mode: UInt8, width: Int, height: Int) {
        let data: [UInt8] = mode < 32 ? [0xFF, 0x00] : [0xFF, 0xFF, 0xFF, 0, 0, 0]
        let line = printed([0x61, 0x1B, 0x2A, mode, 2, 0] + data + [0x62, 0x0A]).paper.lines[0]
        #expect(line.text == "a\u{FFFC}b")
        let image = line.cells[1].image
        #expect(image?.width == width && image?.height == height)
        let row = String(repeating: "#", count: width / 2) + String(repeating: ".", count: width / 2)
        #expect(image?.drawing == Array(repeating: row, count: height))
        #expect(line.widthDots(fontADots: 12, fontBDots: 9) == 24 + width)
    }

    @Test func columnsBeyondTheEdgeAreDropped() {
        let line = printed([0x1B, 0x2A, 1, 0x58, 0x02] + [UInt8](repeating: 1, count: 600) + [0x0A]).paper.lines[0]
        #expect(line.cells.map(\.image?.width) == [576])
    }

    /// Pictures of a long paper do not pile up without end.
    @Test func picturesAreBounded() {
        let bytes = 1024 * 1024
        let define: [UInt8] =
            [0x1D, 0x38, 0x4C, 11, 0, 16, 0, 48, 67, 48, 65, 65, 1, 0, 2, 0, 64, 49]  // GS 8 L 67: 512 × 16 384 dots
            + [UInt8](repeating: 0x55, count: bytes)
        var emulator = ESCPOSEmulator(profile: .everything)
        #expect(emulator.received(define).isEmpty)
        let show: [UInt8] = [0x1D, 0x28, 0x4C, 6, 0, 48, 69, 65, 65, 1, 1]
        for _ in 0..<40 { #expect(emulator.received(show).isEmpty) }
        #expect(emulator.paper.images.count == Paper.maximumPictureBytes / bytes)
        #expect(emulator.paper.droppedElementCount == 8)
    }
}
