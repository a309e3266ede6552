/// Till's own font: monospaced, without serifs, made of strokes, so that a receipt looks the same everywhere.
///
/// It has ASCII, the letters of Latin-1 and Latin Extended-A, Vietnamese, Greek, Cyrillic, the signs of the DOS and Windows code
/// pages, box drawing, blocks and arrows. What it lacks is another source's.
public struct DrawnFont: GlyphSource {
    public init() {}

    /// The largest side of a cell that is drawn, in dots: font A magnified eight times is 96 × 192.
    public static let maximumCellDots = 256

    /// The character in a cell of any size up to `maximumCellDots`; nil for a larger or empty cell.
    public func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        let sides = 1...Self.maximumCellDots
        guard sides.contains(width), sides.contains(height) else { return nil }
        return Self.strokes(of: character)?.bitmap(width: width, height: height)
    }

    /// Every character that the font has, in the order of their code points.
    public static var characters: [Character] { glyphs.keys.sorted() }

    static func strokes(of character: Character) -> StrokeGlyph? { glyphs[character] }

    /// The strokes of every character, made once.
    private static let glyphs: [Character: StrokeGlyph] = {
        var glyphs: [Character: StrokeGlyph] = [" ": StrokeGlyph(), "\u{A0}": StrokeGlyph()]
        for text in drawn { add(text, to: &glyphs) }
        for (mark, notation) in marks { glyphs[mark] = StrokeGlyph(notation: notation) }
        for text in composed { compose(text, into: &glyphs) }
        for (shade, pattern) in shades { glyphs[shade] = pattern }
        return glyphs
    }()

    private static let drawn = [
        latinCapitals, latinSmall, latinSpecial, digits, asciiSigns, signs, mathematics, boxes, blocks, arrows,
        greek, cyrillicCapitals, cyrillicSmall, vietnamese,
    ]

    private static let composed = [
        composedLatin1, composedLatinExtended, composedGreek, composedCyrillic, composedVietnamese,
    ]

    /// Lines of a character, a space and its strokes.
    private static func add(_ text: String, to glyphs: inout [Character: StrokeGlyph]) {
        for line in text.split(separator: "\n") {
            guard let character = line.first else { continue }
            precondition(glyphs[character] == nil, "drawn twice: \(character)")
            glyphs[character] = StrokeGlyph(notation: line.dropFirst())
        }
    }
}
