/// How a keyboard scanner types a label. The reports are those of the boot keyboard: modifiers, 0, six keys.
public enum KeyboardTyping: String, Equatable, Sendable, Codable, CaseIterable {
    /// By the keys of a US keyboard; control characters with Ctrl, so that GS is Ctrl+]. A byte that such a keyboard
    /// does not have is a refusal.
    case usLayout = "us"
    /// Alt held, a zero and the byte in three digits on the keypad, as Windows takes characters of its code page.
    case altCodes = "alt"

    static let reportBytes = 8

    private static let leftControl: UInt8 = 0x01
    private static let leftShift: UInt8 = 0x02
    private static let leftAlt: UInt8 = 0x04
    /// Usages of the keyboard page (HID Usage Tables, chapter 10).
    private static let enter: UInt8 = 0x28
    private static let tab: UInt8 = 0x2B
    private static let keypadOne: UInt8 = 0x59
    private static let keypadZero: UInt8 = 0x62

    /// The reports that type the bytes and then Enter.
    func reports(for bytes: [UInt8]) throws(SimulatorRefusal) -> [UInt8] {
        var reports: [UInt8] = []
        for byte in bytes { reports += try type(byte) }
        return reports + Self.press(Self.enter)
    }

    private func type(_ byte: UInt8) throws(SimulatorRefusal) -> [UInt8] {
        switch (self, byte) {
        case (_, 0x0D): return Self.press(Self.enter)
        case (.altCodes, _): return Self.altCode(byte)
        case (.usLayout, _):
            guard let key = Self.key(byte) else {
                let text = "a US keyboard has no key for the byte \(byte); a scanner that types Alt codes has"
                throw SimulatorRefusal(text)
            }
            return Self.press(key.usage, key.modifiers)
        }
    }

    // MARK: - Reports

    private static func report(_ modifiers: UInt8, _ usage: UInt8) -> [UInt8] { [modifiers, 0, usage, 0, 0, 0, 0, 0] }

    /// A key goes down with its modifiers, and all come up.
    private static func press(_ usage: UInt8, _ modifiers: UInt8 = 0) -> [UInt8] {
        report(modifiers, usage) + report(0, 0)
    }

    private static func altCode(_ byte: UInt8) -> [UInt8] {
        let digits = [0, byte / 100, byte / 10 % 10, byte % 10]
        let keys = digits.flatMap { digit in
            report(leftAlt, digit == 0 ? keypadZero : keypadOne + digit - 1) + report(leftAlt, 0)
        }
        return report(leftAlt, 0) + keys + report(0, 0)
    }

    // MARK: - The US keyboard

    private static func key(_ byte: UInt8) -> (usage: UInt8, modifiers: UInt8)? {
        if byte == 0x09 { return (tab, 0) }
        if let usage = plain[byte] { return (usage, 0) }
        if let usage = shifted[byte] { return (usage, leftShift) }
        // Ctrl takes the two upper bits off a lower-case letter, `[`, `\` and `]`; 1Eh and 1Fh are Ctrl+6 and Ctrl+-.
        switch byte {
        case 0x01...0x1A: return plain[byte | 0x60].map { ($0, leftControl) }
        case 0x1B...0x1D: return plain[byte | 0x40].map { ($0, leftControl) }
        case 0x1E: return plain[UInt8(ascii: "6")].map { ($0, leftControl) }
        case 0x1F: return plain[UInt8(ascii: "-")].map { ($0, leftControl) }
        default: return nil
        }
    }

    /// A row of keys with consecutive usages: the first one, what they type, and what with Shift.
    private struct Row {
        var first: UInt8
        var plain: String
        var shifted: String
    }

    private static let rows = [
        Row(first: 0x04, plain: "abcdefghijklmnopqrstuvwxyz", shifted: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        Row(first: 0x1E, plain: "1234567890", shifted: "!@#$%^&*()"),
        Row(first: 0x2C, plain: " ", shifted: ""),
        Row(first: 0x2D, plain: "-=[]\\", shifted: "_+{}|"),
        Row(first: 0x33, plain: ";'`,./", shifted: ":\"~<>?"),
    ]

    private static let plain = table { $0.plain }
    private static let shifted = table { $0.shifted }

    private static func table(_ text: (Row) -> String) -> [UInt8: UInt8] {
        var table: [UInt8: UInt8] = [:]
        for row in rows {
            for (offset, byte) in text(row).utf8.enumerated() { table[byte] = row.first + UInt8(offset) }
        }
        return table
    }
}
