/// What the keys of a US keyboard type, by the codes of linux/input-event-codes.h. A scanner is read by its key codes
/// and not through the layout of a desktop, so that a French desktop does not turn its digits into letters.
enum KeyMap {
    static let leftControl: UInt16 = 29
    static let leftShift: UInt16 = 42
    static let rightShift: UInt16 = 54
    static let leftAlt: UInt16 = 56
    static let capsLock: UInt16 = 58
    static let rightControl: UInt16 = 97
    static let rightAlt: UInt16 = 100
    /// Enter, Enter of the keypad, Tab: each ends a label.
    static let terminators: Set<UInt16> = [28, 96, 15]

    struct Key: Equatable {
        var plain: UInt8
        var shifted: UInt8
    }

    static let keys: [UInt16: Key] = {
        // Rows of keys with consecutive codes: first code, plain, with shift.
        let rows: [(first: UInt16, plain: String, shifted: String)] = [
            (2, "1234567890-=", "!@#$%^&*()_+"),
            (16, "qwertyuiop[]", "QWERTYUIOP{}"),
            (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
            (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
            (57, " ", " "),
            // The keypad always types digits: a scanner presses no NumLock.
            (55, "*", "*"), (71, "789-456+1230.", "789-456+1230."), (98, "/", "/"), (117, "=", "="), (121, ",", ","),
            // The key between left shift and Z of European keyboards.
            (86, "\\", "|"),
        ]
        var keys: [UInt16: Key] = [:]
        for row in rows {
            for (offset, pair) in zip(row.plain.utf8, row.shifted.utf8).enumerated() {
                keys[row.first + UInt16(offset)] = Key(plain: pair.0, shifted: pair.1)
            }
        }
        return keys
    }()

    /// What Ctrl makes of a key: `]` becomes GS (1Dh), `\` FS, a letter its control character; nil for others.
    static func control(_ plain: UInt8) -> UInt8? {
        switch plain {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "[")...UInt8(ascii: "]"): plain & 0x1F
        case UInt8(ascii: "6"): 0x1E
        case UInt8(ascii: "-"): 0x1F
        default: nil
        }
    }
}
