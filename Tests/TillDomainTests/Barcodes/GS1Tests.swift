import Testing
import TillTestSupport

@testable import TillDomain

@Suite("GS1 element strings")
struct GS1Tests {
    private func elements(_ text: String) throws -> [GS1.Element] { try GS1.parse(text).get() }

    private func fault(_ text: String) -> GS1Fault? {
        if case .failure(let fault) = GS1.parse(text) { fault } else { nil }
    }

    @Test(
        "the same elements in every form",
        arguments: [
            "010950110153000317260731" + "10AB-123", "]C1010950110153000317260731" + "10AB-123",
            "]d2\u{1D}010950110153000317260731" + "10AB-123\u{1D}", "]Q30109501101530003\u{1D}17260731\u{1D}10AB-123",
            "(01)09501101530003(17)260731(10)AB-123", "]e0(01)09501101530003(17)260731(10)AB-123",
        ]
    )
    func forms(text: String) throws {
        let found = try elements(text)
        #expect(found.map(\.identifier) == ["01", "17", "10"])
        #expect(found.gtin == "09501101530003")
        #expect(found.lot == "AB-123")
        #expect(found.expiry == GS1.ShortDate("260731"))
        #expect(GS1.text(found) == "010950110153000317260731" + "10AB-123")
    }

    @Test("separators stand where they have to")
    func separators() throws {
        let found = try elements("10A\u{1D}21S1\u{1D}0109501101530003422724")
        #expect(found.map(\.identifier) == ["10", "21", "01", "422"])
        #expect(found.map(\.position) == [0, 4, 9, 25])
        #expect(found.serial == "S1")
        #expect(GS1.text(found) == "10A\u{1D}21S1\u{1D}0109501101530003422724")
    }

    @Test("decimals that the identifier implies, exactly")
    func decimals() throws {
        #expect(try elements("3103001250").netWeight == Quantity(thousandths: 1250))
        #expect(try elements("3100000002").netWeight == Quantity(thousandths: 2000))
        #expect(try elements("3105123400").netWeight == Quantity(thousandths: 1234))
        #expect(try elements("3105123456").netWeight == nil)
        #expect(try elements("3105123456").measure?.number == GS1.Number(unscaled: 123456, digits: 5))
        #expect(try elements("3152000750").measure?.unit == .litres)
        #expect(try elements("392201299").amount == GS1.Amount(number: .init(unscaled: 1299, digits: 2), currency: nil))
        let priced = try elements("3932978" + "01299").amount
        #expect(priced == GS1.Amount(number: .init(unscaled: 1299, digits: 2), currency: "978"))
        #expect(try elements("3953012345").unitPrice == GS1.Number(unscaled: 12345, digits: 3))
        #expect(try elements("3909999999999999999").first?.number?.exactly(digits: 9) == 999_999_999_999_999)
        #expect(try elements("02095011015300033724").tradeItemCount == 24)
        #expect(try elements("3012").variableCount == 12)
        #expect(try elements("10ABC").first?.number == nil)
    }

    @Test(
        "faults name their place",
        arguments: [
            ("", GS1Fault(.empty, at: 0)), ("]C1", GS1Fault(.empty, at: 3)), ("]C1\u{1D}", GS1Fault(.empty, at: 4)),
            ("05", GS1Fault(.unknownIdentifier, at: 0)), ("3106000000", GS1Fault(.unknownIdentifier, at: 0)),
            ("]C10109501101530004", GS1Fault(.wrongCheckDigit, "01", at: 18)),
            ("010950110153000", GS1Fault(.tooShort, "01", at: 15)),
            ("0109501101X30003", GS1Fault(.wrongCharacter, "01", at: 10)),
            ("10", GS1Fault(.tooShort, "10", at: 2)), ("10\u{1D}21A", GS1Fault(.tooShort, "10", at: 2)),
            ("10123456789012345678901", GS1Fault(.dataTooLong, "10", at: 22)),
            ("4227241", GS1Fault(.dataTooLong, "422", at: 6)), ("10A B", GS1Fault(.wrongCharacter, "10", at: 3)),
            ("10AÀ", GS1Fault(.wrongCharacter, "10", at: 3)),
            ("17261301", GS1Fault(.noSuchDate, "17", at: 2)), ("17260230", GS1Fault(.noSuchDate, "17", at: 2)),
            ("42372", GS1Fault(.tooShort, "423", at: 5)), ("4237241", GS1Fault(.tooShort, "423", at: 7)),
            ("0109501101530003172607311AB-1", GS1Fault(.unknownIdentifier, at: 24)),
            ("10A\u{1D}\u{1D}21B", GS1Fault(.unknownIdentifier, at: 4)),
            ("(01)0950110153000(10)A", GS1Fault(.tooShort, "01", at: 17)),
            ("(1)5", GS1Fault(.unknownIdentifier, at: 0)),
            ("(10)A\u{1D}(21)B", GS1Fault(.wrongCharacter, "10", at: 5)),
        ]
    )
    func faults(text: String, expected: GS1Fault) {
        #expect(fault(text) == expected, "\(text)")
    }

    @Test("a text longer than any label is refused")
    func bound() {
        let longest = String(repeating: "91A\u{1D}", count: 128)
        #expect(fault(longest) == nil)
        #expect(fault(longest + "9") == GS1Fault(.tooLong, at: 512))
    }

    @Test("the table: lengths by the first two digits, and no identifier begins with another")
    func table() {
        let formats = GS1Table.formats
        #expect(formats.count == 542)
        for (identifier, format) in formats {
            #expect((2...4).contains(identifier.utf8.count))
            for length in 2..<identifier.utf8.count { #expect(formats[String(identifier.prefix(length))] == nil) }
            // Whole lengths, identifier included, as the General Specifications list them.
            let whole = ["00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "20": 4, "41": 16][identifier.prefix(2)]
            let expected = whole ?? (("11"..."19").contains(identifier.prefix(2)) ? 8 : 10)
            if format.isPredefinedLength {
                #expect(identifier.utf8.count + format.lengthMax == expected, "\(identifier)")
                #expect(format.parts.allSatisfy { $0.lengthMin == $0.lengthMax && !$0.isOptional }, "\(identifier)")
            }
        }
        #expect(formats.values.filter(\.isPredefinedLength).count == 343)
    }

    @Test(
        "centuries: 49 years back and 50 ahead; day 00 is the month's last",
        arguments: [
            ("260731", 2026, 2026, 31), ("760101", 2026, 2076, 1), ("770101", 2026, 1977, 1),
            ("000229", 2026, 2000, 29),
            ("240200", 2026, 2024, 29), ("250200", 2026, 2025, 28), ("260400", 2026, 2026, 30),
            ("991231", 2051, 2099, 31),
            ("010101", 2051, 2101, 1), ("020101", 2051, 2002, 1), ("000200", 2099, 2100, 28),
            ("490101", 2099, 2149, 1),
        ]
    )
    func centuries(text: String, now: Int, year: Int, day: Int) throws {
        let date = try #require(GS1.ShortDate(text)).resolved(currentYear: now)
        // 02 is 49 years before 2051, and 01 is 50 years before it: that is the next century.
        #expect(date.year == year)
        #expect(date.day == day)
        #expect(abs(date.year - now) <= 50)
    }
}
