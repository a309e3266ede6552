import Testing
import TillDeviceKit

@testable import TillESCPOS

/// Barcodes of all systems, QR and PDF417.
@Suite struct EmulatorBarcodeTests {
    private func barcode(_ bytes: [UInt8]) -> PaperBarcode? {
        guard case .barcode(let barcode) = printed(bytes).paper.elements.first else { return nil }
        return barcode
    }

    private func functionB(_ system: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0x1D, 0x6B, system, UInt8(data.count)] + data  // GS k m n d…
    }

    @Test(arguments: [
        (UInt8(65), "01234567890", Symbology.upcA), (66, "01234565", .upcE), (67, "400638133393", .ean13),
        (68, "9638507", .ean8), (69, "CODE 39", .code39), (70, "123456", .itf), (71, "A123-45B", .codabar),
        (72, "Code93", .code93), (74, "0104006381333931", .gs1_128), (75, "0400638133393", .gs1DataBar),
        (79, "auto128", .code128),
    ])
    func systems(system: UInt8, data: String, symbology: Symbology) {
        let byLength = barcode(functionB(system, Array(data.utf8)))
        #expect(byLength?.symbology == symbology)
        #expect(byLength?.text.hasPrefix(data) == true)
        guard system <= 71 else { return }
        let toNUL = barcode([0x1D, 0x6B, system - 65] + Array(data.utf8) + [0])
        #expect(toNUL == byLength, "function A prints the same")
    }

    @Test(arguments: [
        (UInt8(65), "123"), (66, "12345"), (67, "4006381333930"), (70, "123"), (71, "12345"), (73, "no set"),
        (73, "{Bx{"),
    ])
    func refused(system: UInt8, data: String) {
        let command = functionB(system, Array(data.utf8))
        let (paper, events) = printed(command + Array("x\n".utf8))
        #expect(events == [.ignored(command)])
        #expect(paper.text() == "x\n")
    }

    /// Impact printers have no GS k; there the bars are sent as a picture.
    @Test func printersWithoutBarcodes() {
        let impact = printer {
            $0.barcodes = false
            $0.barcodeB = false
        }
        let command: [UInt8] = [0x1D, 0x6B, 2] + Array("4006381333931".utf8) + [0]  // GS k function A: EAN-13
        #expect(printed(command, impact).events == [.ignored(command)])
        let item = PrintItem.barcode(PrintBarcode(symbology: .ean13, data: "4006381333931", heightDots: 40))
        let bytes = body([item], impact)
        #expect(bytes.places(of: [0x1D, 0x6B]).isEmpty && bytes.places(of: [0x1D, 0x76, 0x30]).count == 1)
        var none = impact
        none.image = .none
        #expect(ESCPOSEncoder(profile: none).refusal(of: item) == .notSupportedByPrinter)
    }

    @Test func code128Sets() {
        let data: [UInt8] = Array("{B{{a}{1{C".utf8) + [12, 3] + Array("{AX".utf8)  // B: { a }, FNC1, C: 12 03, A: X
        let mixed = barcode(functionB(73, data))
        #expect(mixed?.text == "{a}1203X")
        // Start B, { a }, FNC1, C, 12 03, A, X and the check character of 11 modules each, and the stop of 13.
        #expect(mixed?.modules.count == 11 * 11 + 13)
        #expect(barcode(functionB(73, Array("{Babc".utf8)))?.modules.isEmpty == false)
        let beyond = functionB(73, Array("{C".utf8) + [100])
        #expect(printed(beyond).events == [.ignored(beyond)])
    }

    @Test func settings() {
        let bytes: [UInt8] = [0x1D, 0x48, 3, 0x1D, 0x68, 60, 0x1D, 0x77, 70]  // GS H both, GS h 60, GS w 3.0
        let code = barcode(bytes + functionB(67, Array("400638133393".utf8)))
        #expect(code?.isTextAbove == true && code?.isTextBelow == true)
        #expect(code?.heightDots == 60 && code?.moduleDots == 3)
        let wide = functionB(69, Array(repeating: 0x41, count: 60))
        #expect(printed(wide).events == [.ignored(wide)], "wider than the paper")
    }

    @Test func qrCodes() {
        let bytes: [UInt8] =
            [0x1D, 0x28, 0x6B, 4, 0, 49, 65, 50, 0]  // model 2
            + [0x1D, 0x28, 0x6B, 3, 0, 49, 67, 4]  // size 4
            + [0x1D, 0x28, 0x6B, 3, 0, 49, 69, 49]  // level M
            + [0x1D, 0x28, 0x6B, 5, 0, 49, 80, 48, 0x41, 0x42]  // data
            + [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48]  // print
        let (paper, events) = printed(bytes)
        #expect(events.isEmpty)
        guard case .qr(let code) = paper.elements.first else {
            Issue.record("no QR code")
            return
        }
        #expect(code.data == [0x41, 0x42] && code.moduleDots == 4 && code.errorCorrection == .medium)
        #expect(code.modules.count == 21)
    }

    @Test func pdf417() {
        let bytes: [UInt8] =
            [0x1D, 0x28, 0x6B, 3, 0, 48, 65, 4]  // four columns
            + [0x1D, 0x28, 0x6B, 3, 0, 48, 67, 2]  // modules of two dots
            + [0x1D, 0x28, 0x6B, 3, 0, 48, 68, 4]  // rows of four modules
            + [0x1D, 0x28, 0x6B, 4, 0, 48, 69, 48, 52]  // level 4
            + [0x1D, 0x28, 0x6B, 6, 0, 48, 80, 48, 0x41, 0x42, 0x43]  // data
        let show: [UInt8] = [0x1D, 0x28, 0x6B, 3, 0, 48, 81, 48]
        let (paper, events) = printed(bytes + show, .everything)
        #expect(events.isEmpty)
        guard case .pdf417(let code) = paper.elements.first else {
            Issue.record("no PDF417 code")
            return
        }
        #expect(code.data == Array("ABC".utf8) && code.moduleDots == 2 && code.rowHeightDots == 8)
        #expect(paper.text() == "[PDF417 ABC]\n")
        #expect(printed(bytes + show, .generic80).events == [.ignored(show)], "the profile has none")
    }
}
