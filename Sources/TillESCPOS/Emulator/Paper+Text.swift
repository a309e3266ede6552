import TillDeviceKit

/// The paper as monospaced text, for terminals and tests.
extension Paper {
    /// One line of text for each line of paper, without trailing spaces.
    ///
    /// A character of double width is followed by a space; of double height and the other styles nothing is seen.
    /// Barcodes and QR codes are a line in brackets, a cut is `- - ✂ - -`.
    ///
    /// - Parameter columns: where right-aligned text ends; by default the printer's own.
    public func text(columns: Int? = nil) -> String {
        let width = max(columns ?? self.columns, 1)
        return elements.map { Self.text(of: $0, width: width) + "\n" }.joined()
    }

    private static func text(of element: Element, width: Int) -> String {
        switch element {
        case .line(let line):
            let cells = line.cells.map { cell in
                String(cell.character) + String(repeating: " ", count: cell.style.size.width - 1)
            }
            return aligned(cells.joined(), line.alignment, width: width)
        case .barcode(let barcode):
            return aligned("[\(barcode.symbology.label) \(barcode.text)]", barcode.alignment, width: width)
        case .qr(let code):
            return aligned("[QR \(String(decoding: code.data, as: UTF8.self))]", code.alignment, width: width)
        case .cut: return cutLine(width: width)
        }
    }

    private static func aligned(_ text: String, _ alignment: PrintAlignment, width: Int) -> String {
        let free = max(width - text.count, 0)
        let indent =
            switch alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        var line = Substring(String(repeating: " ", count: indent) + text)
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    private static func cutLine(width: Int) -> String {
        let half = Array(repeating: "-", count: max((width - 1) / 4, 1)).joined(separator: " ")
        return "\(half) ✂ \(half)"
    }
}
