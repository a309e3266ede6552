/// Lengths on the emulated paper and around it, in dots.
enum PaperGeometry {
    /// Blank paper above and below symbols.
    static let symbolGap = 8
    /// The characters above or below a barcode, with the room that parts them from it.
    static let textHeight = 26
    static let textGap = 2
    /// What stands for a symbol that cannot be drawn.
    static let frameHeight = 48
    static let frameThickness = 2
    static let underlineThickness = 2
    /// Blank paper at the edges of a slip.
    static let paperPadding = 32

    /// Ground around the slips.
    static let canvasMargin = 24
    static let slipGap = 28
    /// Width of a tooth of the torn edge; it is half as high.
    static let tooth = 8
    static let shadowX = 3
    static let shadowY = 4

    /// The width of the slip around a print area: whole teeth.
    static func paperWidth(printWidth: Int) -> Int { (printWidth / tooth + 1) * tooth + 2 * paperPadding }

    /// Where the print area begins in a picture.
    static func left(printWidth: Int) -> Int { canvasMargin + (paperWidth(printWidth: printWidth) - printWidth) / 2 }
}

/// The cells of the two fonts, in dots. Their widths are the printer's, their heights those of nearly all printers.
struct PaperCellSize: Equatable {
    let width: Int
    let height: Int
    /// Rows above the base line.
    let ascent: Int

    /// The cell of font A where nothing else is known.
    static let fontA = PaperCellSize(width: 12, height: 24, ascent: 19)
    private static let heightB = 17
    private static let ascentB = 13

    init(width: Int, height: Int, ascent: Int) {
        self.width = width
        self.height = height
        self.ascent = ascent
    }

    /// A character magnified. A picture reaches as far below the base line as a character of font A.
    init(_ cell: PaperCell, on paper: PaperLayout) {
        width = cell.widthDots(fontADots: paper.fontADots, fontBDots: paper.fontBDots)
        if let image = cell.image {
            height = image.height
            ascent = max(image.height - (Self.fontA.height - Self.fontA.ascent), 0)
        } else {
            let factor = cell.style.size.height
            height = (cell.style.isSmall ? Self.heightB : Self.fontA.height) * factor
            ascent = (cell.style.isSmall ? Self.ascentB : Self.fontA.ascent) * factor
        }
    }
}
