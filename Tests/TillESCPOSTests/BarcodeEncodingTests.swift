import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// One-dimensional barcodes as bytes.
@Suite struct BarcodeEncodingTests {
    private func command(_ symbology: Symbology, _ data: String, _ profile: PrinterProfile = .generic80) -> [UInt8] {
        let bytes = body([.barcode(PrintBarcode(symbology: symbology, data: data))], profile)
        return bytes.places(of: [0x1D, 0x6B]).first.map { Array(bytes[$0...]) } ?? []
    }

    @Test(
        arguments: [
            (.upcA, "036000291452", 65, "036000291452"), (.upcE, "04252614", 66, "042100005264"),
            (.itf, "15400141288763", 70, "15400141288763"), (.codabar, "A40156B", 71, "A40156B"),
            (.code93, "Till 93!", 72, "Till 93!"), (.code39, "TILL-39", 69, "TILL-39"),
        ] as [(Symbology, String, UInt8, String)]
    )
    func functionB(symbology: Symbology, data: String, system: UInt8, wire: String) {
        // GS k, m, n, d1…dn
        #expect(command(symbology, data) == [0x1D, 0x6B, system, UInt8(wire.utf8.count)] + wire.utf8)
    }

    @Test(
        arguments: [
            (.upcA, "036000291452", 0), (.upcE, "042100005264", 1), (.ean13, "4006381333931", 2),
            (.ean8, "96385074", 3), (.code39, "TILL-39", 4), (.itf, "0123", 5), (.codabar, "A1B", 6),
        ] as [(Symbology, String, UInt8)]
    )
    func functionA(symbology: Symbology, data: String, system: UInt8) {
        let old = printer { $0.barcodeB = false }
        // GS k, m, d1…dk, NUL
        #expect(command(symbology, data, old) == [0x1D, 0x6B, system] + data.utf8 + [0])
    }

    /// Printers with function A only have no Code 128; its bars are a picture there, with the text below.
    @Test func code128AsPicture() throws {
        let old = printer { $0.barcodeB = false }
        let item = PrintItem.barcode(PrintBarcode(symbology: .code128, data: "Till", heightDots: 40))
        let read = ImageReader(body([item], old))
        let symbol = try BarcodeSymbol(Symbology.code128, "Till")
        let dots = symbol.modules.flatMap { [$0, $0, $0] }
        let left = (576 - dots.count) / 2
        #expect(read.rows.count == 40)
        #expect(read.rows.allSatisfy { Array($0.dropFirst(left).prefix(dots.count)) == dots })
        #expect(read.others.suffix(8) == [0x1B, 0x61, 1] + Array("Till\n".utf8))  // ESC a: centre
    }

    /// UPC-E in each of its forms is one symbol.
    @Test(arguments: ["425261", "0425261", "04252614", "04210000526", "042100005264"])
    func upcEForms(data: String) throws {
        let symbol = try BarcodeSymbol(Symbology.upcE, data)
        #expect(symbol.text == "04252614" && symbol.wireData == Array("042100005264".utf8))
    }

    /// The zeros that each last digit stands for (GS1 General Specifications, table 5.2.2.4-1).
    @Test(
        arguments: [
            ("120340", "01200000034"), ("120341", "01210000034"), ("120342", "01220000034"), ("123453", "01230000045"),
            ("123454", "01234000005"), ("123455", "01234500005"), ("123459", "01234500009"),
        ]
    )
    func upcEZeros(short: String, long: String) throws {
        #expect(try UPCENumber(short).upcA.prefix(11) == long)
        #expect(try UPCENumber(long).text.dropFirst().prefix(6) == short)
    }

    @Test(
        arguments: [
            (.upcE, "04252615", .barcodeCheckDigit(found: "5", expected: "4")),
            (.upcE, "14252614", .upcENotCompressible),
            (.upcE, "036000291452", .upcENotCompressible), (.upcE, "12345", .barcodeLength(found: 5, allowed: 6...12)),
            (.upcE, "121003", .upcENotCompressible),
            (.itf, "123", .barcodeOddLength(found: 3)), (.itf, "12x4", .barcodeCharacter("x")),
            (.codabar, "40156", .barcodeCharacter("4")), (.codabar, "A4B156B", .barcodeCharacter("B")),
            (.code93, "é", .barcodeCharacter("é")), (.code93, "\r\n", .barcodeCharacter("\r\n")),
            (.code128, "a\u{10}\u{04}", .holdsRealTimeCommand), (.code93, "\u{10}\u{14}", .holdsRealTimeCommand),
            (.gs1_128, "0109501101530003", .gs1NotBracketed), (.gs1_128, "(01)", .gs1NotBracketed),
            (.gs1_128, "(01)09501101530004", .barcodeCheckDigit(found: "4", expected: "3")),
            (.gs1_128, "(17)2612", .barcodeLength(found: 4, allowed: 6...6)),
            (.gs1_128, "(10)A B", .barcodeCharacter(" ")), (.gs1_128, "(1)2", .gs1NotBracketed),
            (.gs1_128, "(10)" + String(repeating: "1", count: 47), .barcodeLength(found: 49, allowed: 1...48)),
        ] as [(Symbology, String, PrintRefusal)]
    )
    func refusals(symbology: Symbology, data: String, refusal: PrintRefusal) {
        let item = PrintItem.barcode(PrintBarcode(symbology: symbology, data: data))
        #expect(ESCPOSEncoder(profile: .generic80).refusal(of: item) == refusal)
        #expect(body([item]).starts(with: Array("[".utf8)))
    }

