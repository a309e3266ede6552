/// Reads the reports of a boot keyboard as an operating system does: which keys went down, which modifiers were held.
/// It shares nothing with what types; its table is that of HID Usage Tables 1.12, chapter 10.
struct TypedKeys {
    struct Unreadable: Error {
        var report: [UInt8]
    }

    private(set) var text: [UInt8] = []
    private var held: Set<UInt8> = []
    /// The digits typed on the keypad while Alt is held.
    private var digits: String?

    init(_ reports: [UInt8]) throws {
        for start in stride(from: 0, to: reports.count, by: 8) { try read(Array(reports[start..<start + 8])) }
        guard held.isEmpty, digits == nil else { throw Unreadable(report: []) }
    }

    private mutating func read(_ report: [UInt8]) throws {
        guard report[1] == 0 else { throw Unreadable(report: report) }
        let keys = Set(report[2...].filter { $0 != 0 })
        let isAlt = report[0] & 0x44 != 0
        if isAlt, digits == nil { digits = "" }
        for key in keys.subtracting(held).sorted() { try press(key, report) }
        held = keys
        if !isAlt, let typed = digits {
            // Windows takes a number with a leading zero as a character of its code page.
            guard typed.count == 4, typed.first == "0", let byte = UInt8(typed) else {
                throw Unreadable(report: report)
            }
            text.append(byte)
            digits = nil
        }
    }

    private mutating func press(_ key: UInt8, _ report: [UInt8]) throws {
        let modifiers = report[0]
        if digits != nil {
            // Keypad 1…9 are 59h…61h, 0 is 62h.
            guard (0x59...0x62).contains(key) else { throw Unreadable(report: report) }
            digits? += String((key - 0x58) % 10)
            return
        }
        let plain = Array("abcdefghijklmnopqrstuvwxyz1234567890\r\u{1B}\u{8}\t -=[]\\\u{0};'`,./".utf8)
        let shifted = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\r\u{1B}\u{8}\t _+{}|\u{0}:\"~<>?".utf8)
        let index = Int(key) - 4
        guard plain.indices.contains(index) else { throw Unreadable(report: report) }
        switch modifiers {
        case 0x00: text.append(plain[index])
        case 0x02, 0x20: text.append(shifted[index])
        case 0x01, 0x10: text.append(control(plain[index]))
        default: throw Unreadable(report: report)
        }
    }

    /// What terminals make of Ctrl.
    private func control(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "6"): 0x1E
        case UInt8(ascii: "-"): 0x1F
        default: byte & 0x1F
        }
    }
}
