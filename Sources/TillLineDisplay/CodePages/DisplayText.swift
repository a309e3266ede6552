import TillESCPOS

/// A text on its way to a display: printable bytes, one for each column.
enum DisplayText {
    /// Stands for what no page of the display has. A wrong letter, even the one without its accent, says something else
    /// than was meant; this says that something is missing.
    static let substitute = UInt8(ascii: "?")
    static let blank = UInt8(ascii: " ")

    /// The characters that take a column. What is invisible by definition (soft hyphen, zero-width space, direction
    /// mark, variation selector) takes none; white space is a blank.
    static func characters(of text: some StringProtocol) -> [Character] {
        text.compactMap { character in
            if ascii(character) != nil { return character }
            let scalars = character.unicodeScalars
            let isControl = scalars.contains { $0.properties.generalCategory == .control }
            if character.isWhitespace, !isControl { return " " }
            let visible = scalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            if visible.isEmpty { return nil }
            guard visible.count < scalars.count else { return character }
            let stripped = String(String.UnicodeScalarView(visible))
            // Without its joiners an emoji may fall apart into several; it stays one, and takes one column.
            return stripped.count == 1 ? stripped.first : character
        }
    }

    static func bytes(_ characters: some Sequence<Character>, _ page: CodePage?) -> [UInt8] {
        characters.map { byte($0, page) }
    }

    /// Printable ASCII is the same on every page.
    static func ascii(_ character: Character) -> UInt8? {
        // A line end of two bytes is one character whose `asciiValue` is a line end; neither is printable.
        guard let value = character.asciiValue, (0x20...0x7E).contains(value) else { return nil }
        return value
    }

    static func byte(_ character: Character, _ page: CodePage?) -> UInt8 {
        ascii(character) ?? page?.byte(for: character) ?? equivalents[character] ?? substitute
    }

    /// What typography sets in the place of an ASCII character and means the same by.
    private static let equivalents: [Character: UInt8] = {
        var table: [Character: UInt8] = [:]
        for dash in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}" { table[dash] = UInt8(ascii: "-") }
        for quote in "\u{2018}\u{2019}\u{201A}\u{201B}\u{2032}" { table[quote] = UInt8(ascii: "'") }
        for quote in "\u{201C}\u{201D}\u{201E}\u{201F}\u{2033}" { table[quote] = UInt8(ascii: "\"") }
        return table
    }()
}
