/// Cells as lines of text.
struct ColumnRows {
    static func rows(_ cells: [Document.Column], _ style: Document.Style, room: Int) -> [DocumentLayout.Row] {
        guard !cells.isEmpty else { return [] }
        guard let widths = ColumnWidths.divided(cells, room: room) else { return stacked(cells, style, room: room) }
        let texts = zip(cells, widths).map { lines($0, width: $1) }
        let height = texts.map(\.count).max() ?? 0
        return (0..<height).map { number in
            let parts = cells.indices.map { index in
                let text = number < texts[index].count ? texts[index][number] : ""
                return TextWidth.padded(text, cells[index].alignment, columns: widths[index])
            }
            var line = parts.joined(separator: " ")
            // Blanks at the end are of no use on paper, except where they are black.
            if !style.reverse { while line.last == " " { line.removeLast() } }
            return .line(line, style, .left)
        }
    }

    /// A name that gives way to an amount. Without an amount the name has the whole line.
    static func ellipsisPair(_ left: String, _ right: String) -> [Document.Column] {
        let name = Document.Column(left, overflow: .ellipsis)
        guard !right.isEmpty else { return [name] }
        return [name, Document.Column(right, width: .fit, alignment: .right, overflow: .whole)]
    }

    private static func lines(_ cell: Document.Column, width: Int) -> [String] {
        switch cell.overflow {
        case .wrap: width > 0 ? TextWidth.wrapped(cell.text, columns: width) : [""]
        case .ellipsis: [TextWidth.ellipsized(TextWidth.oneLine(cell.text), columns: width)]
        case .whole: [TextWidth.oneLine(cell.text)]
        }
    }

    /// Where the paper is too narrow, each cell has lines of its own, in the same order.
    private static func stacked(
        _ cells: [Document.Column],
        _ style: Document.Style,
        room: Int
    ) -> [DocumentLayout.Row] {
        cells.filter { !$0.text.isEmpty }.flatMap { cell -> [DocumentLayout.Row] in
            let lines: [String] =
                switch cell.overflow {
                case .wrap: TextWidth.wrapped(cell.text, columns: room)
                case .ellipsis: [TextWidth.ellipsized(TextWidth.oneLine(cell.text), columns: room)]
                case .whole: TextWidth.wrapped(TextWidth.oneLine(cell.text), columns: room)
                }
            return lines.map { .line($0, style, cell.alignment) }
        }
    }
}
