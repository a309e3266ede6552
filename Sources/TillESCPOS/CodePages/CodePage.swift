/// A table of 256 characters, of which the printer shows one at a time.
///
/// The lower half is ASCII on every page (after ESC R 0), so a table holds the upper half only. A page says nothing
/// about the number by which a printer selects it: vendors disagree on that, and `PrinterProfile` knows it.
public struct CodePage: Sendable {
    /// The page's name as printer manuals write it, `CP858`; two pages of one name are the same page.
    public let name: String

    /// The characters of the bytes 80…FF; U+FFFD where there is none.
    private let upperHalf: [Character]

    /// Keyed by `Character`, which compares by canonical equivalence, so that `e` + U+0301 finds `é`.
    private let bytes: [Character: UInt8]

    /// How many characters the upper half of a page has.
    static let upperHalfCount = 128

    static let missing: Character = "\u{FFFD}"

    /// - Parameter upperHalf: exactly 128 Unicode scalars for the bytes 80…FF, U+FFFD where there is no character.
    public init(name: String, upperHalf: String) {
        let characters = upperHalf.unicodeScalars.map { Character($0) }
        precondition(characters.count == Self.upperHalfCount, "a code page has 128 characters in its upper half")
        var bytes: [Character: UInt8] = [:]
        for (offset, character) in characters.enumerated() where character != Self.missing {
            bytes[character] = UInt8(0x80 + offset)
        }
        self.name = name
        self.upperHalf = characters
        self.bytes = bytes
    }

    /// The byte that shows a character on this page, or `nil`. Control characters have none.
    public func byte(for character: Character) -> UInt8? {
        if let ascii = Self.asciiByte(for: character) { return ascii }
        return bytes[character]
    }

    /// What a byte shows on this page: 20…7E and 80…FF; `nil` for control codes and gaps.
    public func character(for byte: UInt8) -> Character? {
        switch byte {
        case 0x20...0x7E: return Character(Unicode.Scalar(byte))
        case 0x80...0xFF:
            let character = upperHalf[Int(byte) - 0x80]
            return character == Self.missing ? nil : character
        default: return nil
        }
    }

    /// The byte of a printable ASCII character, which is the same on every page.
    static func asciiByte(for character: Character) -> UInt8? {
        guard let ascii = character.asciiValue, (0x20...0x7E).contains(ascii) else { return nil }
        return ascii
    }
}

extension CodePage: CustomStringConvertible {
    public var description: String { name }
}

extension CodePage: Equatable {
    public static func == (left: CodePage, right: CodePage) -> Bool { left.name == right.name }
}
