/// A document laid out for paper of so many columns: what a printer is given, and what a preview shows.
public struct DocumentLayout: Equatable, Sendable {
    public enum Row: Equatable, Sendable {
        /// One line of text, no wider than the paper; a large character takes two columns.
        case line(String, Document.Style, Document.Alignment)
        case barcode(Document.Barcode)
        case qr(String)
        case feed(Int)
        case cut
    }

    public let columns: Int
    public let rows: [Row]

    public init(_ document: Document, columns: Int) {
        precondition(columns >= 8, "paper of \(columns) columns holds no receipt")
        self.columns = columns
        rows = document.blocks.flatMap { Self.rows($0, columns: columns) }
    }

    private static func rows(_ block: Document.Block, columns: Int) -> [Row] {
        switch block {
        case .text(let text, let style, let alignment):
            let room = style.large ? columns / 2 : columns
            return TextWidth.wrapped(text, columns: room).map { .line($0, style, alignment) }
        case .pair(let left, let right, let style):
            return pair(left, right, style, columns: style.large ? columns / 2 : columns)
        case .rule:
            return [.line(String(repeating: "-", count: columns), .plain, .left)]
        case .barcode(let barcode):
            return [.barcode(barcode)]
        case .qr(let text):
            return [.qr(text)]
        case .feed(let lines):
            return [.feed(lines)]
        case .cut:
            return [.cut]
        }
    }

    /// The amount stays whole at the right; a long name takes lines of its own above it, so that nothing is cut off a
    /// receipt.
    private static func pair(_ left: String, _ right: String, _ style: Document.Style, columns: Int) -> [Row] {
        let right = TextWidth.prefix(TextWidth.oneLine(right), columns: columns)
        let room = columns - TextWidth.columns(right) - 1
        var lines = TextWidth.wrapped(left, columns: columns)
        var last = lines.removeLast()
        if TextWidth.columns(last) > room {
            lines.append(last)
            last = ""
        }
        let gap = columns - TextWidth.columns(last) - TextWidth.columns(right)
        lines.append(last + String(repeating: " ", count: max(0, gap)) + right)
        return lines.map { .line($0, style, .left) }
    }
}
