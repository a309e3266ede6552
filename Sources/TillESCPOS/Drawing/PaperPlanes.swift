/// Prints blocks one below the other, a plane of dots for each colour.
struct PaperPlanes {
    private let width: Int
    private var glyphs: GlyphDots
    private var blackBytes: [UInt8] = []
    private var redBytes: [UInt8] = []
    private var hasRed = false
    private(set) var rowCount = 0

    init(width: Int, glyphs: (any GlyphSource)?) {
        self.width = width
        self.glyphs = GlyphDots(fallback: glyphs)
    }

    var black: Bitmap { Bitmap(width: width, height: rowCount, bytes: blackBytes) }

    var red: Bitmap? { hasRed ? Bitmap(width: width, height: rowCount, bytes: redBytes) : nil }

    mutating func print(_ block: PaperBlock) {
        var black = Bitmap(width: width, height: block.height)
        var red = black
        for mark in block.marks {
            switch mark.ink {
            case .black: ink(mark, on: &black, isSet: true)
            case .red: ink(mark, on: &red, isSet: true)
            case .bare:
                ink(mark, on: &black, isSet: false)
                ink(mark, on: &red, isSet: false)
            }
        }
        if block.marks.contains(where: { $0.ink == .red }) { hasRed = true }
        blackBytes += (block.isUpsideDown ? black.rotated : black).bytes
        redBytes += (block.isUpsideDown ? red.rotated : red).bytes
        rowCount += block.height
    }

    private mutating func ink(_ mark: PaperMark, on plane: inout Bitmap, isSet: Bool) {
        let dots: Bitmap
        switch mark.shape {
        case .area:
            plane.fill(x: mark.x, y: mark.y, width: mark.width, height: mark.height, black: isSet)
            return
        case .symbol(let bitmap), .picture(let bitmap): dots = bitmap
        case .glyph(let character, let look):
            dots = glyphs.dots(of: character, look, width: mark.width, height: mark.height)
        }
        if isSet {
            plane.draw(dots, x: mark.x, y: mark.y)
        } else {
            plane.clear(dots, x: mark.x, y: mark.y)
        }
    }
}

/// The dots of characters, each made once for a picture.
private struct GlyphDots {
    private struct Key: Hashable {
        var character: Character
        var look: GlyphLook
        var width: Int
        var height: Int
    }

    private let sources: GlyphSources
    private var made: [Key: Bitmap] = [:]

    /// At the bound all are forgotten and made anew.
    private static let maximumGlyphs = 2048

    init(fallback: (any GlyphSource)?) {
        sources = GlyphSources([DrawnFont()] + (fallback.map { [$0] } ?? []))
    }

    mutating func dots(of character: Character, _ look: GlyphLook, width: Int, height: Int) -> Bitmap {
        let key = Key(character: character, look: look, width: width, height: height)
        if let dots = made[key] { return dots }
        if made.count == Self.maximumGlyphs { made = [:] }
        let (across, down) = look.isRotated ? (height, width) : (width, height)
        var dots =
            sources.glyph(for: character, width: across, height: down)
            ?? sources.glyph(for: CodePage.missing, width: across, height: down)
            ?? Bitmap(width: across, height: down)
        if look.isBold { dots = dots.emphasised(byDots: Self.emphasis(of: character, width: across)) }
        if look.isRotated { dots = dots.rotatedClockwise }
        made[key] = dots
        return dots
    }

    /// One dot for each dot of a column of font A.
    private static func emphasis(of character: Character, width: Int) -> Int {
        max(width / CharacterWidth.columns(of: character) / PaperCellSize.fontA.width, 1)
    }
}

extension Bitmap {
    /// Rows that are packed already.
    fileprivate init(width: Int, height: Int, bytes: [UInt8]) {
        self.init(width: width, height: height)
        precondition(bytes.count == self.bytes.count, "rows are complete")
        self.bytes = bytes
    }
}
