import TillDeviceKit

/// The paper as a picture of a receipt.
extension Paper {
    /// An SVG document, one unit a dot, in which each full cut ends a slip.
    ///
    /// Characters are drawn as the strokes of `DrawnFont`, so that the picture needs no font and looks the same
    /// everywhere; each line's text lies invisibly above it, to be selected and read out. All of the paper is drawn; what
    /// bounds it is `maximumElements`.
    ///
    /// - Parameters:
    ///   - title: the picture's title for screen readers.
    ///   - glyphs: draws the characters that `DrawnFont` lacks; those that it lacks too are a framed `?`.
    public func svg(title: String = "Receipt", glyphs: (any GlyphSource)? = nil) -> String {
        let layout = PaperLayout(self)
        var drawing = ReceiptDrawing(printWidth: layout.printWidth, glyphs: glyphs)
        for element in elements { drawing.draw(layout.block(of: element)) }
        return drawing.document(title: title)
    }
}
