import TillDeviceKit

/// The paper as a picture of a receipt.
extension Paper {
    /// An SVG document, one unit a dot, in which each full cut ends a slip.
    ///
    /// - Parameter title: the picture's title for screen readers.
    public func svg(title: String = "Receipt") -> String {
        var drawing = ReceiptDrawing(paper: self)
        for element in elements { drawing.draw(element) }
        return drawing.document(title: title)
    }
}
