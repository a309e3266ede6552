import Foundation
import Testing

@testable import TillDomain

/// What a live Odoo 12 says of codes under its default rules, against what Till says.
@Suite("Codes as Odoo 12 parses them")
struct OdooBarcodeTests {
    @Test("every recorded code, every field", arguments: VectorFiles.all())
    func recorded(file: URL) throws {
        let vectors = try OdooBarcodes.load(file)
        for entry in vectors.entries {
            let found = Nomenclature.odoo12.parse(entry.code)
            switch entry.answer {
            case .parsed(let expected): compare(found, expected, entry.code)
            case .raised(let error): compareRaised(found, error, entry.code)
            }
        }
        print("\(file.lastPathComponent): barcodes: \(vectors.entries.count) compared, none skipped")
    }

    private func compare(_ found: ParsedBarcode, _ expected: OdooBarcodes.Parsed, _ code: String) {
        #expect(found.type.rawValue == expected.type, "type of \(code)")
        #expect(found.encoding?.rawValue ?? "" == expected.encoding, "encoding of \(code)")
        #expect(found.code == expected.code, "code of \(code)")
        #expect(found.baseCode == expected.base_code, "base_code of \(code)")
        // Odoo adds a float of the decimals to an integer, so that 1.118 is recorded as 1.1179999999999999: it is read
        // to the digits that the rule has.
        var scale = 1.0
        for _ in 0..<found.value.digits { scale *= 10 }
        let scaled = expected.value * scale
        #expect(abs(scaled - scaled.rounded()) < 1e-6, "the value of \(code) is finer than its rule")
        #expect(found.value.unscaled == Int64(scaled.rounded()), "value of \(code)")
    }

    /// Odoo's Python reads the digits of `22{NN}` before it looks whether the code begins with 22 at all, and raises
    /// ValueError for `PACK0001`; its JavaScript, which is what the point of sale runs, reads NaN there and goes on to
    /// the rule that matches. So a recorded exception is compared with the answer of the rules that have no number.
    /// (For `22AB` alone the JavaScript stays at the discount, of NaN: that rule is passed by here, too.)
    private func compareRaised(_ found: ParsedBarcode, _ error: String, _ code: String) {
        #expect(error.hasPrefix("EXC ValueError"), "\(code): \(error)")
        let plain = Nomenclature(rules: Nomenclature.odoo12.rules.filter { !$0.pattern.contains("{") })
        #expect(found == plain.parse(code), "\(code) has no number")
    }

    @Test("the sample holds answers and exceptions")
    func coverage() throws {
        let entries = try OdooBarcodes.load(VectorFiles.sample).entries
        #expect(entries.count == 8)
        #expect(
            entries.filter { if case .raised = $0.answer { true } else { false } }.map(\.code) == ["PACK0001", "ABC"]
        )
    }

    @Test("Odoo's own examples and the traps of its default rules")
    func known() {
        let cases: [(code: String, type: BarcodeType, base: String, value: String)] = [
            ("2112345012346", .weight, "2112345000008", "1.234"),
            ("2312345012999", .price, "2312345000002", "12.99"),
            // The check digit is wrong, so it is no EAN-13 and a product like any other text.
            ("2112345012340", .product, "2112345012340", "0"),
            ("22", .discount, "2200", "0"), ("221", .discount, "2200", "1"), ("2210", .discount, "2200", "10"),
            ("22105", .discount, "22005", "10"), ("2", .product, "2", "0"), ("", .product, "", "0"),
            ("22-5", .discount, "2200", "-5"), ("225 ", .discount, "2200", "5"),
            ("225\u{1D}", .product, "225\u{1D}", "0"),
            ("22A5", .product, "22A5", "0"), ("22.5", .product, "22.5", "0"), ("22--", .product, "22--", "0"),
            ("2250\\{.", .discount, "2200\\{.", "50"),
            ("041000000001", .cashier, "041000000001", "0"), ("042", .client, "042", "0"),
            ("41412", .location, "41412", "0"), ("PACK0001", .package, "PACK0001", "0"),
            ("pack0001", .product, "pack0001", "0"), ("1012345678902", .lot, "1012345678902", "0"),
            ("036000291452", .product, "036000291452", "0"),
        ]
        for (code, type, base, value) in cases {
            let found = Nomenclature.odoo12.parse(code)
            #expect(found.type == type, "\(code)")
            #expect(found.code == code)
            #expect(found.baseCode == base, "\(code)")
            #expect(found.value.plain == value, "\(code)")
        }
    }
}

/// A file with the part `barcodes`: `[code, {encoding, type, code, base_code, value} | "EXC ..."]`.
struct OdooBarcodes: Decodable {
    struct Parsed: Decodable {
        var encoding: String
        var type: String
        var code: String
        var base_code: String
        var value: Double
    }

    enum Answer {
        case parsed(Parsed)
        case raised(String)
    }

    struct Entry: Decodable {
        var code: String
        var answer: Answer

        init(from decoder: any Decoder) throws {
            var fields = try decoder.unkeyedContainer()
            code = try fields.decode(String.self)
            if let raised = try? fields.decode(String.self) {
                answer = .raised(raised)
            } else {
                answer = .parsed(try fields.decode(Parsed.self))
            }
        }
    }

    var entries: [Entry]

    private enum CodingKeys: String, CodingKey {
        case entries = "barcodes"
    }

    /// A file that holds other numbers only has no such part.
    init(from decoder: any Decoder) throws {
        let parts = try decoder.container(keyedBy: CodingKeys.self)
        entries = try parts.decodeIfPresent([Entry].self, forKey: .entries) ?? []
    }

    static func load(_ file: URL) throws -> OdooBarcodes {
        try JSONDecoder().decode(OdooBarcodes.self, from: Data(contentsOf: file))
    }
}
