/// Turns key presses into the characters that were typed.
struct KeyDecoder: Equatable {
    enum Typed: Equatable {
        /// A character; Enter is CR, Tab HT.
        case character(Unicode.Scalar)
        /// A key that means nothing to this decoder, so that the label cannot be relied on; the words say which.
        case unreadable(String)
    }

    /// What stands for GS (1Dh) beside Ctrl+], which always does; the raw value is the one of the setting `gs-key`.
    enum GSKey: String, CaseIterable {
        case none, f8, pipe
    }

    private let keys: [UInt16: KeyLayout.Key]
    private let gsKey: GSKey
    private var held: Set<UInt16> = []
    private var hasCapsLock = false
    private var altCode = AltCode()
    /// A dead key was pressed and waits for its letter.
    private var accent: Unicode.Scalar?

    private static let gs: Unicode.Scalar = "\u{1D}"

    init(layout: KeyLayout, gsKey: GSKey) {
        keys = layout.keys
        self.gsKey = gsKey
    }

    /// Forgets everything: which keys are held is not known any more.
    mutating func reset() {
        held = []
        hasCapsLock = false
        forgetBegun()
    }

    /// Forgets a character that has begun: its number, its accent.
    mutating func forgetBegun() {
        altCode = AltCode()
        accent = nil
    }

    /// - Parameter value: 1 pressed, 0 released, 2 repeated by the kernel because the key is held. A scanner does not
    ///   hold keys, so a repetition is none of its characters.
    mutating func key(_ code: UInt16, value: Int32) -> [Typed] {
        if KeyCode.modifiers.contains(code) {
            if value == 0 { held.remove(code) } else { held.insert(code) }
            return code == KeyCode.leftAlt && value == 0 ? endAltCode() : []
        }
        guard value == 1 else { return [] }
        if code == KeyCode.capsLock {
            hasCapsLock.toggle()
            return []
        }
        if code == KeyCode.f8 { return gsKey == .f8 ? typed(Self.gs) : [] }
        if KeyCode.enters.contains(code) { return typed("\r") }
        if code == KeyCode.tab { return typed("\t") }
        if let pad = KeyCode.keypad[code] { return keypad(pad) }
        return keys[code].map { main($0, code) } ?? []
    }

    /// Left Alt with left Ctrl is AltGr, too.
    private var isAltGr: Bool {
        held.contains(KeyCode.rightAlt) || (held.contains(KeyCode.leftAlt) && held.contains(KeyCode.leftControl))
    }

    private func isHeld(_ left: UInt16, _ right: UInt16) -> Bool {
        held.contains(left) || held.contains(right)
    }

    private mutating func keypad(_ scalar: Unicode.Scalar) -> [Typed] {
        guard held.contains(KeyCode.leftAlt) else { return typed(scalar) }
        guard ("0"..."9").contains(scalar) else { return [.unreadable("Alt with a key of the keypad")] }
        altCode.append(scalar)
        return []
    }

    private mutating func endAltCode() -> [Typed] {
        guard !altCode.isEmpty else { return [] }
        defer { altCode = AltCode() }
        guard let scalar = altCode.scalar else { return [.unreadable("Alt with a number above 255")] }
        return typed(scalar)
    }

    private mutating func main(_ key: KeyLayout.Key, _ code: UInt16) -> [Typed] {
        if !isAltGr {
            if held.contains(KeyCode.leftAlt) { return [.unreadable("Alt with a letter")] }
            if isHeld(KeyCode.leftControl, KeyCode.rightControl) { return control(key, code) }
        }
        let isShifted = isHeld(KeyCode.leftShift, KeyCode.rightShift) != (key.isLetter && hasCapsLock)
        guard let scalar = key.scalar(isShifted: isShifted, isAltGr: isAltGr) else {
            return [.unreadable("a key that types nothing with these modifiers")]
        }
        if key.dead.contains(scalar) {
            defer { accent = scalar }
            return accent.map { [.character($0)] } ?? []
        }
        return typed(gsKey == .pipe && scalar == "|" ? Self.gs : scalar)
    }

    private mutating func control(_ key: KeyLayout.Key, _ code: UInt16) -> [Typed] {
        if let plain = key.plain, ("a"..."z").contains(plain) {
            return typed(Unicode.Scalar(UInt8(truncatingIfNeeded: plain.value & 0x1F)))
        }
        guard let byte = KeyCode.control[code] else { return [.unreadable("Ctrl with a key that it does not turn")] }
        return typed(Unicode.Scalar(byte))
    }

    /// A character together with the accent that waits for it: one letter where there is such a one, the accent alone
    /// before a blank, else both one after the other, as Windows has it.
    private mutating func typed(_ scalar: Unicode.Scalar) -> [Typed] {
        guard let accent else { return [.character(scalar)] }
        self.accent = nil
        if scalar == " " { return [.character(accent)] }
        if let letter = Charset.composed(scalar, accent: accent) { return [.character(letter)] }
        return [.character(accent), .character(scalar)]
    }
}
