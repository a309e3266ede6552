/// Where the shapes of characters come from that a printer does not have itself, and those of the emulated paper.
public protocol GlyphSource: Sendable {
    /// The character as dots, or nil where the source does not have it.
    ///
    /// - Parameters:
    ///   - width: of the cell in dots; 12 for the cell of font A, 24 for a wide character (CJK).
    ///   - height: of the cell in dots.
    /// - Returns: a picture of exactly that size, with the base line at about four fifths of the height.
    func glyph(for character: Character, width: Int, height: Int) -> Bitmap?
}

/// Characters that take two columns: East Asian wide and fullwidth ones, and emoji.
public enum CharacterWidth {
    /// Columns of a character, 1 or 2.
    public static func columns(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 1 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// Unicode 15, EastAsianWidth.txt: the blocks whose characters are W or F.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
