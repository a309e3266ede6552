import TillESCPOS

/// The shapes of all characters that this machine can show: the drawn font, and for what it lacks (Chinese, Japanese,
/// Korean and more) an installed font, which is opened when the first such character comes.
public struct MachineGlyphs: GlyphSource {
    private static let outline = OutlineFont.installed()
    private let drawn = DrawnFont()

    public init() {}

    public func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        drawn.glyph(for: character, width: width, height: height)
            ?? Self.outline?.glyph(for: character, width: width, height: height)
    }
}
