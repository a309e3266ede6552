import Testing
import TillDeviceKit

@Suite struct AIMIdentifierTests {
    /// ISO/IEC 15424; retail codes by length as readers send them.
    @Test(arguments: [
        ("]A0", 5, Symbology.code39), ("]A7", 5, .code39), ("]B0", 5, .telepen), ("]C0", 5, .code128),
        ("]C1", 16, .gs1_128), ("]C2", 5, .code128), ("]C4", 5, .isbt128), ("]D0", 5, .other),
        ("]E0", 13, .ean13), ("]E0", 12, .upcA), ("]E0", 8, .upcE), ("]E0", 5, .other), ("]E0", 7, .other),
        // An add-on alone; with its code, as the standard and as Datalogic mark it.
        ("]E1", 2, .other), ("]E2", 5, .other), ("]E3", 15, .ean13Supplement), ("]E3", 18, .ean13Supplement),
        ("]E1", 15, .ean13Supplement), ("]E2", 18, .ean13Supplement), ("]E3", 14, .upcASupplement),
        ("]E3", 17, .upcASupplement), ("]E3", 10, .upcESupplement), ("]E3", 13, .upcESupplement),
        ("]E4", 8, .ean8), ("]E4", 10, .ean8Supplement), ("]E5", 10, .ean8Supplement),
        ("]E6", 13, .ean8Supplement), ("]E4", 9, .other),
        ("]e0", 16, .gs1DataBar), ("]e1", 9, .other), ("]F0", 5, .codabar), ("]G0", 5, .code93),
        ("]H0", 5, .code11), ("]I0", 14, .itf), ("]I3", 13, .itf), ("]J1", 9, .other), ("]K0", 5, .code16K),
        ("]L0", 5, .pdf417), ("]L2", 5, .pdf417), ("]L3", 5, .microPDF417), ("]L5", 5, .microPDF417),
        ("]M0", 5, .msi), ("]N0", 5, .other), ("]O4", 5, .codablockF), ("]O0", 5, .other), ("]P0", 5, .plessey),
        ("]Q0", 5, .qrCode), ("]Q1", 5, .qrCode), ("]Q2", 5, .qrCode), ("]Q3", 5, .gs1QRCode),
        ("]Q4", 5, .gs1QRCode), ("]Q5", 5, .qrCode), ("]R0", 5, .standard2of5), ("]S0", 5, .standard2of5),
        ("]T0", 5, .code49), ("]U0", 5, .maxiCode), ("]X0", 5, .other), ("]d0", 5, .dataMatrix),
        ("]d1", 5, .dataMatrix), ("]d2", 5, .gs1DataMatrix), ("]d3", 5, .dataMatrix), ("]d5", 5, .gs1DataMatrix),
        ("]d6", 5, .dataMatrix), ("]h0", 5, .hanXin), ("]z0", 5, .aztec), ("]zC", 5, .aztec),
    ])
    func symbologies(text: String, length: Int, expected: Symbology) throws {
        let identifier = try #require(AIMIdentifier(prefixOf: Array(text.utf8)))
        #expect(identifier.text == text)
        #expect(identifier.symbology(labelLength: length) == expected)
    }

    @Test(arguments: ["", "]", "]E", "E04", "]y0", "]E ", "]]0", "]E]", "[E0", "]1A"])
    func textThatIsNone(text: String) {
        #expect(AIMIdentifier(prefixOf: Array(text.utf8)) == nil)
    }

    @Test func everyThreeBytesAreReadWithoutATrap() {
        var count = 0
        for code in UInt8.min...UInt8.max {
            for modifier in UInt8.min...UInt8.max {
                guard let found = AIMIdentifier(prefixOf: [0x5D, code, modifier]) else { continue }
                count += 1
                _ = found.symbology(labelLength: 13)
            }
        }
        // 26 letters, with 10 digits and 52 letters as modifiers
        #expect(count == 26 * 62)
    }
}
