import Testing
import TillTestSupport

@testable import TillDomain

/// Any bytes at all, and bytes that are nearly right: nothing traps, and what is answered is true of the input.
@Suite("Any scan at all")
struct BarcodeFuzzTests {
    private static let rules = Nomenclature.odoo12
    private static let samples = [
        "4006381333931", "2112345012346", "2312345012999", "036000291452", "96385074", "04252614", "2210", "041000001",
        "042000001", "PACK0001", "41412", "10LOT7", "TILL20", "TILL4012", "NU/CFG1/S42/1709123456789-3f7a",
        "]C10104006381333931310300125010L1\u{1D}17260731", "(01)04006381333931(10)L1(392)21299", "]E004252614",
    ]

    /// Digits, text, bytes, a valid code with a few bytes changed, or element strings put together at random.
    private func input(_ chance: inout SeededGenerator) -> [UInt8] {
        switch Int.random(in: 0..<20, using: &chance) {
        case 0: return chance.bytes(Int.random(in: 0...600, using: &chance))
        case 1...2:
            return (0..<Int.random(in: 0...40, using: &chance)).map { _ in .random(in: 0x1D...0x7E, using: &chance) }
        case 3...7: return digits(Int.random(in: 1...20, using: &chance), &chance)
        case 8...9: return withCheckDigit([8, 12, 13, 14].randomElement(using: &chance) ?? 13, &chance)
        case 10...14: return mutated(&chance)
        default: return elementString(&chance)
        }
    }

