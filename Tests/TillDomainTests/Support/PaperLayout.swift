import TillDomain

extension Paper {
    /// As `draw`, with `#` behind what is white on black.
    static func sample(_ document: Document, columns: Int) -> String {
        let rows = DocumentLayout(document, columns: columns).rows
        let lines = draw(document, columns: columns).split(separator: "\n", omittingEmptySubsequences: false)
        return zip(rows, lines).map { row, line in
            if case .line(_, let style, _) = row, style.reverse { return line + "#\n" }
            return line + "\n"
        }.joined()
    }
}

extension DocumentLayout {
    /// The texts of the lines, as they stand below each other.
    var texts: [String] {
        rows.compactMap { if case .line(let text, _, _) = $0 { text } else { nil } }
    }
}
