import Testing
import TillTestSupport

@testable import TillDomain

@Suite("UPC-E")
struct UPCETests {
    private func candidates(_ label: String) -> [String] {
        if case .code(let code) = ScannedCode.read(Array(label.utf8)) { code.candidates } else { [] }
    }

    @Test(
        "expands to its UPC-A",
        arguments: [
            ("01234565", "012345000065"), ("04252614", "042100005264"), ("01234133", "012300000413"),
            ("01234543", "012340000053"), ("00123457", "001234000057"),
        ]
    )
    func expands(short: String, long: String) {
        #expect(UPCE.expand(short) == long)
        #expect(CheckDigit.isValid(long))
        #expect(UPCE.readings(of: short.dropFirst(), isUPCE: false) == [long], "without its number system")
        #expect(UPCE.readings(of: short.dropLast(), isUPCE: true).contains(long), "without its check digit")
        #expect(UPCE.readings(of: short.dropFirst().dropLast(), isUPCE: true) == [long], "only the middle")
        #expect(UPCE.readings(of: short.dropFirst().dropLast(), isUPCE: false).isEmpty)
    }

    @Test(
        "anything else is none",
        arguments: ["", "0425261", "04252615", "24252614", "0425261A", "042526144", "٠4252614"]
    )
    func none(code: String) {
        #expect(UPCE.expand(code) == nil)
    }

    @Test("number system 1 has another check digit than 0")
    func systems() throws {
        let long = try #require((0...9).compactMap { UPCE.expand("1425261\($0)") }.first)
        #expect(long.hasPrefix("14210000526"))
        #expect(CheckDigit.isValid(long))
    }

    @Test("no two of a number system's codes stand for the same UPC-A in the standard's own form")
    func distinct() {
        var chance = SeededGenerator(seed: printedSeed(for: "UPC-E"))
        for _ in 0..<500 {
            let middle = (0..<6).map { _ in "\(Int.random(in: 0...9, using: &chance))" }.joined()
            let valid = (0...9).compactMap { UPCE.expand("0\(middle)\($0)") }
            #expect(valid.count == 1, "one check digit for \(middle)")
            #expect(valid.allSatisfy { $0.utf8.count == 12 && CheckDigit.isValid($0) && $0.hasPrefix("0") })
        }
    }

    @Test("eight digits are an EAN-8 first, unless the scanner says otherwise")
    func candidates() {
        #expect(candidates("04252614") == ["04252614", "042100005264", "0042100005264"])
        #expect(candidates("]E004252614") == ["042100005264", "0042100005264", "04252614"])
        #expect(candidates("]E404252614") == ["04252614"])
        #expect(candidates("]E0425261") == ["042100005264", "0042100005264", "425261"])
        #expect(candidates("425261") == ["425261"])
        #expect(candidates("]E00042100005264") == ["0042100005264", "042100005264"])
        #expect(candidates("]E3400638133393112345") == ["4006381333931"])
        #expect(candidates("]C1") == [""])
    }

    @Test("a GTIN-14 with a leading zero is also the trade item itself")
    func gtin14() {
        #expect(candidates("04006381333931") == ["04006381333931", "4006381333931"])
        #expect(candidates("00036000291452") == ["00036000291452", "0036000291452", "036000291452"])
        #expect(candidates("04006381333932") == ["04006381333932"])
    }
}
