/// The characters that a picture needs, each defined once.
struct SVGGlyphs {
    private let fallback: (any GlyphSource)?
    private var ids: Set<String> = []
    /// Paths with identifiers, one a line, in the order in which they were first needed.
    private(set) var definitions = ""

    init(fallback: (any GlyphSource)?) {
        self.fallback = fallback
    }

    /// Columns of the cell that a mark is.
    func columns(of mark: PaperMark) -> Int {
        guard case .glyph(let character, _) = mark.shape else { return 1 }
        return CharacterWidth.columns(of: character)
    }

    /// The identifier of a character's path, which is `g` and its code points in hexadecimal, and `w` for a wide cell.
    mutating func id(of character: Character, isWide: Bool) -> String {
        let scalars = character.unicodeScalars.map { String($0.value, radix: 16) }
        let id = "g" + scalars.joined(separator: "-") + (isWide ? "w" : "")
        if ids.insert(id).inserted { definitions += definition(of: character, id: id, isWide: isWide) }
        return id
    }

    private func definition(of character: Character, id: String, isWide: Bool) -> String {
        if let glyph = DrawnFont.strokes(of: character), !isWide { return Self.definition(of: glyph, id: id) }
        let (width, height) = (StrokeGlyph.cellWidth * (isWide ? 2 : 1), StrokeGlyph.cellHeight)
        let sources = GlyphSources([DrawnFont()] + (fallback.map { [$0] } ?? []))
        let dots =
            sources.glyph(for: character, width: width, height: height)
            ?? sources.glyph(for: CodePage.missing, width: width, height: height)
            ?? Bitmap(width: width, height: height)
        return "<path id=\"\(id)\" class=\"area\" d=\"\(SVGPath.runs(of: dots, x: 0, y: 0))\"/>\n"
    }

    private static func definition(of glyph: StrokeGlyph, id: String) -> String {
        guard glyph.areas.isEmpty else {
            return "<path id=\"\(id)\" class=\"area\" d=\"\(SVGPath.areas(of: glyph))\"/>\n"
        }
        let name = glyph.isThin ? "line thin" : "line"
        return "<path id=\"\(id)\" class=\"\(name)\" d=\"\(SVGPath.strokes(of: glyph))\"/>\n"
    }
}
