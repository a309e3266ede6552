@testable import keyboard_scanner

/// Makes the events that a keyboard sends for a text, with shift pressed where the US layout needs it.
struct Typing {
    /// The time of the next event; each key comes two milliseconds after the one before it.
    var atMillis: Int64 = 1_700_000_000_000
    private(set) var bytes: [UInt8] = []

    static func record(seconds: Int64, microseconds: Int64, type: UInt16, code: UInt16, value: Int32) -> [UInt8] {
        func little(_ number: some FixedWidthInteger) -> [UInt8] {
            withUnsafeBytes(of: number.littleEndian) { Array($0) }
        }
        return little(seconds) + little(microseconds) + little(type) + little(code) + little(value)
    }

    mutating func event(_ type: UInt16, _ code: UInt16, _ value: Int32) {
        bytes += Self.record(
            seconds: atMillis / 1000,
            microseconds: atMillis % 1000 * 1000,
            type: type,
            code: code,
            value: value
        )
    }

    /// A key's value, then the report that ends every group of events.
    mutating func key(_ code: UInt16, _ value: Int32) {
        event(1, code, value)
        event(0, 0, 0)
        atMillis += 2
    }

    mutating func press(_ code: UInt16) {
        key(code, 1)
        key(code, 0)
    }

    mutating func hold(_ modifier: UInt16, _ body: (inout Typing) -> Void) {
        key(modifier, 1)
        body(&self)
        key(modifier, 0)
    }

    /// Types ASCII as on a US keyboard; GS as Ctrl+].
    mutating func type(_ text: String) {
        for byte in text.utf8 {
            if byte == 0x1D {
                hold(KeyCode.leftControl) { $0.press(27) }
            } else if let stroke = Typist.us.strokes[Character(Unicode.Scalar(byte))]?.first {
                press(stroke)
            }
        }
    }

    /// A key with the modifiers that it needs.
    mutating func press(_ stroke: Typist.Stroke) {
        if stroke.isShifted { key(KeyCode.leftShift, 1) }
        if stroke.isAltGr { key(KeyCode.rightAlt, 1) }
        press(stroke.code)
        if stroke.isAltGr { key(KeyCode.rightAlt, 0) }
        if stroke.isShifted { key(KeyCode.leftShift, 0) }
    }

    mutating func enter() {
        press(28)
    }

    static func label(_ text: String) -> [UInt8] {
        var typing = Typing()
        typing.type(text)
        typing.enter()
        return typing.bytes
    }
}
