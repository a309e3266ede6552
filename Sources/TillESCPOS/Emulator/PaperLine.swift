import TillDeviceKit

/// A printed line. An empty one is fed paper, and always left-aligned.
public struct PaperLine: Equatable, Sendable {
    public var cells: [PaperCell]
    public var alignment: PrintAlignment
    /// Left margin in dots (GS L), within which the line is aligned.
    public var leftDots = 0
    /// Width in dots within which the line is aligned (GS W); nil is all that the margin leaves.
    public var areaDots: Int?
    /// How far the paper is fed from this line to the next, in dots (ESC 2, ESC 3, ESC J); at least as far as the
    /// tallest cell is high. 0 to 255 times the motion unit.
    public var feedDots = 30

    public init(
        cells: [PaperCell],
        alignment: PrintAlignment,
        leftDots: Int = 0,
        areaDots: Int? = nil,
        feedDots: Int = 30
    ) {
        self.cells = cells
        self.alignment = alignment
        self.leftDots = leftDots
        self.areaDots = areaDots
        self.feedDots = feedDots
    }

    public var text: String { String(cells.map(\.character)) }

    /// Columns that the characters take, pictures and gaps not counted.
    public var width: Int { cells.reduce(0) { $0 + $1.columns } }

    /// Dots that the cells take side by side.
    ///
    /// - Parameters: `fontADots` and `fontBDots` are the widths of the fonts' characters, as in `Paper`.
    public func widthDots(fontADots: Int, fontBDots: Int) -> Int {
        cells.reduce(0) { $0 + $1.widthDots(fontADots: fontADots, fontBDots: fontBDots) }
    }
}

/// A printed character, a picture in the line (ESC *), or a gap of less than a column (ESC $, ESC \).
public struct PaperCell: Equatable, Sendable {
    /// U+FFFC for a picture, U+200B for a gap.
    public var character: Character
    public var style: PaperStyle
    /// nil for a character. A picture as it stands on paper, with its density made up for; for a gap one white row.
    public var image: Bitmap?

    public init(character: Character, style: PaperStyle, image: Bitmap? = nil) {
        self.character = character
        self.style = style
        self.image = image
    }

    /// What `character` is for a picture.
    public static let picture: Character = "\u{FFFC}"
    /// What `character` is for a gap.
    public static let gap: Character = "\u{200B}"

    /// Columns of its font: wide characters take two, times the magnification; a picture or gap takes none.
    public var columns: Int {
        image == nil ? CharacterWidth.columns(of: character) * style.size.width : 0
    }

    /// Dots that it takes across the paper.
    public func widthDots(fontADots: Int, fontBDots: Int) -> Int {
        image?.width ?? columns * (style.isSmall ? fontBDots : fontADots)
    }
}

/// How a printed character looks.
public struct PaperStyle: Equatable, Hashable, Sendable {
    public var size = CharacterSize.normal
    public var isBold = false
    public var isUnderlined = false
    public var isReverse = false
    /// Font B (ESC M 1), or C.
    public var isSmall = false
    /// Second colour (ESC r 1).
    public var isRed = false
    /// The line stands on its head (ESC {).
    public var isUpsideDown = false
    /// Turned by 90° clockwise (ESC V); the cell is as wide as without.
    public var isRotated = false

    public static let plain = PaperStyle()
}
