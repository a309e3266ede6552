import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Where each command ends: what follows it must print as text.
@Suite struct EmulatorFramingTests {
    /// Commands of every kind whose length has to be known; none of them prints.
    private static let commands: [[UInt8]] = [
        [0x10, 0x04, 0x01], [0x10, 0x04, 0x07, 0x01], [0x10, 0x04, 0x12, 0x02], [0x10, 0x05, 0x00],  // DLE EOT, DLE ENQ
        [0x10, 0x14, 0x02, 0x01, 0x08],  // DLE DC4 2
        [0x10, 0x14, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00],  // DLE DC4 3 a 0 n 1 0
        [0x10, 0x14, 0x07, 0x01],  // DLE DC4 7
        [0x1B, 0x20, 0x41], [0x1B, 0x25, 0x41], [0x1B, 0x3C], [0x1B, 0x3F, 0x41],  // ESC SP, ESC %, ESC <, ESC ?
        [0x1B, 0x26, 3, 0x41, 0x42, 2, 0x42, 0x42, 0x42, 0x42, 0x42, 0x42, 1, 0x42, 0x42, 0x42],  // ESC & 3 A B
        [0x1B, 0x28, 0x41, 4, 0, 48, 51, 3, 15],  // ESC ( A: buzzer
        [0x1B, 0x28, 0x59, 2, 0, 48, 49],  // ESC ( Y: batch print
        [0x1B, 0x2D, 0x00], [0x1B, 0x32], [0x1B, 0x33, 0x41],  // ESC -, ESC 2, ESC 3
        [0x1B, 0x44, 8, 0x41, 0], [0x1B, 0x44, 0],  // ESC D
        [0x1B, 0x54, 0x41], [0x1B, 0x55, 0x41], [0x1B, 0x57, 1, 0x41, 1, 0x41, 1, 0x41, 1, 0x41],  // ESC T, U, W
        [0x1B, 0x63, 0x33, 0x41], [0x1B, 0x63, 0x34, 0x41], [0x1B, 0x63, 0x35, 0x41],  // ESC c 3, 4, 5
        [0x1B, 0x42, 0x41, 0x41],  // ESC B, buzzer of clones
        [0x1C, 0x21, 0x00], [0x1C, 0x28, 0x43, 2, 0, 48, 1], [0x1C, 0x28, 0x41, 2, 0, 48, 0],  // FS !, FS ( C, FS ( A
        filled([0x1C, 0x32, 0x77, 0x7E], 72),  // FS 2: user kanji
        [0x1C, 0x3F, 0x77, 0x7E], [0x1C, 0x43, 0x41], [0x1C, 0x53, 0x41, 0x41],  // FS ?, FS C, FS S
        [0x1C, 0x67, 0x31, 0, 0, 0, 0, 0, 2, 0, 0x41, 0x41], [0x1C, 0x67, 0x32, 0, 0, 0, 0, 0, 2, 0],  // FS g 1, 2
        filled(filled([0x1C, 0x71, 2, 1, 0, 1, 0], 8, [1, 0, 2, 0]), 16),  // FS q: 8 × 8 and 8 × 16 dots
        [0x1D, 0x28, 0x41, 2, 0, 0, 2], [0x1D, 0x28, 0x45, 3, 0, 1, 73, 78], [0x1D, 0x28, 0x4B, 2, 0, 49, 5],  // GS (
        [0x1D, 0x28, 0x6B, 3, 0, 49, 67, 5], [0x1D, 0x28, 0x6B, 3, 0, 48, 65, 5],  // GS ( k
        filled([0x1D, 0x2A, 1, 2], 16),  // GS * 1 2
        [0x1D, 0x38, 0x4C, 13, 0, 0, 0, 48, 112, 48, 1, 1, 49, 8, 0, 3, 0, 0x41, 0x41, 0x41],  // GS 8 L 112
        [0x1D, 0x3A], [0x1D, 0x5E, 1, 0x41, 0], [0x1D, 0x62, 0x41], [0x1D, 0x63],  // GS :, GS ^, GS b, GS c
        [0x1D, 0x43, 0x30, 0x41, 0], [0x1D, 0x43, 0x32, 0x41, 0],  // GS C 0, GS C 2
        [0x1D, 0x43, 0x31, 1, 0, 9, 0, 1, 0x41], Array("\u{1D}C;1;99;1;1;1;".utf8),  // GS C 1, GS C ;
        [0x1D, 0x48, 0], [0x1D, 0x66, 0x41], [0x1D, 0x68, 0x41], [0x1D, 0x77, 3],  // GS H, f, h, w
        [0x1D, 0x50, 0, 0], [0x1D, 0x54, 0x41], [0x1D, 0x67, 0x32, 0, 0x41, 0], [0x1D, 0x6A, 0x41],  // GS P, T, g, j
        [0x1D, 0x72, 1], [0x1D, 0x61, 0], [0x1D, 0x49, 1], [0x1D, 0x7A, 0x30, 0x41, 0x41],  // GS r, GS a, GS I, GS z
    ]

