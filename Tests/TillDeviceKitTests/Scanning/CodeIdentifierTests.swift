import Testing

@testable import TillDeviceKit

@Suite struct CodeIdentifierTests {
    /// Setting, scan, label, symbology.
    @Test(arguments: [
        ("none", "]E04006381333931", "]E04006381333931", Symbology.unknown),
        ("aim", "]E04006381333931", "4006381333931", .ean13), ("aim", "4006381333931", "4006381333931", .unknown),
        ("aim", "]C1010950", "010950", .gs1_128),
        ("honeywell", "d4006381333931", "4006381333931", .ean13), ("honeywell", "D96385074", "96385074", .ean8),
        ("honeywell", "d400638133393112", "400638133393112", .ean13Supplement),
        ("honeywell", "c036000291452", "036000291452", .upcA), ("honeywell", "E01234565", "01234565", .upcE),
        ("honeywell", "jABC", "ABC", .code128), ("honeywell", "I0104", "0104", .gs1_128),
        ("honeywell", "{0104", "0104", .gs1DataBar), ("honeywell", "}0104", "0104", .gs1DataBarExpanded),
        ("honeywell", "HABC", "ABC", .hanXin), ("honeywell", "4006381333931", "4006381333931", .unknown),
        ("zebra", "A4006381333931", "4006381333931", .ean13), ("zebra", "A036000291452", "036000291452", .upcA),
        ("zebra", "A96385074", "96385074", .other), ("zebra", "A03600029145212", "03600029145212", .upcASupplement),
        ("zebra", "BABC", "ABC", .code39), ("zebra", "L9783161484100", "9783161484100", .ean13),
        ("zebra", "L316148410X", "316148410X", .other), ("zebra", "P00ABC", "ABC", .dataMatrix),
        ("zebra", "P0Q0104", "0104", .gs1QRCode), ("zebra", "P0ZABC", "P0ZABC", .unknown),
        ("datalogic-us", "FF96385074", "96385074", .ean8), ("datalogic-us", "F4006381333931", "4006381333931", .ean13),
        ("datalogic-us", "#ABC", "ABC", .code128), ("datalogic-us", "%A123A", "A123A", .codabar),
        ("datalogic-us", "AzABC", "ABC", .aztec), ("datalogic-us", "A123456789", "123456789", .code32),
        ("datalogic-eu", "B4006381333931", "4006381333931", .ean13), ("datalogic-eu", "A96385074", "96385074", .ean8),
        ("datalogic-eu", "M400638133393112345", "400638133393112345", .ean13Supplement),
        ("datalogic-eu", "T ABC", " ABC", .code128), ("datalogic-eu", "!ABC", "ABC", .aztec),
        ("ncr", "FF96385074", "96385074", .ean8), ("ncr", "F4006381333931", "4006381333931", .ean13),
        ("ncr", "B3ABC", "ABC", .code128), ("ncr", "BABC", "BABC", .unknown), ("ncr", "]e00104", "0104", .gs1DataBar),
    ])
    func schemes(setting: String, scan: String, label: String, symbology: Symbology) throws {
        let scheme = try #require(CodeIdentifier.Scheme(rawValue: setting))
        let read = ScanData(LabelFramer.Label(bytes: Array(scan.utf8), atMillis: 7), codeId: scheme)
        #expect(String(decoding: read.label, as: UTF8.self) == label)
        #expect(read.symbology == symbology)
        #expect(read.raw == Array(scan.utf8))
        #expect(read.aim.isEmpty == !(scan.hasPrefix("]") && symbology != .unknown))
    }

    @Test func anIdentifierIsNoLongerThanItsBound() {
        let tables = [
            CodeIdentifier.honeywell, CodeIdentifier.zebra, CodeIdentifier.datalogicUS, CodeIdentifier.datalogicEU,
            CodeIdentifier.ncr,
        ]
        for table in tables {
            #expect(table.keys.allSatisfy { (1...CodeIdentifier.lengthMaxBytes).contains($0.utf8.count) })
        }
    }

    @Test func anyBytesAreReadWithoutATrap() {
        let seed: UInt64 = 20_261_122
        var state = seed
        for round in 0..<5000 {
            let bytes = (0..<(round % 20)).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33) & 0x7F
            }
            for scheme in CodeIdentifier.Scheme.allCases {
                let read = ScanData(LabelFramer.Label(bytes: bytes, atMillis: 0), codeId: scheme)
                #expect(Array(bytes.suffix(read.label.count)) == read.label, "seed \(seed), round \(round), \(scheme)")
                #expect(read.raw == bytes, "seed \(seed), round \(round), \(scheme)")
            }
        }
    }

    @Test func whatWasSentIsKeptApartAndBounded() {
        let label = [UInt8](repeating: 0x31, count: ScanData.lengthMaxBytes)
        #expect(ScanData(label: label, atMillis: 0).raw == label)
        #expect(ScanData(label: [1], raw: [1], atMillis: 0) == ScanData(label: [1], atMillis: 0))
        let long = ScanData(label: label, raw: label + label, atMillis: 0)
        #expect(long.raw.count == ScanData.rawMaxBytes)
        #expect(ScanData(label: [2], raw: [0x5D, 2], atMillis: 0).raw == [0x5D, 2])
    }
}
