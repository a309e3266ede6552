/// Several sources one after the other: the first that has a character draws it.
public struct GlyphSources: GlyphSource {
    public let sources: [any GlyphSource]

    public init(_ sources: [any GlyphSource]) {
        self.sources = sources
    }

    public func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        for source in sources {
            if let glyph = source.glyph(for: character, width: width, height: height) { return glyph }
        }
        return nil
    }
}
