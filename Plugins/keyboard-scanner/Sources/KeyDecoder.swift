/// Turns key presses into the bytes that were typed.
struct KeyDecoder: Equatable {
    enum Typed: Equatable {
        case byte(UInt8)
        case terminator
        /// A key under Alt: the code of a character in decimal, which this decoder does not read.
        case unreadable
    }

    private var held: Set<UInt16> = []
    private var hasCapsLock = false

    /// - Parameter value: 1 pressed, 0 released, 2 repeated by the kernel because the key is held. A scanner does not
    ///   hold keys, so a repetition is none of its characters.
    mutating func key(_ code: UInt16, value: Int32) -> Typed? {
        if Self.modifiers.contains(code) {
            if value == 0 { held.remove(code) } else { held.insert(code) }
            return nil
        }
        guard value == 1 else { return nil }
        if code == KeyMap.capsLock {
            hasCapsLock.toggle()
            return nil
        }
        if KeyMap.terminators.contains(code) { return .terminator }
        guard let key = KeyMap.keys[code] else { return nil }
        if isHeld(KeyMap.leftAlt, KeyMap.rightAlt) { return .unreadable }
        if isHeld(KeyMap.leftControl, KeyMap.rightControl) {
            guard let control = KeyMap.control(key.plain) else { return .unreadable }
            return control == UInt8(ascii: "\r") || control == UInt8(ascii: "\n") ? .terminator : .byte(control)
        }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(key.plain)
        let isShifted = isHeld(KeyMap.leftShift, KeyMap.rightShift) != (isLetter && hasCapsLock)
        return .byte(isShifted ? key.shifted : key.plain)
    }

    private static let modifiers: Set<UInt16> = [
        KeyMap.leftControl, KeyMap.rightControl, KeyMap.leftShift, KeyMap.rightShift, KeyMap.leftAlt, KeyMap.rightAlt,
    ]

    private func isHeld(_ left: UInt16, _ right: UInt16) -> Bool {
        held.contains(left) || held.contains(right)
    }
}
