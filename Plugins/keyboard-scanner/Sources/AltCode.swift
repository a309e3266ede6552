import TillESCPOS

/// Characters typed by their number: Alt is held and the number typed on the keypad, as Windows has it. With a zero
/// before it the number is one of Windows-1252, without one of code page 437. Numbers below 32 are control characters
/// in both, GS (029) among them, because a label has no use for the symbols that Windows shows for some of them.
struct AltCode: Equatable {
    /// A zero and three digits are the most that a number below 256 needs.
    static let digitsMax = 4

    private var digits: [Unicode.Scalar] = []

    var isEmpty: Bool { digits.isEmpty }

    /// More than `digitsMax` digits are kept in mind as one too many, and the number is none then.
    mutating func append(_ digit: Unicode.Scalar) {
        if digits.count <= Self.digitsMax { digits.append(digit) }
    }

    /// The character; nil where the number is none below 256.
    var scalar: Unicode.Scalar? {
        guard digits.count <= Self.digitsMax, let number = Int(String(String.UnicodeScalarView(digits))),
            let byte = UInt8(exactly: number)
        else { return nil }
        if byte < 0x20 || byte == 0x7F { return Unicode.Scalar(byte) }
        return Charset.scalar(of: byte, on: digits.first == "0" ? Charset.windows1252Page : Charset.oemPage)
    }
}
