import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Defects that were reproduced in ReceiptPrinterEncoder 3.0.2, each with the bytes that it sent.
@Suite struct ReceiptPrinterEncoderDefectTests {
    /// GS1-128 was sent with 48h, which is CODE93.
    @Test func gs1IsACode128() {
        let bytes = body([.barcode(PrintBarcode(symbology: .gs1_128, data: "(00)106141412345678908", textBelow: false))]
        )
        let expected: [UInt8] =
            [0x1D, 0x6B, 73, 14]  // GS k, Code 128, 14 bytes
            + Array("{C{1".utf8) + [0, 10, 61, 41, 41, 23, 45, 67, 89, 8]  // FNC1, the SSCC in pairs
        #expect(bytes.suffix(expected.count) == expected[...])
    }

    /// 600 ms are 300 steps, sent as 300 & FF: 88 ms.
    @Test func longPulseDoesNotWrap() {
        let bytes = body([.pulse(DrawerPulse(onMillis: 600, offMillis: 1200))])
        #expect(bytes == [0x1B, 0x70, 0, 255, 255])  // ESC p: pin 2, the longest times
    }

    /// The text of a QR code was ISO 8859-1, 中 a `?`.
    @Test func qrTextIsUTF8() {
        let store: [UInt8] = [0x1D, 0x28, 0x6B, 6, 0, 49, 80, 48, 0xE4, 0xB8, 0xAD]  // GS ( k fn 80, 中
        #expect(body([.qr(PrintQR(data: "中"))]).places(of: store).count == 1)
    }

    /// The spacing for strips of 24 dots was sent as 24h, which is 36: white lines through the picture.
    @Test func columnSpacingIs24() throws {
        let gray = [UInt8](repeating: 0, count: 8 * 48)
        let image = try #require(PrintImage(widthDots: 8, heightDots: 48, gray: gray))
        let bytes = body([.image(image)], printer { $0.image = .column24 })
        #expect(bytes.starts(with: [0x1B, 0x33, 24]) && bytes.suffix(2) == [0x1B, 0x32])  // ESC 3 24 … ESC 2
        #expect(bytes.places(of: [0x1B, 0x2A, 33]).count == 2)
    }

    /// `{` was not doubled.
    @Test func braceIsDoubled() throws {
        #expect(try BarcodeSymbol(Symbology.code128, "a{b").wireData == Array("{Ba{{b".utf8))
    }

    /// Lines ended in LF CR, and a stray one followed the cut: the next receipt began one line down.
    @Test func linesEndInLFAndNothingFollowsTheCut() {
        let bytes = body([line("a"), .feed(lines: 2), .cut(.full)])
        let expected: [UInt8] = [
            0x61, 0x0A,  // a, LF
            0x1B, 0x64, 2,  // ESC d: two lines
            0x1D, 0x56, 65, 0,  // GS V: feed and cut
        ]
        #expect(bytes == expected)
    }
}
