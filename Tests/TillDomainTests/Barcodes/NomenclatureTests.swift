import Foundation
import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Nomenclatures")
struct NomenclatureTests {
    private func rule(
        _ type: BarcodeType,
        _ encoding: BarcodeEncoding,
        _ pattern: String,
        sequence: Int = 1,
        alias: String = "0"
    ) throws -> BarcodeRule {
        try BarcodeRule(
            name: pattern,
            sequence: sequence,
            type: type,
            encoding: encoding,
            pattern: pattern,
            alias: alias
        )
    }

    private func matches(_ pattern: String, _ code: String) throws -> Bool {
        try BarcodePattern(pattern).match(code) != nil
    }

    @Test("the lowest sequence is asked first, of equal ones the one given first")
    func order() throws {
        let rules = [
            try rule(.product, .any, ".*", sequence: 9), try rule(.lot, .any, "1", sequence: 2),
            try rule(.package, .any, "1", sequence: 2), try rule(.location, .any, "12", sequence: 1),
        ]
        let nomenclature = Nomenclature(rules: rules)
        #expect(nomenclature.parse("12").type == .location)
        #expect(nomenclature.parse("13").type == .lot)
        #expect(nomenclature.parse("13").rule == "1")
        #expect(nomenclature.parse("3").type == .product)
    }

    @Test("without a rule that matches it is Odoo's error")
    func noRule() throws {
        #expect(Nomenclature(rules: []).parse("12") == ParsedBarcode(unmatched: "12"))
        let found = Nomenclature(rules: [try rule(.alias, .any, "1", alias: "77")]).parse("12")
        #expect(found.type == .error)
        #expect(found.code == "77")
        #expect(found.baseCode == "12")
    }

    @Test("an alias stands for the code in all later rules, and in no earlier one")
    func alias() throws {
        let rules = [
            try rule(.lot, .any, "77"), try rule(.alias, .any, "1", alias: "7705"),
            try rule(.discount, .any, "77{NN}"), try rule(.product, .any, ".*"),
        ]
        let found = Nomenclature(rules: rules).parse("123")
        #expect(found.type == .discount)
        #expect(found.code == "7705")
        #expect(found.baseCode == "7700")
        #expect(found.value == BarcodeValue(unscaled: 5, digits: 0))
    }

    @Test("UPC-A and EAN-13 are converted as the setting says", arguments: Nomenclature.UPCEANConversion.allCases)
    func conversion(setting: Nomenclature.UPCEANConversion) throws {
        let ean = Nomenclature(rules: [try rule(.product, .ean13, "0036")], upcEanConversion: setting)
        let upc = Nomenclature(rules: [try rule(.product, .upca, "036")], upcEanConversion: setting)
        let toEAN = setting == .always || setting == .upcToEAN
        let toUPC = setting == .always || setting == .eanToUPC
        #expect(ean.parse("036000291452").type == (toEAN ? .product : .error))
        #expect(ean.parse("036000291452").code == (toEAN ? "0036000291452" : "036000291452"))
        #expect(upc.parse("0036000291452").type == (toUPC ? .product : .error))
        #expect(upc.parse("0036000291452").baseCode == (toUPC ? "036000291452" : "0036000291452"))
        // A wrong check digit is neither of them.
        #expect(ean.parse("036000291453").type == .error)
        #expect(upc.parse("0036000291453").type == .error)
        #expect(upc.parse("4006381333931").type == .error)
    }

    @Test("base codes have zeros and a right check digit in every encoding")
    func baseCodes() throws {
        let rules = [
            try rule(.weight, .upca, "2.....{NNDDD}"), try rule(.weight, .ean8, "2..{NNDD}"),
            try rule(.weight, .any, "X{NND}"),
        ]
        let nomenclature = Nomenclature(rules: rules)
        let upc = nomenclature.parse("212345012345")
        #expect(upc.baseCode == "212345000007")
        #expect(upc.value.plain == "1.234")
        let ean8 = nomenclature.parse("20112349")
        #expect(ean8.baseCode == "20100001")
        #expect(ean8.value.plain == "12.34")
        let any = nomenclature.parse("X12")
        #expect(any.baseCode == "X000")
        #expect(any.value.plain == "12.0")
        #expect(nomenclature.parse("X123rest").baseCode == "X000rest")
        #expect(nomenclature.parse("X123rest").value.plain == "12.3")
    }

