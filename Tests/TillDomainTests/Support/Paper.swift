import TillDomain

/// Draws laid-out rows as a text to read: the paper's edges, large characters spread over two columns, `*` behind bold.
enum Paper {
    static func draw(_ document: Document, columns: Int) -> String {
        let layout = DocumentLayout(document, columns: columns)
        return layout.rows.map { draw($0, columns: columns) + "\n" }.joined()
    }

    private static func draw(_ row: DocumentLayout.Row, columns: Int) -> String {
        switch row {
        case .line(let text, let style, let alignment):
            let shown = style.large ? text.map { "\($0) " }.joined() : text
            let space = columns - TextWidth.columns(text) * (style.large ? 2 : 1)
            let left =
                switch alignment {
                case .left: 0
                case .center: space / 2
                case .right: space
                }
            let blank = { (count: Int) in String(repeating: " ", count: max(0, count)) }
            return "|" + blank(left) + shown + blank(space - left) + "|" + (style.bold ? "*" : "")
        case .barcode(let barcode): return "[\(barcode.kind.rawValue) \(barcode.data)]"
        case .qr(let text): return "[qr \(text)]"
        case .feed(let lines): return "[feed \(lines)]"
        case .cut: return "[cut]"
        case .drawerPulse: return "[drawer pulse]"
        }
    }
}
