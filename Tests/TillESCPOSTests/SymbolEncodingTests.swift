import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Barcodes and QR codes as bytes, and what is refused.
@Suite struct SymbolEncodingTests {
    private func body(_ items: [PrintItem], _ profile: PrinterProfile = .generic80) -> [UInt8] {
        var encoder = ESCPOSEncoder(profile: profile)
        let start = encoder.encode([])
        return Array(encoder.encode(items).dropFirst(start.count))
    }

    @Test func ean13() {
        let expected: [UInt8] =
            [
                0x1B, 0x61, 1,  // ESC a: centre
                0x1D, 0x68, 60,  // GS h: 60 dots high
                0x1D, 0x77, 3,  // GS w: narrow bars of 3 dots
                0x1D, 0x48, 2,  // GS H: text below
                0x1D, 0x6B, 67, 13,  // GS k function B: EAN-13, 13 bytes
            ] + "4006381333931".utf8
        let barcode = PrintBarcode(symbology: .ean13, data: "4006381333931", heightDots: 60)
        #expect(body([.barcode(barcode)]) == expected)
    }

    @Test func settingsAreSentOnce() {
        let barcode = PrintItem.barcode(PrintBarcode(symbology: .ean8, data: "96385074"))
        let second: [UInt8] = [0x1D, 0x6B, 68, 8] + "96385074".utf8  // GS k: EAN-8, 8 bytes
        #expect(body([barcode, barcode]).suffix(second.count) == second[...])
        #expect(body([barcode, barcode]).count == body([barcode]).count + second.count)
    }

    @Test func missingCheckDigitIsAdded() {
        let without = PrintBarcode(symbology: .upcA, data: "03600029145")
        let with = PrintBarcode(symbology: .upcA, data: "036000291452")
        #expect(body([.barcode(without)]) == body([.barcode(with)]))
    }

    @Test func code128DoublesItsBrace() {
        let expected: [UInt8] =
            [
                0x1D, 0x6B, 73, 8,  // GS k function B: Code 128, 8 bytes
                0x7B, 0x42,  // {B: set B
                0x54, 0x7B, 0x7B, 0x37, 0x7D, 0x20,  // "T{7} " with its brace doubled
            ]
        let barcode = PrintBarcode(symbology: .code128, data: "T{7} ")
        #expect(body([.barcode(barcode)]).suffix(expected.count) == expected[...])
    }

    @Test func qr() {
        let expected: [UInt8] = [
            0x1B, 0x61, 1,  // ESC a: centre
            0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0,  // GS ( k, p = 4, QR, fn 65: model 2
            0x1D, 0x28, 0x6B, 3, 0, 49, 67, 4,  // GS ( k, p = 3, QR, fn 67: modules of 4 dots
            0x1D, 0x28, 0x6B, 3, 0, 49, 69, 49,  // GS ( k, p = 3, QR, fn 69: error correction M
            0x1D, 0x28, 0x6B, 5, 0, 49, 80, 48, 0x41, 0x42,  // GS ( k, p = 5, QR, fn 80: store "AB"
            0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48,  // GS ( k, p = 3, QR, fn 81: print
        ]
        #expect(body([.qr(PrintQR(data: "AB", moduleDots: 4))]) == expected)
    }

