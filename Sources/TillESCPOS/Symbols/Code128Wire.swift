/// The data of GS k with m = 73 as printers read it; the other direction of `Code128Encoding.wire`.
struct Code128Wire: Equatable, Sendable {
    /// Symbol characters from the start character on, without check and stop character.
    private(set) var values: [Int] = []
    /// The characters below the bars; function characters have none.
    private(set) var text = ""

    private var set: Code128Encoding.CodeSet?
    private var isShifted = false

    /// Nil for data that a printer refuses: no code set first, a character that its set lacks, an unknown escape.
    init?(_ wire: [UInt8]) {
        var index = 0
        while index < wire.count {
            if wire[index] == UInt8(ascii: "{") {
                guard index + 1 < wire.count, escape(wire[index + 1]) else { return nil }
                index += 2
            } else {
                guard say(wire[index]) else { return nil }
                index += 1
            }
        }
        guard values.count > 1, !isShifted else { return nil }
    }

    private mutating func escape(_ letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "A"): select(.a, start: 103, code: 101)
        case UInt8(ascii: "B"): select(.b, start: 104, code: 100)
        case UInt8(ascii: "C"): select(.c, start: 105, code: 99)
        case UInt8(ascii: "S"):
            guard let set, set != .c, !isShifted else { return false }
            values.append(98)
            isShifted = true
        case UInt8(ascii: "1"):
            guard set != nil else { return false }
            values.append(102)
        // FNC2, FNC3 and FNC4, which sets A and B have.
        case UInt8(ascii: "2"), UInt8(ascii: "3"), UInt8(ascii: "4"):
            guard let set, set != .c else { return false }
            values.append(letter == UInt8(ascii: "2") ? 97 : letter == UInt8(ascii: "3") ? 96 : set == .a ? 101 : 100)
        case UInt8(ascii: "{"): return set != .c && say(letter)
        default: return false
        }
        return true
    }

    private mutating func select(_ set: Code128Encoding.CodeSet, start: Int, code: Int) {
        if self.set == nil { values.append(start) } else if self.set != set { values.append(code) }
        self.set = set
    }

    private mutating func say(_ byte: UInt8) -> Bool {
        guard let set else { return false }
        if set == .c {
            guard byte < 100 else { return false }
            values.append(Int(byte))
            text += byte < 10 ? "0\(byte)" : "\(byte)"
            return true
        }
        let isInA = (set == .a) != isShifted
        guard isInA ? byte < 0x60 : (0x20...0x7F).contains(byte) else { return false }
        isShifted = false
        values.append(byte < 0x20 ? Int(byte) + 64 : Int(byte) - 32)
        text.append(Character(Unicode.Scalar(byte)))
        return true
    }
}
