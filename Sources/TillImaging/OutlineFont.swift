import Synchronization
import TillESCPOS

/// A TrueType or OpenType font as a source of dots, for characters that Till's own font lacks: Chinese, Japanese, Korean.
public struct OutlineFont: GlyphSource {
    /// The font's file.
    public let path: String
    private let shared: SharedFace

    /// - Throws: `.fontUnreadable` where there is no such file, `.fontUnusable` where it is no outline font.
    public init(path: String) throws(ImagingError) {
        self.path = path
        shared = SharedFace(try OutlineFace(path: path))
    }

    /// The first font that is installed of those that Debian has for many scripts; nil where there is none.
    public static func installed() -> OutlineFont? { first(of: installedPaths) }

    /// All fonts of that list that are installed, in its order, for a chain that covers more scripts than one file does.
    public static func allInstalled() -> [OutlineFont] { installedPaths.compactMap { first(of: [$0]) } }

    /// The first of some files that is a font. What is wrong with the others is of no interest here.
    static func first(of paths: [String]) -> OutlineFont? {
        for path in paths {
            if let font = try? OutlineFont(path: path) { return font }
        }
        return nil
    }

    /// Files of the packages fonts-droid-fallback, fonts-wqy-zenhei, fonts-noto-cjk, fonts-unifont (two generations) and
    /// fonts-dejavu-core.
    static let installedPaths = [
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/opentype/unifont/unifont.otf",
        "/usr/share/fonts/truetype/unifont/unifont.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    ]

    /// The largest side of a cell that is drawn, in dots.
    public static let maximumCellDots = 256

    /// A single code point in a cell up to `maximumCellDots`; nil for sequences, and for what the font lacks.
    public func glyph(for character: Character, width: Int, height: Int) -> Bitmap? {
        let sides = 1...Self.maximumCellDots
        let scalars = character.unicodeScalars.filter { !$0.properties.isVariationSelector }
        guard sides.contains(width), sides.contains(height), scalars.count == 1, let scalar = scalars.first else {
            return nil
        }
        return shared.glyph(for: scalar, width: width, height: height)
    }
}

/// A face for one thread after the other, with the glyphs made lately.
private final class SharedFace: Sendable {
    private struct Key: Hashable {
        var scalar: Unicode.Scalar
        var width: Int
        var height: Int
    }

    private struct State: ~Copyable {
        let face: OutlineFace
        /// Nil is kept as well: asking in vain is as dear.
        var made: [Key: Bitmap?] = [:]
    }

    private let state: Mutex<State>

    /// About 150 kB of glyphs. At the bound all are forgotten and made anew.
    private static let maximumGlyphs = 2048

    init(_ face: consuming sending OutlineFace) {
        state = Mutex(State(face: face))
    }

    func glyph(for scalar: Unicode.Scalar, width: Int, height: Int) -> Bitmap? {
        let key = Key(scalar: scalar, width: width, height: height)
        return state.withLock { state in
            if let made = state.made[key] { return made }
            if state.made.count == Self.maximumGlyphs { state.made = [:] }
            let glyph = state.face.glyph(for: scalar, width: width, height: height)
            state.made[key] = .some(glyph)
            return glyph
        }
    }
}
