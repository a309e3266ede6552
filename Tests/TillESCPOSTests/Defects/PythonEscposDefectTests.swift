import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Defects that were reproduced in python-escpos 3.1, each with the bytes that it sent.
@Suite struct PythonEscposDefectTests {
    /// 576 × 960 dots in one GS ( L are 69 130 bytes; truncated to 16 bits, the length was 0E0A, and 65 536 bytes of
    /// the picture were printed as text.
    @Test func lengthOfGraphicsIsNotTruncated() throws {
        let profile = printer {
            $0.image = .graphics
            $0.imageStripRows = 960
        }
        let gray = [UInt8](repeating: 0, count: 576 * 900)
        let image = try #require(PrintImage(widthDots: 576, heightDots: 900, gray: gray))
        let count = ImageReader(body([.image(image)], profile))
        #expect(count.rows.count == 900 && count.others.isEmpty)
        var bytes: [UInt8] = []
        let mode = try #require(ImageMode(profile))
        ImageStrips(mode: mode).append(Bitmap(width: 576, height: 960), to: &bytes)
        let expected: [UInt8] = [
            0x1D, 0x38, 0x4C,  // GS 8 L
            0x0A, 0x0E, 0x01, 0x00,  // p: 69 130
            48, 112, 48, 1, 1, 49,  // function 112
            0x40, 0x02, 0xC0, 0x03,  // 576 × 960
        ]
        #expect(bytes.starts(with: expected) && bytes.count == 7 + 69_130 + 7)
    }

    /// After ESC @, `€` was sent as A4 without ESC t: on page 0 that is ñ.
    @Test func codePageIsSelectedAgainAfterInitialise() {
        var encoder = ESCPOSEncoder(profile: .epsonTMT88)
        _ = encoder.encode([line("€")])
        let second = encoder.encode([line("€")])
        #expect(second.places(of: [0x1B, 0x74, 19, 0xD5]).count == 1)  // ESC t: CP858, €
        _ = encoder.raw(Commands.initialize)
        #expect(encoder.append([line("€")]).places(of: [0x1B, 0x74, 19, 0xD5]).count == 1)
    }

    /// `€` went to page 15 (ISO 8859-7, Greek) on every printer of Epson's kind.
    @Test(arguments: PrinterProfile.builtIn)
    func euroIsOfAWesternPage(profile: PrinterProfile) {
        let (page, euro): (UInt8, UInt8) =
            switch profile.name {
            case "citizen-ct-s": (2, 0xD5)  // CP858 under the maker's own number
            case "hp-a779": (6, 0xD5)  // the same
            case "mpt-ii": (6, 0x88)  // WPC1251, its only page with the sign
            default: (19, 0xD5)  // CP858
            }
        #expect(body([line("€")], profile) == [0x1B, 0x74, page, euro, 0x0A])  // ESC t, €, LF
    }

    /// One ideograph made the whole line GB 18030, without FS &: é and € were read as two characters each.
    @Test func oneIdeographLeavesTheOtherLettersAlone() {
        let chinese = printer { $0.multiByte = .gb18030 }
        let expected: [UInt8] = [
            0x41,  // A
            0x1B, 0x74, 19,  // ESC t: CP858
            0xD5,  // €
            0x20, 0x82, 0x20,  // é between spaces
            0x1C, 0x26,  // FS &
            0xD6, 0xD0,  // 中
            0x1C, 0x2E,  // FS .
            0x20, 0xA4,  // ñ
            0x0A,  // LF
        ]
        #expect(body([line("A€ é 中 ñ")], chinese) == expected)
        #expect(
            body([line("A€ é 中 ñ")]) == [0x41, 0x1B, 0x74, 19, 0xD5, 0x20, 0x82] + Array(" ?? ".utf8) + [0xA4, 0x0A]
        )
    }

    /// An EAN-13 with a wrong check digit was sent as it was; printers then print nothing, or another number.
    @Test func wrongCheckDigitIsRefused() {
        let item = PrintItem.barcode(PrintBarcode(symbology: .ean13, data: "4006381333930"))
        #expect(body([item]).places(of: [0x1D, 0x6B]).isEmpty)
        #expect(
            ESCPOSEncoder(profile: .generic80).refusal(of: item) == .barcodeCheckDigit(found: "0", expected: "1")
        )
    }

    /// `{` was not doubled, so that the printer took what followed for an escape.
    @Test func braceOfCode128IsDoubled() {
        let bytes = body([.barcode(PrintBarcode(symbology: .code128, data: "{A"))])
        #expect(bytes.suffix(9) == [0x1D, 0x6B, 73, 5] + Array("{B{{A".utf8))  // GS k, Code 128, 5 bytes
    }

    /// Odd digits for ITF are refused as they are there; Code 128 needs no code set in its data.
    @Test func code128NeedsNoCodeSetInItsData() {
        let bytes = body([.barcode(PrintBarcode(symbology: .code128, data: "42"))])
        #expect(bytes.suffix(7) == [0x1D, 0x6B, 73, 3] + Array("{C".utf8) + [42])
    }

    /// A picture with 10 14 01 00 01 in it was sent as it was: the printer opened the drawer.
    @Test func pictureDoesNotOpenTheDrawer() throws {
        let dots: [UInt8] = [0x10, 0x14, 0x01, 0x00, 0x01]
        let gray = (0..<40).map { dots[$0 / 8] & (0x80 >> UInt8($0 % 8)) != 0 ? UInt8(0) : UInt8(255) }
        let image = try #require(PrintImage(widthDots: 8, heightDots: 5, gray: gray, alignment: .left))
        #expect(body([.image(image)]).realTimePlaces.isEmpty)
        var emulator = ESCPOSEmulator(profile: .generic80)
        let events = emulator.received(body([.image(image)]))
        #expect(!events.contains { if case .pulse = $0 { true } else { false } })
    }

    /// A QR code by the printer's own command could not be centred.
    @Test func nativeQRIsCentred() {
        #expect(body([.qr(PrintQR(data: "AB"))]).starts(with: [0x1B, 0x61, 1, 0x1D, 0x28, 0x6B]))  // ESC a, GS ( k
    }
}
