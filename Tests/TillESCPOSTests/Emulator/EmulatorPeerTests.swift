import Testing
import TillDeviceKit

@testable import TillESCPOS

/// What other programs send, in their own dialects.
@Suite struct EmulatorPeerTests {
    /// ReceiptPrinterEncoder ends lines by LF CR, sends italics, and a newline after the cut.
    @Test func receiptPrinterEncoder() {
        let bytes: [UInt8] =
            [0x1B, 0x40, 0x1C, 0x2E, 0x1B, 0x4D, 0x00]  // ESC @, FS ., ESC M 0
            + [0x1B, 0x34, 0x01] + Array("italic".utf8) + [0x1B, 0x34, 0x00, 0x0A, 0x0D]  // ESC 4 n: clones only
            + [0x1D, 0x56, 0x00, 0x0A, 0x0D]  // GS V 0
        let (paper, events) = printed(bytes)
        #expect(paper.lines.map(\.text) == ["italic", ""])
        let italics: [EmulatorEvent] = [
            .unknown([0x1B, 0x34]), .unknown([0x01]), .unknown([0x1B, 0x34]), .unknown([0x00]),
        ]
        #expect(events == italics + [.cut(.full)])
    }

    /// Odoo prints the receipt as raster slices and kicks both pins.
    @Test func odoo() {
        let slice: [UInt8] = [0x1D, 0x76, 0x30, 0x00, 72, 0, 255, 0] + [UInt8](repeating: 0x00, count: 72 * 255)
        let bytes: [UInt8] =
            [0x1B, 0x40] + slice + slice + [0x1B, 0x64, 0x06, 0x1D, 0x56, 0x41, 0x00]  // ESC d 6, GS V 65 0
            + [0x1B, 0x3D, 0x01, 0x1B, 0x70, 0x00, 0x19, 0x19, 0x1B, 0x70, 0x01, 0x19, 0x19]  // ESC = 1, ESC p
        let (paper, events) = printed(bytes)
        #expect(paper.images.map(\.bitmap.height) == [255, 255])
        #expect(paper.lines.count == 6)
        let pulses = [DrawerPulse.Pin.pin2, .pin5].map { DrawerPulse(pin: $0, onMillis: 50, offMillis: 50) }
        #expect(events == [.cut(.full)] + pulses.map { .pulse($0) })
    }

    /// python-escpos: a column picture with a line spacing of 16, line by line, and a QR code in its own commands.
    @Test func pythonEscpos() {
        let stripe: [UInt8] = [0x1B, 0x2A, 33, 2, 0, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x0A]  // ESC * 33, two columns, LF
        let column: [UInt8] = [0x1B, 0x33, 0x10] + stripe + stripe + [0x1B, 0x32]  // ESC 3 16, ESC 2
        let (paper, events) = printed(column + Array("after\n".utf8))
        #expect(events.isEmpty)
        #expect(paper.text() == "[image 2×24]\n[image 2×24]\nafter\n")
        #expect(paper.lines.map(\.feedDots) == [16, 16, 30])
    }

    /// python-escpos 3.1: a graphics picture of 69 130 bytes whose length has lost its highest bits. The rest of it is
    /// text, and what is in it acts as commands.
    @Test func lengthCutOffAt16Bits() {
        let parameters: [UInt8] = [48, 112, 48, 1, 1, 49, 0x40, 0x02, 0xC0, 0x03]  // 576 × 960 dots
        let command: [UInt8] = [0x1D, 0x28, 0x4C, 0x0A, 0x0E] + parameters
        let (paper, events) = printed(command + [UInt8](repeating: 0x41, count: 69_120))
        let taken = 0x0E0A - parameters.count
        #expect(events == [.ignored(command + [UInt8](repeating: 0x41, count: taken))])
        #expect(paper.lines.count == (69_120 - taken) / 48)
        #expect(paper.lines.allSatisfy { $0.text == String(repeating: "A", count: 48) })
    }
}