    /// Without a command for it, the symbol is a picture: centred, with its quiet zone above and below.
    @Test func qrAsPicture() throws {
        let code = PrintQR(data: "AB", moduleDots: 4)
        let read = ImageReader(body([.qr(code)], printer { $0.nativeQR = false }))
        let symbol = try #require(QRSymbol(Array("AB".utf8), errorCorrection: .medium))
        let left = (576 - 21 * 4) / 2
        #expect(read.rows.count == (21 + 8) * 4)
        for (y, row) in symbol.modules.enumerated() {
            let dots = row.flatMap { Array(repeating: $0, count: 4) }
            for dot in 0..<4 { #expect(read.rows[(y + 4) * 4 + dot].dropFirst(left).prefix(84) == dots[...]) }
        }
    }

    @Test func longQRCountsItsBytesInTwo() {
        let data = String(repeating: "é", count: 300)
        let bytes = body([.qr(PrintQR(data: data, moduleDots: 2))], .generic80)
        let store: [UInt8] = [
            0x1D, 0x28, 0x6B,  // GS ( k
            0x5B, 0x02,  // p = 603: cn, fn, m and 600 bytes of UTF-8
            49, 80, 48,  // QR, fn 80, m
        ]
        #expect(bytes.indices.contains { bytes[$0...].starts(with: store + data.utf8) })
    }

    @Test func qrShrinksToThePaper() {
        let code = PrintQR(data: String(repeating: "x", count: 300), moduleDots: 16)
        let size: [UInt8] = [0x1D, 0x28, 0x6B, 3, 0, 49, 67]  // GS ( k fn 67: size of modules
        let bytes = body([.qr(code)], .generic58)
        let at = bytes.indices.first { bytes[$0...].starts(with: size) }
        // 300 bytes at level M need version 13, 69 modules: 5 dots each in 384.
        #expect(at.map { bytes[$0 + size.count] } == 5)
    }

    static let refused: [(PrintItem, PrinterProfile, PrintRefusal)] = [
        barcode(.ean13, "4006381333930", .barcodeCheckDigit(found: "0", expected: "1")),
        barcode(.ean13, "40063813339", .barcodeLength(found: 11, allowed: 12...13)),
        barcode(.ean8, "9638507x", .barcodeCharacter("x")),
        barcode(.ean13, "400638133393١", .barcodeCharacter("١")),
        barcode(.code39, "abc", .barcodeCharacter("a")),
        barcode(.code39, "A*B", .barcodeCharacter("*")),
        barcode(.code39, "", .barcodeLength(found: 0, allowed: 1...120)),
        barcode(.code128, "é", .barcodeCharacter("é")),
        barcode(.maxiCode, "1", .symbologyNotPrintable(.maxiCode)),
        (
            .barcode(PrintBarcode(symbology: .code128, data: "ABCDEFGHIJKLMNO")), .generic58,
            .widerThanPaper(dots: 400, paperDots: 384)
        ),
        (.qr(PrintQR(data: "")), .generic80, .symbolEmpty),
        (.qr(PrintQR(data: String(repeating: "x", count: 2332))), .generic80, .symbolTooLong(bytes: 2332)),
    ]

    private static func barcode(
        _ symbology: Symbology,
        _ data: String,
        _ refusal: PrintRefusal
    ) -> (PrintItem, PrinterProfile, PrintRefusal) {
        (.barcode(PrintBarcode(symbology: symbology, data: data)), .generic80, refusal)
    }

    @Test(arguments: refused)
    func refusals(item: PrintItem, profile: PrinterProfile, refusal: PrintRefusal) {
        #expect(ESCPOSEncoder(profile: profile).refusal(of: item) == refusal)
        let (paper, events) = emulate([item], profile)
        #expect(events.isEmpty)
        #expect(paper.lines.count == paper.elements.count, "a refused symbol is text only")
        #expect(paper.lines.first?.text.hasPrefix("[") == true)
    }

    @Test func refusedBarcodeIsVisible() {
        let barcode = PrintBarcode(symbology: .ean13, data: "4006381333930")
        #expect(emulate([.barcode(barcode)], .generic80).paper.text() == "[EAN13 4006381333930]\n")
    }

    @Test func refusedTextIsBrokenAndBounded() {
        let code = PrintQR(data: String(repeating: "x", count: 3000))
        let paper = emulate([.qr(code)], .generic58).paper
        #expect(paper.lines.count == ESCPOSEncoder.substituteMaximumCharacters / 32)
        #expect(paper.lines.allSatisfy { $0.width == 32 })
    }

    @Test func printersWithout() {
        var bare = PrinterProfile(
            name: "bare",
            columns: 32,
            widthDots: 384,
            codePages: [],
            cut: .none,
            nativeQR: false,
            barcodeB: false,
            drawer: false,
            processID: false
        )
        bare.image = .none
        #expect(body([.pulse(DrawerPulse())], bare) == [])
        #expect(body([.cut(.full)], bare) == [0x1B, 0x64, 4])  // ESC d: feed to the tear bar
        let items: [PrintItem] = [
            .barcode(PrintBarcode(symbology: .code93, data: "96385074")), .qr(PrintQR(data: "AB")),
            .pulse(DrawerPulse()),
        ]
        let encoder = ESCPOSEncoder(profile: bare)
        #expect(items.allSatisfy { encoder.refusal(of: $0) == .notSupportedByPrinter })
        #expect(emulate(items, bare).paper.text() == "[CODE93 96385074]\n[QR AB]\n")
    }
}
