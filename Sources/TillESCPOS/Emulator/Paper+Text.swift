import TillDeviceKit

/// The paper as monospaced text, for terminals and tests.
extension Paper {
    /// One line of text for each line of paper, without trailing spaces.
    ///
    /// A character of double width is followed by a space; of double height and the other styles nothing is seen.
    /// Barcodes, two-dimensional codes and pictures are a line in brackets, a cut is `- - ✂ - -`. Paper fed by less
    /// than half a line is not seen, by more than a line as so many lines.
    ///
    /// - Parameter columns: where right-aligned text ends; by default the printer's own.
    public func text(columns: Int? = nil) -> String {
        let width = max(columns ?? self.columns, 1)
        return elements.map { text(of: $0, width: width) }.joined()
    }

    private func text(of element: Element, width: Int) -> String {
        switch element {
        case .line(let line): text(of: line, width: width)
        case .barcode(let barcode):
            bracketed("\(barcode.symbology.label) \(barcode.text)", barcode.alignment, width)
        case .qr(let code): bracketed("QR \(String(decoding: code.data, as: UTF8.self))", code.alignment, width)
        case .pdf417(let code):
            bracketed("PDF417 \(String(decoding: code.data, as: UTF8.self))", code.alignment, width)
        case .image(let image): bracketed(Self.label(of: image.bitmap), image.alignment, width)
        case .cut: Self.cutLine(width: width) + "\n"
        }
    }

    private func text(of line: PaperLine, width: Int) -> String {
        guard !line.cells.isEmpty else {
            let half = PrintModes.defaultLineDots / 2
            return String(repeating: "\n", count: (line.feedDots + half) / PrintModes.defaultLineDots)
        }
        var text = ""
        var isPicture = false
        for cell in line.cells {
            if let image = cell.image {
                // Pictures side by side are one.
                if cell.character == PaperCell.picture, !isPicture { text += "[\(Self.label(of: image))]" }
            } else {
                text += String(cell.character) + String(repeating: " ", count: cell.padding)
            }
            isPicture = cell.character == PaperCell.picture
        }
        let margin = String(repeating: " ", count: min(line.leftDots / fontADots, columns))
        return margin + Self.aligned(text, line.alignment, width: width - margin.count) + "\n"
    }

    private func bracketed(_ text: String, _ alignment: PrintAlignment, _ width: Int) -> String {
        Self.aligned("[\(text)]", alignment, width: width) + "\n"
    }

    private static func label(of picture: Bitmap) -> String { "image \(picture.width)×\(picture.height)" }

    private static func aligned(_ text: String, _ alignment: PrintAlignment, width: Int) -> String {
        let used = text.reduce(0) { $0 + CharacterWidth.columns(of: $1) }
        let free = max(width - used, 0)
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

extension PaperCell {
    /// Spaces after the character in monospaced text.
    fileprivate var padding: Int { max(columns - CharacterWidth.columns(of: character), 0) }
}