    private func digits(_ count: Int, _ chance: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in .random(in: 0x30...0x39, using: &chance) }
    }

    private func withCheckDigit(_ count: Int, _ chance: inout SeededGenerator) -> [UInt8] {
        var head = digits(count - 1, &chance)
        if Bool.random(using: &chance) { head[0] = 0x32 }
        let check = CheckDigit.gtin(String(decoding: head, as: UTF8.self)) ?? 0
        return head + [UInt8(0x30 + check)]
    }

    private func mutated(_ chance: inout SeededGenerator) -> [UInt8] {
        var bytes = Array((Self.samples.randomElement(using: &chance) ?? "").utf8)
        for _ in 0..<Int.random(in: 0...3, using: &chance) where !bytes.isEmpty {
            let position = Int.random(in: 0..<bytes.count, using: &chance)
            switch Int.random(in: 0..<4, using: &chance) {
            case 0: bytes.remove(at: position)
            case 1: bytes.insert(.random(in: 0x1D...0x7E, using: &chance), at: position)
            case 2: bytes[position] = .random(in: 0x30...0x39, using: &chance)
            default: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            }
        }
        return bytes
    }

    private static let identifiers = GS1Table.formats.keys.sorted()

    private func elementString(_ chance: inout SeededGenerator) -> [UInt8] {
        let isBracketed = Int.random(in: 0..<4, using: &chance) == 0
        var bytes = Array((["", "]C1", "]d2", "\u{1D}", "]Q1"].randomElement(using: &chance) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
            guard let identifier = Self.identifiers.randomElement(using: &chance),
                let format = GS1Table.formats[identifier]
            else { continue }
            bytes += Array((isBracketed ? "(\(identifier))" : identifier).utf8)
            for part in format.parts where !part.isOptional || Bool.random(using: &chance) {
                var data = digits(Int.random(in: part.lengthMin...part.lengthMax, using: &chance), &chance)
                if part.hasCheckDigit, let check = CheckDigit.gtin(String(decoding: data.dropLast(), as: UTF8.self)) {
                    data[data.count - 1] = UInt8(0x30 + check)
                }
                bytes += part.isDate ? Array("260731".utf8) : data
            }
            if !isBracketed, Int.random(in: 0..<8, using: &chance) != 0 { bytes.append(0x1D) }
        }
        return bytes
    }

    /// Unoptimized code is several times slower.
    #if DEBUG
    private static let inputs = 20_000
    #else
    private static let inputs = 200_000
    #endif

    @Test("any input is understood or refused by name")
    func fuzz() {
        var chance = SeededGenerator(seed: printedSeed(for: "any scan at all"))
        var wrong: [[UInt8]] = []
        var kinds: [String: Int] = [:]
        for _ in 0..<Self.inputs {
            let label = input(&chance)
            let kind = Self.kind(label)
            if kind == nil { wrong.append(label) }
            kinds[kind ?? "wrong", default: 0] += 1
        }
        print(kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        #expect(wrong.isEmpty, "\(wrong.prefix(3).map { String(decoding: $0, as: UTF8.self) })")
        #expect(Set(kinds.keys) == ["unreadable", "receipt", "command", "gs1", "fault", "rules", "unknown"])
    }

    /// What was found; nil where it is not true of the input.
    private static func kind(_ label: [UInt8]) -> String? {
        guard case .success(let meaning) = rules.meaning(of: label) else {
            return label.isEmpty || label.count > 512 || label.contains { $0 != 0x1D && !(0x20...0x7E).contains($0) }
                ? "unreadable" : nil
        }
        let text = String(decoding: label, as: UTF8.self)
        switch meaning {
        case .unknown(let unknown, .gs1(let fault)):
            return unknown == text && (0...label.count).contains(fault.position) ? "fault" : nil
        case .unknown(let unknown, _): return unknown == text || text.hasSuffix(unknown) ? "unknown" : nil
        case .receipt(let reference): return reference.hasPrefix("NU/CFG") ? "receipt" : nil
        case .command(let command): return text.uppercased().hasSuffix(command.label) ? "command" : nil
        case .product(let product) where product.candidates.isEmpty: return nil
        case .other(_, _, let candidates) where candidates.isEmpty: return nil
        default:
            if case .product(let product) = meaning, product.candidates.last?.utf8.count == 14,
                case .success(let elements) = GS1.parse(text), elements.gtin == product.candidates.last
            {
                return isTrue(elements, of: text) ? "gs1" : nil
            }
            if case .other(let type, _, _) = meaning, ["gs1", "package", "location"].contains(type.rawValue),
                case .success(let elements) = GS1.parse(text), elements.gtin == nil
            {
                return isTrue(elements, of: text) ? "gs1" : nil
            }
            return isTrue(rules.parse(text), of: text) ? "rules" : nil
        }
    }

    /// The elements put together are the text, but for separators that were not needed.
    private static func isTrue(_ elements: [GS1.Element], of text: String) -> Bool {
        let again = GS1.text(elements)
        let bare = elements.map { $0.identifier + $0.data }.joined()
        let letters = AIMIdentifier(prefixOf: text) == nil ? text : String(text.dropFirst(3))
        let stripped = letters.filter { $0 != GS1.separator }
        guard stripped == bare || stripped == elements.map({ "(\($0.identifier))\($0.data)" }).joined() else {
            return false
        }
        guard case .success(let second) = GS1.parse(again) else { return false }
        return second.map(\.identifier) == elements.map(\.identifier) && second.map(\.data) == elements.map(\.data)
    }

    private static func isTrue(_ parsed: ParsedBarcode, of text: String) -> Bool {
        guard parsed.type != .error, let encoding = parsed.encoding else { return false }
        guard encoding == .any || (CheckDigit.isValid(parsed.baseCode) && CheckDigit.isValid(parsed.code)) else {
            return false
        }
        // Of these rules none is an alias, and the code may only have become longer by a zero.
        return parsed.code == text && rules.parse(parsed.baseCode).type == parsed.type
    }

    @Test("any pattern is taken or refused by name, and any code is matched in time")
    func patterns() {
        var chance = SeededGenerator(seed: printedSeed(for: "any pattern at all"))
        let letters = Array("0129.*+?|()[]{}ND\\^$-dwA")
        var taken = 0
        for _ in 0..<5_000 {
            let length = Int.random(in: 0...12, using: &chance)
            let pattern = String((0..<length).map { _ in letters.randomElement(using: &chance) ?? "0" })
            guard
                let rule = try? BarcodeRule(name: "", sequence: 0, type: .product, encoding: .any, pattern: pattern)
            else { continue }
            taken += 1
            let nomenclature = Nomenclature(rules: [rule])
            let code = String(decoding: digits(Int.random(in: 0...20, using: &chance), &chance), as: UTF8.self)
            let parsed = nomenclature.parse(code)
            if parsed.type == .product { #expect(parsed.code == code, "\(pattern)") }
        }
        #expect(taken > 200)
    }
}
