/// How the data of an application identifier is built: parts one after the other.
struct GS1Format: Equatable, Sendable {
    struct Part: Equatable, Sendable {
        enum Characters: Character {
            case digits = "n"
            /// GS1's character set 82.
            case text = "x"
            /// Character set 39: components and parts.
            case partNumber = "y"
            /// Base 64 for file names and addresses: digital signatures.
            case base64 = "z"
        }

        var characters: Characters
        var lengthMin: Int
        var lengthMax: Int
        /// The last of the digits is a check digit.
        var hasCheckDigit = false
        /// YYMMDD; DD may be 00.
        var isDate = false
        var isOptional = false
    }

    var identifier: String
    var parts: [Part]
    /// What the identifier's last digit says of its decimal point; nil where it says nothing.
    var decimals: Int?

    /// Whether the next element follows without a separator: GS1 General Specifications, section 7.8, by the first two
    /// digits. That table is closed; it will never grow.
    var isPredefinedLength: Bool {
        switch Int(identifier.prefix(2)) {
        case .some(0...4), .some(11...20), .some(31...36), .some(41): true
        default: false
        }
    }

    var lengthMax: Int { parts.reduce(0) { $0 + $1.lengthMax } }
}

extension GS1Format.Part.Characters {
    /// Bytes are compared, not characters: no letter with an accent is ever between A and Z.
    func contains(_ byte: UInt8) -> Bool {
        switch (self, byte) {
        case (_, UInt8(ascii: "0")...UInt8(ascii: "9")): true
        case (.digits, _): false
        case (_, UInt8(ascii: "A")...UInt8(ascii: "Z")): true
        case (.partNumber, _): "#-/".utf8.contains(byte)
        case (_, UInt8(ascii: "a")...UInt8(ascii: "z")): true
        case (.text, _): "!\"%&'()*+,-./:;<=>?_".utf8.contains(byte)
        case (.base64, _): "-_=".utf8.contains(byte)
        }
    }
}
