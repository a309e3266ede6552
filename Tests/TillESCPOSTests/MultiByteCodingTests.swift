import Testing

@testable import TillESCPOS

@Suite struct MultiByteCodingTests {
    @Test(
        arguments: [
            (.gb18030, "中", [0xD6, 0xD0]), (.gb18030, "龙", [0xC1, 0xFA]), (.gb18030, "々", [0xA1, 0xA9]),
            (.shiftJIS, "日", [0x93, 0xFA]), (.shiftJIS, "ア", [0x83, 0x41]), (.shiftJIS, "①", [0x87, 0x40]),
            (.big5, "中", [0xA4, 0xA4]), (.eucKR, "한", [0xC7, 0xD1]),
        ] as [(PrinterProfile.MultiByte, Character, [UInt8])]
    )
    func codes(encoding: PrinterProfile.MultiByte, character: Character, bytes: [UInt8]) throws {
        let coding = try #require(MultiByteCoding(encoding))
        #expect(coding.bytes(for: character) == bytes)
        #expect(coding.character(for: bytes) == character)
    }

    /// Japanese text writes the wave dash in two ways; both are the one character of Shift_JIS.
    @Test func waveDash() throws {
        let coding = try #require(MultiByteCoding.of(.shiftJIS))
        #expect(coding.bytes(for: "\u{301C}") == [0x81, 0x60] && coding.bytes(for: "\u{FF5E}") == [0x81, 0x60])
    }

    /// Four bytes of GB 18030, one byte of Shift_JIS, ASCII, several scalars: none is a pair.
    @Test func onlyPairs() throws {
        let chinese = try #require(MultiByteCoding.of(.gb18030))
        let japanese = try #require(MultiByteCoding.of(.shiftJIS))
        #expect(["A", "😀", "한", "e\u{301}", "\u{E000}"].allSatisfy { chinese.bytes(for: $0) == nil })
        #expect(["ｱ", "A", "\\"].allSatisfy { japanese.bytes(for: $0) == nil })
        #expect(chinese.character(for: [0x41]) == nil && chinese.character(for: [0x81, 0x30]) == nil)
        #expect(chinese.character(for: []) == nil)
    }

    /// What is encoded reads back, for every pair; no pair begins or goes on with a control character.
    @Test(arguments: PrinterProfile.MultiByte.allCases)
    func allPairs(encoding: PrinterProfile.MultiByte) throws {
        let coding = try #require(MultiByteCoding.of(encoding))
        var count = 0
        for lead in UInt8.min...UInt8.max {
            for trail in UInt8.min...UInt8.max {
                guard let character = coding.character(for: [lead, trail]) else { continue }
                count += 1
                #expect(lead >= 0x80 && trail >= 0x40)
                let bytes = try #require(coding.bytes(for: character))
                #expect(coding.character(for: bytes) == character)
            }
        }
        #expect(count > 6000, "\(count) characters")
    }
}