    @Test func narrowedOrRefused() {
        // 21 characters of Code 128 are (21 + 2) × 11 + 13 = 266 modules: 2 dots each in 576, too wide for 384.
        let item = PrintItem.barcode(PrintBarcode(symbology: .code128, data: "ABCDEFGHIJKLMNOPQRSTU"))
        #expect(body([item]).places(of: [0x1D, 0x77, 2]).count == 1)  // GS w
        #expect(
            ESCPOSEncoder(profile: .generic58).refusal(of: item) == .widerThanPaper(dots: 532, paperDots: 384)
        )
    }
}

/// Code 128 by its code sets.
@Suite struct Code128Tests {
    private func wire(_ text: String) throws -> [UInt8] { try BarcodeSymbol(Symbology.code128, text).wireData }

    @Test func shortestSets() throws {
        #expect(try wire("Till") == Array("{BTill".utf8))
        #expect(try wire("1234") == Array("{C".utf8) + [12, 34])
        #expect(try wire("123") == Array("{B123".utf8))
        #expect(try wire("AB123456") == Array("{BAB{C".utf8) + [12, 34, 56])
        #expect(try wire("AB12345") == Array("{BAB1{C".utf8) + [23, 45])
        #expect(try wire("ab12cd") == Array("{Bab12cd".utf8))
        #expect(try wire("A\tB") == Array("{AA\tB".utf8))
        #expect(try wire("ab\tcd") == Array("{Bab{S\tcd".utf8))
        #expect(try wire("ab\t\t\t") == Array("{Bab{A\t\t\t".utf8))
        #expect(try wire("{1}") == Array("{B{{1}".utf8))
    }

    /// The digits 1604 are 10 04 in set C, which is DLE EOT.
    @Test(arguments: ["160401", "12160499", "162001", "160501", "16041604162016051604"])
    func noRealTimeCommandInSetC(digits: String) throws {
        let data = try wire(digits)
        #expect(data.realTimePlaces.isEmpty)
        #expect(Code128Wire(data)?.text == digits)
        #expect(body([.barcode(PrintBarcode(symbology: .code128, data: digits))]).realTimePlaces.isEmpty)
    }

    @Test func gs1() throws {
        let symbol = try BarcodeSymbol(Symbology.gs1_128, "(01)09501101530003(10)AB-12(17)261231")
        let expected: [UInt8] =
            Array("{C{1".utf8) + [1, 9, 50, 11, 1, 53, 0, 3, 10]  // FNC1, then 01 and 10 in pairs
            + Array("{BAB-{C".utf8) + [12] + Array("{1".utf8)  // the batch number has no fixed length: FNC1 after it
            + [17, 26, 12, 31]
        #expect(symbol.wireData == expected)
        #expect(symbol.text == "(01)09501101530003(10)AB-12(17)261231")
    }

    /// Any text reads back from its wire form, and no other choice of sets is shorter than set B alone.
    @Test func randomTexts() throws {
        let seed = printedSeed(for: "Code128Tests.randomTexts")
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let count = Int.random(in: 1...30, using: &generator)
            let bytes = (0..<count).map { _ -> UInt8 in
                switch Int.random(in: 0..<8, using: &generator) {
                case 0: UInt8.random(in: 0...0x0F, using: &generator)
                case 1, 2: UInt8.random(in: 0x20...0x7F, using: &generator)
                default: UInt8.random(in: 0x30...0x39, using: &generator)
                }
            }
            let elements = bytes.map { Code128Element.byte($0) }
            let encoding = Code128Encoding(elements)
            let read = try #require(Code128Wire(encoding.wire), "seed \(seed)")
            #expect(Array(read.text.utf8) == bytes && read.values == encoding.values, "seed \(seed)")
            if bytes.allSatisfy({ $0 >= 0x20 }) { #expect(encoding.values.count <= bytes.count + 1) }
        }
    }

    @Test(arguments: ["", "A", "{", "{B", "{X1", "A{B", "{C\u{7F}", "{Ba{", "{B{S", "{C{S1", "{A\u{61}"])
    func wireThatPrintersRefuse(text: String) {
        #expect(Code128Wire(Array(text.utf8)) == nil)
    }
}
