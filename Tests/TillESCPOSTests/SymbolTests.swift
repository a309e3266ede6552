import Testing
import TillDeviceKit
import TillTestSupport

@testable import TillESCPOS

/// Modules and bars. The golden pictures were read back by an independent decoder and agree with an independent
/// encoder; here they stand against change.
@Suite struct SymbolTests {
    @Test func reedSolomon() {
        // ISO/IEC 18004, annex I: version 1-M of "01234567".
        let data: [UInt8] = [
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ]
        let correction: [UInt8] = [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]
        #expect(ReedSolomon(correctionWords: 10).correction(for: data) == correction)
    }

    @Test func formatAndVersionInformation() {
        #expect(QRFormat.bits(level: .medium, mask: 5) == 0b100_0000_1100_1110)  // ISO/IEC 18004, 7.9.1
        #expect(QRFormat.versionBits(7) == 0b00_0111_1100_1001_0100)  // ISO/IEC 18004, annex D
    }

    /// ISO/IEC 18004, table 7: bytes of the smallest and the largest versions.
    @Test func capacities() {
        let levels: [PrintQR.ErrorCorrection] = [.low, .medium, .quartile, .high]
        #expect(levels.map { QRVersion(1).byteCapacity($0) } == [17, 14, 11, 7])
        #expect(levels.map { QRVersion(9).byteCapacity($0) } == [230, 180, 130, 98])
        #expect(levels.map { QRVersion(10).byteCapacity($0) } == [271, 213, 151, 119])
        #expect(levels.map { QRVersion(40).byteCapacity($0) } == [2953, 2331, 1663, 1273])
        #expect(QRVersion.smallest(for: 2954, .low) == nil)
        #expect(QRVersion(32).alignmentCentres == [6, 34, 60, 86, 112, 138])
    }

    @Test(arguments: [
        ("TILL", PrintQR.ErrorCorrection.medium, "qr-1-M.txt"),
        ("https://example.com/r/2026-000123", .quartile, "qr-4-Q.txt"),
        (String(repeating: "Größe 7 €, ", count: 8), .medium, "qr-7-M.txt"),
        (String(repeating: "Till prints ", count: 17), .high, "qr-15-H.txt"),
    ])
    func qrModules(text: String, level: PrintQR.ErrorCorrection, name: String) throws {
        let symbol = try #require(QRSymbol(Array(text.utf8), errorCorrection: level))
        #expect(name.hasPrefix("qr-\(symbol.version.number)-"))
        let rows = symbol.modules.map { row in row.map { $0 ? "##" : "  " }.joined() + "|\n" }
        #expect(try Golden.difference(rows.joined(), name) == nil)
    }

    /// The finder at the lower left, its separator and the timing, wherever the data goes.
    @Test(arguments: 1...40)
    func functionPatterns(number: Int) throws {
        let bytes = [UInt8](repeating: 0x55, count: QRVersion(number).byteCapacity(.low))
        let symbol = try #require(QRSymbol(bytes, errorCorrection: .low, mask: number % 8))
        let side = symbol.version.sideModules
        #expect(symbol.modules.count == side && symbol.modules.allSatisfy { $0.count == side })
        let finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"]
        for (row, pattern) in finder.enumerated() {
            let dark = pattern.map { $0 == "#" }
            #expect(Array(symbol.modules[side - 7 + row].prefix(7)) == dark)
            #expect(Array(symbol.modules[row].suffix(7)) == dark)
        }
        #expect((8..<side - 8).allSatisfy { symbol.modules[6][$0] == $0.isMultiple(of: 2) })
        #expect(symbol.modules[side - 8][8], "the module that is always dark")
    }

    @Test(
        arguments: [
            (.ean13, "4006381333931", "ean13.txt"), (.ean8, "96385074", "ean8.txt"),
            (.upcA, "036000291452", "upca.txt"), (.code39, "TILL-39 $/+%.", "code39.txt"),
            (.code128, "Till{7}~ #12", "code128.txt"), (.code128, "AB\t0123456789ab", "code128-sets.txt"),
            (.gs1_128, "(01)09501101530003(10)AB-12(17)261231", "gs1-128.txt"), (.upcE, "04252614", "upce.txt"),
            (.itf, "15400141288763", "itf.txt"), (.codabar, "A40156-$:/.+7B", "codabar.txt"),
            (.code93, "Till 93!~\t", "code93.txt"),
        ] as [(Symbology, String, String)]
    )
    func bars(symbology: Symbology, data: String, name: String) throws {
        let symbol = try BarcodeSymbol(symbology, data)
        #expect(try Golden.difference(symbol.modules.map { $0 ? "#" : "." }.joined() + "\n", name) == nil)
        #expect(symbol.modules.first == true && symbol.modules.last == true)
    }

    /// GS1 General Specifications, 7.9: worked examples, and every single wrong digit is found.
    @Test func checkDigits() throws {
        #expect(CheckedDigits.checkDigit(of: [6, 2, 9, 1, 0, 4, 1, 5, 0, 0, 2, 1]) == 3)
        let right = "6291041500213"
        for index in right.indices {
            for digit in "0123456789" where digit != right[index] {
                let wrong = right[..<index] + String(digit) + right[right.index(after: index)...]
                #expect(throws: PrintRefusal.self) { try BarcodeSymbol(Symbology.ean13, String(wrong)) }
            }
        }
    }
}