    @Test(
        "what patterns can say",
        arguments: [
            ("[0-9]", "5", true), ("[0-9]", "A", false), ("[^0-9]", "A", true), ("[^0-9]", "5", false),
            ("20|30", "30", true), ("20|30", "130", false), ("(20|30)9", "309", true), ("(?:a|b)+c", "abbac", true),
            ("1?2+", "222", true), ("1?2+", "3", false), ("04[12]$", "041", true), ("04[12]$", "0411", false),
            ("^04", "04", true), ("\\.", ".", true), ("\\.", "1", false), ("\\d\\w\\s", "1a ", true),
            ("\\D", "1", false), ("[]a]", "]", true), ("[a-]", "-", true), ("[\\d-]", "-", true), ("x|", "y", true),
            (".", "\n", false), ("..", "1", false), ("\\{\\}", "{}", true), ("0{NN}|9", "9", true),
            // As in Odoo, no more of the code is looked at than the pattern has characters.
            (".*5", "1115", false), (".*5", "115", true),
        ]
    )
    func patterns(pattern: String, code: String, expected: Bool) throws {
        #expect(try matches(pattern, code) == expected, "\(pattern) against \(code)")
    }

    @Test(
        "a pattern that cannot be used is refused when the rule is made",
        arguments: [
            ("", .empty), ("*", .nothingToRepeat(position: 0)), ("a**", .nothingToRepeat(position: 2)),
            ("^*", .nothingToRepeat(position: 0)), ("(", .groupIsOpen(position: 0)),
            (")", .strayParenthesis(position: 0)),
            ("a(b", .groupIsOpen(position: 1)), ("[0-9", .classIsOpen(position: 0)), ("[]", .classIsOpen(position: 0)),
            ("[9-0]", .backwardsRange(position: 1)), ("[\\d-z]", .notSupported(position: 1)),
            ("\\b", .notSupported(position: 0)), ("(a)\\1", .notSupported(position: 3)),
            ("(?=a)", .notSupported(position: 0)),
            ("a\\", .notSupported(position: 1)), ("22{}", .bracesAreEmpty), ("22{DN}", .bracesHoldOther),
            ("22{2}", .bracesHoldOther), ("22{N", .bracesDoNotPair), ("{N}{D}", .bracesDoNotPair),
            ("{NNNNNNNNNNNNNNNNNNN}", .tooManyDigits(count: 19)),
            (String(repeating: "1", count: 65), .tooLong(characters: 65)),
        ] as [(String, BarcodePatternFault)]
    )
    func faults(pattern: String, fault: BarcodePatternFault) {
        #expect(throws: fault) { try rule(.product, .any, pattern) }
    }

    @Test("patterns that make other matchers run for ages do not")
    func noExplosion() throws {
        let code = String(repeating: "a", count: 63) + "b"
        let start = ContinuousClock.now
        for pattern in [
            "(a*)*c", "(a|a)*c", "(a|aa)+$", "((a+)+)+c", "(.*)(.*)(.*)(.*)(.*)c", "(((((((a?)?)?)?)?)?)?)*c",
        ] {
            let padded = pattern + String(repeating: "c?", count: (64 - pattern.count) / 2)
            #expect(try !matches(padded, code), "\(padded)")
        }
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test("a nomenclature is coded and read again; rules without an alias, in any order, of unknown types")
    func coding() throws {
        #expect(try JSONDecoder().decode(Nomenclature.self, from: coded(Nomenclature.odoo12)) == Nomenclature.odoo12)
        let text = """
            {"rules": [
              {"name": "b", "sequence": 2, "type": "coupon", "encoding": "any", "pattern": "043"},
              {"name": "a", "sequence": 1, "type": "cashier", "encoding": "ean13", "pattern": "04"}]}
            """
        let read = try JSONDecoder().decode(Nomenclature.self, from: Data(text.utf8))
        #expect(read.rules.map(\.name) == ["a", "b"])
        #expect(read.rules.last?.type == BarcodeType(rawValue: "coupon"))
        #expect(read.upcEanConversion == .always)
        #expect(throws: DecodingError.self) {
            let bad = #"{"name": "a", "sequence": 1, "type": "lot", "encoding": "any", "pattern": "*"}"#
            return try JSONDecoder().decode(BarcodeRule.self, from: Data(bad.utf8))
        }
    }

    @Test("numbers are scaled exactly, rounded half away from zero, and refused where they do not fit")
    func scaling() {
        #expect(BarcodeValue(unscaled: 1234, digits: 3).scaled(toDigits: 3) == 1234)
        #expect(BarcodeValue(unscaled: 12345, digits: 4).scaled(toDigits: 3) == 1235)
        #expect(BarcodeValue(unscaled: -12345, digits: 4).scaled(toDigits: 3) == -1235)
        #expect(BarcodeValue(unscaled: 999_999_999_999_999_999, digits: 0).scaled(toDigits: 3) == nil)
    }
}
