import TillDeviceKit

/// A printed barcode.
public struct PaperBarcode: Equatable, Sendable {
    public let symbology: Symbology
    /// The characters, with the check digit.
    public let text: String
    /// From left to right; `true` is a dark module. Empty where the emulator has no pattern for the symbology.
    public let modules: [Bool]
    public let moduleDots: Int
    public let heightDots: Int
    public let isTextBelow: Bool
    public var isTextAbove = false
    public let alignment: PrintAlignment
}

/// A printed QR code.
public struct PaperQR: Equatable, Sendable {
    public let data: [UInt8]
    /// Rows from top to bottom; `true` is dark. The mask may differ from the one that a real printer chooses.
    public let modules: [[Bool]]
    public let moduleDots: Int
    public let errorCorrection: PrintQR.ErrorCorrection
    public let alignment: PrintAlignment
}

/// A printed PDF417 code.
public struct PaperPDF417: Equatable, Sendable {
    public let data: [UInt8]
    /// Rows of the symbol from top to bottom; `true` is dark. Empty where no drawing is available.
    public let modules: [[Bool]]
    /// Width of the narrowest bar in dots.
    public let moduleDots: Int
    /// Height of a row of the symbol in dots.
    public let rowHeightDots: Int
    public let alignment: PrintAlignment
}

/// A printed picture, magnified as it was asked for and cut off at the edge of the printing area.
public struct PaperImage: Equatable, Sendable {
    /// The black dots.
    public let bitmap: Bitmap
    /// The dots in the second colour, or nil for a picture in one.
    public let red: Bitmap?
    public let alignment: PrintAlignment
    /// Where its left edge is, in dots from that of the printable width: margin and alignment are in it already.
    public let leftDots: Int

    public init(bitmap: Bitmap, red: Bitmap? = nil, alignment: PrintAlignment = .left, leftDots: Int = 0) {
        self.bitmap = bitmap
        self.red = red
        self.alignment = alignment
        self.leftDots = leftDots
    }
}