    /// A head, so many letters, and what follows them.
    private static func filled(_ head: [UInt8], _ count: Int, _ tail: [UInt8] = []) -> [UInt8] {
        head + [UInt8](repeating: 0x41, count: count) + tail
    }

    @Test(arguments: commands)
    func textFollows(command: [UInt8]) {
        let (paper, events) = printed(command + Array("text\n".utf8), .everything)
        #expect(paper.text() == "text\n")
        #expect(!events.contains { if case .unknown = $0 { true } else { false } })
    }

    /// DLE EOT in the middle of a command is answered, and its first byte is that command's parameter.
    @Test func realTimeInsideOfACommand() {
        let (paper, events) = printed([0x1B, 0x33, 0x10, 0x04, 0x03, 0x61, 0x0A])  // ESC 3, DLE EOT 3, a
        #expect(events == [.unknown([0x04]), .reply([0x12]), .unknown([0x03])])
        #expect(paper.lines.map(\.feedDots) == [16])
    }

    /// A sequence that breaks off may end in the DLE of the next one.
    @Test func realTimeAfterABrokenOne() {
        let twice = printed([0x10, 0x10, 0x04, 0x01]).events  // DLE, DLE EOT 1
        #expect(twice == [.unknown([0x10]), .reply([0x16])])
        let broken = printed([0x10, 0x04, 0x10, 0x04, 0x01]).events  // DLE EOT, DLE EOT 1
        #expect(broken == [.unknown([0x10, 0x04, 0x10]), .unknown([0x04]), .reply([0x16]), .unknown([0x01])])
    }

    /// The BMP file says its own length: 62 bytes of head and one row of four.
    @Test func bitmapFileOfGSD() {
        let file: [UInt8] =
            [0x42, 0x4D, 66, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0]  // "BM", 66 bytes, dots from 62
            + [40, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0] + Array(repeating: 0, count: 24)  // 8 × 1, 1 bit
            + [0, 0, 0, 0, 255, 255, 255, 0]  // black, white
            + [0b0101_1111, 0, 0, 0]
        let define: [UInt8] = [0x1D, 0x44, 0x30, 0x43, 0x30, 32, 32, 48, 49] + file  // GS D 0 67 0 kc1 kc2 b c
        let show: [UInt8] = [0x1D, 0x28, 0x4C, 6, 0, 48, 69, 32, 32, 1, 1]  // GS ( L 69
        let (paper, events) = printed(define + show + Array("x\n".utf8), .everything)
        #expect(events.isEmpty)
        #expect(paper.images.map(\.bitmap.drawing) == [["#.#....."]])
        #expect(paper.lines.map(\.text) == ["x"])
    }

    /// A parameter out of range: what was seen of the command is dropped, the rest is data.
    @Test(
        arguments: [
            [0x1B, 0x70, 7], [0x1B, 0x2A, 9], [0x1B, 0x63, 0x39], [0x1D, 0x56, 9], [0x1D, 0x6B, 9],
            [0x1D, 0x6B, 73, 0],
            [0x1D, 0x76, 0x31, 0], [0x1D, 0x76, 0x30, 9], [0x1D, 0x38, 0x4D], [0x1C, 0x71, 0],
            [0x1B, 0x26, 9, 0x41, 0x41],
            [0x1B, 0x01], [0x1C, 0x01], [0x1D, 0x01], [0x10, 0x01], [0x10, 0x14, 0x09],
        ] as [[UInt8]]
    )
    func outOfRange(head: [UInt8]) {
        let (paper, events) = printed(head + Array("12\n".utf8))
        #expect(events == [.unknown(head)])
        #expect(paper.text() == "12\n")
    }

    /// An ESC that belongs to nothing does not take the next command's first byte.
    @Test func introducerAfterIntroducer() {
        let (paper, events) = printed([0x1B, 0x1B, 0x45, 1] + Array("a\n".utf8))  // ESC, then ESC E 1
        #expect(events == [.unknown([0x1B])])
        #expect(paper.lines[0].cells[0].style.isBold)
    }

    @Test func longerThanTheBound() {
        let count = CommandFramer.maximumCommandBytes
        let head: [UInt8] = [0x1D, 0x38, 0x4C] + (0..<4).map { UInt8(count >> (8 * $0) & 0xFF) }  // GS 8 L, p = 4 MiB
        let (paper, events) = printed(head + [UInt8](repeating: 0x1B, count: count) + Array("A\n".utf8))
        #expect(events == [.skipped(head: head, byteCount: count + 7)])
        #expect(paper.text() == "A\n")
    }

    /// A drawer as node-thermal-printer opens it: 1B 70 00 and 1B 70 01 without times are one command and a stray 01.
    @Test func pulsesWithoutTimes() {
        let (_, events) = printed([0x1B, 0x70, 0x00, 0x1B, 0x70, 0x01])
        let pulse = DrawerPulse(pin: .pin2, onMillis: 54, offMillis: 224)
        #expect(events == [.pulse(pulse), .unknown([0x01])])
    }
}
