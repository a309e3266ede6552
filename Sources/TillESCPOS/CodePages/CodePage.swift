/// A table of 256 characters, of which the printer shows one at a time.
///
/// The lower half is ASCII on every page (after ESC R 0), so a table holds the upper half only. A page says nothing
/// about the number by which a printer selects it: vendors disagree on that, and `PrinterProfile` knows it.
///
/// The pages themselves are under `Tables/`. A page costs next to nothing until a character is first looked up in it,
/// so that a profile may list many.
public struct CodePage: Sendable {
    /// The page's name as printer manuals write it, `CP858`; two pages of one name are the same page.
    public let name: String

    private let table: CodePageTable

    /// How many characters the upper half of a page has.
    static let upperHalfCount = 128

    static let missing: Character = "\u{FFFD}"

    /// - Parameter upperHalf: exactly 128 Unicode scalars for the bytes 80…FF, U+FFFD where there is no character.
    public init(name: String, upperHalf: String) {
        self.name = name
        self.table = CodePageTable(upperHalf: upperHalf)
    }

    /// The byte that shows a character on this page, or `nil`. Control characters have none.
    ///
    /// Characters are compared by canonical equivalence: `e` + U+0301 is found where `é` is. What a page would show by
    /// several bytes, a Thai letter with a vowel above or a voiced half-width katakana, is not found.
    public func byte(for character: Character) -> UInt8? {
        if let scalar = Self.onlyScalar(of: character) {
            if let byte = Self.asciiByte(for: scalar) ?? table.lookup.bytes[scalar] { return byte }
            guard Composition.isSecondName(scalar) else { return nil }
        }
        guard let composed = Composition.scalar(for: character) else { return nil }
        return Self.asciiByte(for: composed) ?? table.lookup.bytes[composed]
    }

    /// What a byte shows on this page: 20…7E and 80…FF; `nil` for control codes and gaps.
    public func character(for byte: UInt8) -> Character? {
        switch byte {
        case 0x20...0x7E: return Character(Unicode.Scalar(byte))
        case 0x80...0xFF:
            let character = table.lookup.characters[Int(byte) - 0x80]
            return character == Self.missing ? nil : character
        default: return nil
        }
    }

    /// The byte of a printable ASCII character, which is the same on every page.
    static func asciiByte(for character: Character) -> UInt8? {
        onlyScalar(of: character).flatMap(asciiByte)
    }

    private static func asciiByte(for scalar: Unicode.Scalar) -> UInt8? {
        (0x20...0x7E).contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    /// The scalar of a character that has no more than one. An iterator, as it is several times faster than
    /// `asciiValue` and indices, and this is done for every character printed.
    private static func onlyScalar(of character: Character) -> Unicode.Scalar? {
        var scalars = character.unicodeScalars.makeIterator()
        guard let first = scalars.next(), scalars.next() == nil else { return nil }
        return first
    }

    /// Nothing but the bytes 20…7E, which every page shares.
    public static let ascii = CodePage(name: "ASCII", upperHalf: String(repeating: "\u{FFFD}", count: upperHalfCount))
}

extension CodePage: CustomStringConvertible {
    public var description: String { name }
}

extension CodePage: Equatable {
    public static func == (left: CodePage, right: CodePage) -> Bool { left.name == right.name }
}
