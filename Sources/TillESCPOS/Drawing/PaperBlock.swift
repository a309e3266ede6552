import TillDeviceKit

/// One element of the paper laid out: what has to be inked where, whatever the picture is made of.
///
/// Places are in dots from the upper left corner of the print area's strip that belongs to the element.
struct PaperBlock {
    var marks: [PaperMark] = []
    /// Rows of paper that the element takes.
    var height: Int
    /// The strip is turned by half a turn, over the whole print area.
    var isUpsideDown = false
    /// What a person can select and a screen reader reads.
    var text: PaperBlockText?
    /// The knife goes through the middle of the strip.
    var cut: PrintCut?
}

/// The characters of a block and where they stand.
struct PaperBlockText {
    var text: String
    var x: Int
    var baseline: Int
    var width: Int
    var height: Int
}

enum PaperInk: Hashable {
    case black, red
    /// Paper that stays free within a black bar.
    case bare
}

/// Something inked within a rectangle.
struct PaperMark {
    enum Shape {
        /// A character that fills its cell.
        case glyph(Character, GlyphLook)
        /// The rectangle itself.
        case area
        /// A barcode or a drawing of few, regular dots.
        case symbol(Bitmap)
        /// A picture of any dots.
        case picture(Bitmap)
    }

    var shape: Shape
    var ink: PaperInk
    var x: Int
    var y: Int
    var width: Int
    var height: Int
}

/// What is done to a character besides magnifying it.
struct GlyphLook: Hashable {
    var isBold = false
    /// Turned by 90° clockwise within its cell.
    var isRotated = false

    static let plain = GlyphLook()

    init() {}

    init(_ style: PaperStyle) {
        isBold = style.isBold
        isRotated = style.isRotated
    }
}
