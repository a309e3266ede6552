/// A document laid out for paper of so many columns: what a printer is given, and what a preview shows.
public struct DocumentLayout: Equatable, Sendable {
    public enum Row: Equatable, Sendable {
        /// One line of text, no wider than the paper; a large character takes two columns.
        case line(String, Document.Style, Document.Alignment)
        case barcode(Document.Barcode)
        case qr(String)
        case feed(Int)
        case cut
        case drawerPulse
    }

    /// The narrowest paper: a large line still holds four columns.
    public static let columnsMinimum = 8

    public let columns: Int
    public let rows: [Row]

    public init(_ document: Document, columns: Int) {
        precondition(columns >= Self.columnsMinimum, "paper of \(columns) columns holds no receipt")
        self.columns = columns
        rows = document.blocks.flatMap { Self.rows($0, columns: columns) }
    }

    /// The columns of paper of so many as a style counts them.
    static func room(_ style: Document.Style, columns: Int) -> Int {
        style.large ? columns / 2 : columns
    }

    private static func rows(_ block: Document.Block, columns: Int) -> [Row] {
        switch block {
        case .text(let text, let style, let alignment):
            TextWidth.wrapped(text, columns: room(style, columns: columns)).map { .line($0, style, alignment) }
        case .pair(let left, let right, let style):
            pair(left, right, columns: room(style, columns: columns)).map { .line($0, style, .left) }
        case .ellipsisPair(let left, let right, let style):
            ColumnRows.rows(ColumnRows.ellipsisPair(left, right), style, room: room(style, columns: columns))
        case .columns(let cells, let style):
            ColumnRows.rows(cells, style, room: room(style, columns: columns))
        case .banner(let text, let banner): self.banner(text, banner, columns: columns)
        case .rule: [rule("-", columns: columns)]
        case .doubleRule: [rule("=", columns: columns)]
        case .titledRule(let title): titledRule(title, columns: columns)
        case .ruler: ruler(columns: columns)
        case .barcode(let barcode): [.barcode(barcode)]
        case .qr(let text): [.qr(text)]
        case .feed(let lines): [.feed(lines)]
        case .cut: [.cut]
        case .drawerPulse: [.drawerPulse]
        }
    }

    /// The amount stays whole at the right; a long name takes lines of its own above it, so that nothing is cut off a
    /// receipt. An amount wider than the paper is broken, for one without its last digits would be another amount.
    private static func pair(_ left: String, _ right: String, columns: Int) -> [String] {
        var rights = TextWidth.wrapped(TextWidth.oneLine(right), columns: columns)
        let first = rights.removeFirst()
        var lines = TextWidth.wrapped(left, columns: columns)
        var last = lines.removeLast()
        if TextWidth.columns(last) + 1 + TextWidth.columns(first) > columns {
            if !last.isEmpty { lines.append(last) }
            last = ""
        }
        let gap = columns - TextWidth.columns(last) - TextWidth.columns(first)
        lines.append(last + TextWidth.spaces(gap) + first)
        return lines + rights.map { TextWidth.spaces(columns - TextWidth.columns($0)) + $0 }
    }
}
