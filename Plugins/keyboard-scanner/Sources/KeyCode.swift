/// The keys that mean something by themselves, by the codes of linux/input-event-codes.h. They stand at the same place
/// on the keyboards of all countries.
enum KeyCode {
    static let leftControl: UInt16 = 29
    static let leftShift: UInt16 = 42
    static let rightShift: UInt16 = 54
    static let leftAlt: UInt16 = 56
    static let capsLock: UInt16 = 58
    static let f8: UInt16 = 66
    static let rightControl: UInt16 = 97
    /// AltGr.
    static let rightAlt: UInt16 = 100

    static let modifiers: Set<UInt16> = [leftControl, leftShift, rightShift, leftAlt, rightControl, rightAlt]

    /// Enter, Enter of the keypad.
    static let enters: Set<UInt16> = [28, 96]
    static let tab: UInt16 = 15

    /// The keypad always types digits, whatever NumLock says: a scanner presses no NumLock, or presses it for others.
    static let keypad: [UInt16: Unicode.Scalar] = [
        71: "7", 72: "8", 73: "9", 74: "-", 75: "4", 76: "5", 77: "6", 78: "+", 79: "1", 80: "2", 81: "3", 82: "0",
        83: ".", 55: "*", 98: "/", 117: "=", 121: ",",
    ]

    /// What Ctrl makes of a key that is no letter, by its place: `[ \ ]` of a US keyboard are ESC, FS and GS (1Dh)
    /// under every layout, as the layouts of Windows have it, and `2 6 -` are NUL, RS and US.
    static let control: [UInt16: UInt8] = [26: 0x1B, 43: 0x1C, 27: 0x1D, 3: 0x00, 7: 0x1E, 12: 0x1F]
}
