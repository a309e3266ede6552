import Testing

@testable import TillDomain

@Suite("Check digits")
struct CheckDigitTests {
    @Test(
        "right ones",
        arguments: [
            "4006381333931", "5901234123457", "0012345678905", "8410000000016", "96385074", "73513537", "036000291452",
            "012345678905", "00000000", "10614141000415",
        ]
    )
    func right(code: String) {
        #expect(CheckDigit.isValid(code))
        #expect(CheckDigit.gtin(code.dropLast()).map(String.init) == String(code.suffix(1)))
    }

    @Test("any other last digit is wrong", arguments: ["4006381333931", "96385074", "036000291452"])
    func wrong(code: String) {
        let others = (0...9).map { code.dropLast() + "\($0)" }.filter { $0 != code }
        #expect(others.count == 9)
        #expect(others.allSatisfy { !CheckDigit.isValid($0) })
    }

    @Test("any one digit misread is seen")
    func oneDigit() {
        let code = Array("4006381333931")
        for position in code.indices {
            for digit in "0123456789" where digit != code[position] {
                var misread = code
                misread[position] = digit
                #expect(!CheckDigit.isValid(String(misread)), "\(String(misread))")
            }
        }
    }

    @Test(
        "what is no row of digits has none",
        arguments: ["", "1", "ABC", "12A4", "٤٠٠٦٣٨١٣٣٣٩٣١", "123 ", "-7", "1é"]
    )
    func noDigits(code: String) {
        #expect(!CheckDigit.isValid(code))
    }
}
