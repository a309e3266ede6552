import Testing
import TillTestSupport

@testable import TillDomain

@Suite("Scanned codes")
struct ScannedCodeTests {
    private func read(_ text: String) -> ScannedCode? {
        if case .code(let code) = ScannedCode.read(Array(text.utf8)) { code } else { nil }
    }

    @Test(
        "the family by length and check digit, and the codes to look up",
        arguments: [
            ("4006381333931", .ean13, ["4006381333931"]),
            ("4006381333930", .other, ["4006381333930"]),
            ("0036000291452", .ean13, ["0036000291452", "036000291452"]),
            ("036000291452", .upcA, ["036000291452", "0036000291452"]),
            ("036000291453", .other, ["036000291453"]),
            ("96385074", .ean8, ["96385074"]),
            ("10614141000415", .other, ["10614141000415"]),
            ("PACK0001", .other, ["PACK0001"]),
            (" ", .other, [" "]),
        ] as [(String, ScannedCode.Family, [String])]
    )
    func families(text: String, family: ScannedCode.Family, candidates: [String]) throws {
        let code = try #require(read(text))
        #expect(code.text == text)
        #expect(code.family == family)
        #expect(code.candidates == candidates)
    }

    @Test("what cannot be read says why and where")
    func unreadable() {
        #expect(ScannedCode.read([]) == .unreadable(.empty))
        let longest = [UInt8](repeating: 0x41, count: ScannedCode.lengthMaxBytes)
        #expect(
            ScannedCode.read(longest) == .code(ScannedCode(text: String(repeating: "A", count: 512), family: .other))
        )
        #expect(ScannedCode.read(longest + [0x41]) == .unreadable(.tooLong(bytes: 513)))
        #expect(ScannedCode.read([0x41, 0x0D]) == .unreadable(.notText(position: 1)))
        #expect(ScannedCode.read([0xC3, 0xA9]) == .unreadable(.notText(position: 0)))
    }

    @Test("the group separator of GS1 is text")
    func groupSeparator() throws {
        let label: [UInt8] = [
            0x30, 0x31,  // AI 01
            0x1D,  // GS
            0x31, 0x30,  // AI 10
        ]
        #expect(ScannedCode.read(label) == .code(ScannedCode(text: "01\u{1D}10", family: .other)))
    }

    @Test("any bytes are read or say why, and never trap")
    func fuzz() {
        var chance = SeededGenerator(seed: printedSeed(for: "scans of any bytes"))
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...600, using: &chance)
            // Half of them near to text, so that the digits are reached, too.
            let isNearText = Bool.random(using: &chance)
            let label = (0..<count).map { _ in
                isNearText ? UInt8.random(in: 0x1D...0x40, using: &chance) : UInt8.random(in: 0...255, using: &chance)
            }
            switch ScannedCode.read(label) {
            case .code(let code):
                #expect(Array(code.text.utf8) == label)
                #expect(code.candidates.first == code.text)
            case .unreadable(.empty): #expect(label.isEmpty)
            case .unreadable(.tooLong(let bytes)): #expect(bytes == label.count && bytes > ScannedCode.lengthMaxBytes)
            case .unreadable(.notText(let position)):
                #expect(label[position] != 0x1D && !(0x20...0x7E).contains(label[position]))
                #expect(label[..<position].allSatisfy { $0 == 0x1D || (0x20...0x7E).contains($0) })
            }
        }
    }

    @Test("any UPC-A and its EAN-13 name the same candidates")
    func bothWays() throws {
        var chance = SeededGenerator(seed: printedSeed(for: "UPC-A and EAN-13"))
        for _ in 0..<500 {
            let head = String((0..<11).map { _ in Character("\(Int.random(in: 0...9, using: &chance))") })
            let upc = head + "\(try #require(CheckDigit.gtin(head)))"
            let (short, long) = (try #require(read(upc)), try #require(read("0" + upc)))
            #expect(short.family == .upcA)
            #expect(long.family == .ean13)
            #expect(Set(short.candidates) == Set(long.candidates))
        }
    }
}
