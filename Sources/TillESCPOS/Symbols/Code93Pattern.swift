/// The bars of Code 93 (AIM USS-93) with its two check characters; all of ASCII is said with four shift characters.
enum Code93Pattern {
    /// Nine modules of each of the characters 0…46 in hexadecimal, then of the one that starts and stops.
    private static let table = """
        114 148 144 142 128 124 122 150 112 10A 1A8 1A4 1A2 194 192 18A 168 164 162 134 11A 158 14C 146 12C 116 1B4 1B2 \
        1AC 1A6 196 19A 16C 166 136 13A 12E 1D4 1D2 1CA 16E 176 1AE 126 1DA 1D6 132 15E
        """
    private static let patterns = table.split(separator: " ").map { entry in
        let bits = Int(entry, radix: 16) ?? 0
        return (0..<9).map { bits >> (8 - $0) & 1 == 1 }
    }

    /// The characters 0…42 in order; 43…46 are the shifts ($), (%), (/) and (+).
    private static let plain = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%".utf8)
    private static let dollar = 43
    private static let percent = 44
    private static let slash = 45
    private static let plus = 46
    private static let startStop = 47

    /// - Parameter text: ASCII.
    static func modules(of text: String) throws(PrintRefusal) -> [Bool] {
        try BarcodeSymbol.checkLength(of: text, 1...BarcodeSymbol.maximumCharacters)
        var values: [Int] = []
        for character in text {
            guard let byte = character.asciiValue, character.utf8.count == 1 else { throw .barcodeCharacter(character) }
            values += Self.values(of: byte)
        }
        values.append(check(values, heaviest: 20))
        values.append(check(values, heaviest: 15))
        let symbol = [startStop] + values + [startStop]
        return symbol.flatMap { patterns[$0] } + [true]
    }

    private static func values(of byte: UInt8) -> [Int] {
        if let value = plain.firstIndex(of: byte) { return [value] }
        /// A shift, and the letter that is so many places after A.
        func shifted(_ shift: Int, _ first: UInt8, _ letter: Int) -> [Int] { [shift, 10 + letter + Int(byte - first)] }
        return switch byte {
        case 0x00: [percent, 30]
        case 0x01...0x1A: shifted(dollar, 0x01, 0)
        case 0x1B...0x1F: shifted(percent, 0x1B, 0)
        case 0x21...0x2F: shifted(slash, 0x21, 0)
        case 0x3A: [slash, 35]
        case 0x3B...0x3F: shifted(percent, 0x3B, 5)
        case 0x40: [percent, 31]
        case 0x5B...0x5F: shifted(percent, 0x5B, 10)
        case 0x60: [percent, 32]
        case 0x61...0x7A: shifted(plus, 0x61, 0)
        default: shifted(percent, 0x7B, 15)
        }
    }

    /// The characters weigh 1, 2, 3 … from the right, up to `heaviest` and again, modulo 47.
    private static func check(_ values: [Int], heaviest: Int) -> Int {
        var sum = 0
        for (position, value) in values.reversed().enumerated() { sum += value * (position % heaviest + 1) }
        return sum % 47
    }
}
