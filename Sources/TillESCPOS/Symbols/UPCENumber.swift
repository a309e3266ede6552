/// The short form of UPC-A numbers that begin with 0 (GS1 General Specifications, 5.2.2.4): six digits say where the
/// zeros were that have been left out.
struct UPCENumber: Equatable, Sendable {
    /// The 12 digits of the UPC-A number.
    let upcA: String
    /// Number system 0, the six digits, and the check digit of the long form.
    let text: String

    /// - Parameter data: 6 digits, 7 with the number system before them, 8 with the check digit after them too; or the
    ///   UPC-A number, 11 digits or 12.
    init(_ data: String) throws(PrintRefusal) {
        switch data.count {
        case 6: try self.init(short: data, check: nil)
        case 7: try self.init(short: try Self.withoutSystem(data), check: nil)
        case 8: try self.init(short: try Self.withoutSystem(String(data.dropLast())), check: data.last)
        case 11, 12:
            let upcA = try CheckedDigits.text(of: data, count: 12)
            guard let short = Self.short(of: upcA), let check = upcA.last else { throw .upcENotCompressible }
            self.init(upcA: upcA, text: "0\(short)\(check)")
        default: throw .barcodeLength(found: data.count, allowed: 6...12)
        }
    }

    private init(short: String, check: Character?) throws(PrintRefusal) {
        let digits = try CheckedDigits.digits(of: short)
        let long = Self.long(of: digits).map(String.init).joined()
        let upcA = try CheckedDigits.text(of: long + (check.map { String($0) } ?? ""), count: 12)
        // Six digits that would be shortened to others are of no valid number.
        guard Self.short(of: upcA) == short, let check = upcA.last else { throw .upcENotCompressible }
        self.init(upcA: upcA, text: "0\(short)\(check)")
    }

    private init(upcA: String, text: String) {
        self.upcA = upcA
        self.text = text
    }

    /// Printers print the short form for number system 0 only.
    private static func withoutSystem(_ data: String) throws(PrintRefusal) -> String {
        guard let first = data.first, first == "0" else { throw .upcENotCompressible }
        return String(data.dropFirst())
    }

    /// The first 11 digits of the long form of six.
    private static func long(of six: [Int]) -> [Int] {
        let last = six[5]
        return switch last {
        case 0...2: [0] + six[0...1] + [last, 0, 0, 0, 0] + six[2...4]
        case 3: [0] + six[0...2] + [0, 0, 0, 0, 0] + six[3...4]
        case 4: [0] + six[0...3] + [0, 0, 0, 0, 0] + [six[4]]
        default: [0] + six[0...4] + [0, 0, 0, 0] + [last]
        }
    }

    /// The six digits of a long form of 12 digits, or `nil` if there is none.
    private static func short(of upcA: String) -> String? {
        let digits = upcA.utf8.compactMap { Int(decimalASCII: $0) }
        guard digits.count == 12, digits[0] == 0 else { return nil }
        let (maker, product) = (Array(digits[1...5]), Array(digits[6...10]))
        func zeros(_ range: ClosedRange<Int>) -> Bool { product[range].allSatisfy { $0 == 0 } }
        let six: [Int]
        if maker[2] <= 2, maker[3] == 0, maker[4] == 0, zeros(0...1) {
            six = Array(maker[0...1]) + product[2...4] + [maker[2]]
        } else if maker[3] == 0, maker[4] == 0, zeros(0...2) {
            six = Array(maker[0...2]) + product[3...4] + [3]
        } else if maker[4] == 0, zeros(0...3) {
            six = Array(maker[0...3]) + [product[4], 4]
        } else if zeros(0...3), product[4] >= 5 {
            six = maker + [product[4]]
        } else {
            return nil
        }
        return six.map(String.init).joined()
    }
}
