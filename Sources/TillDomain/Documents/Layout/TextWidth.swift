/// How wide text is on paper and on a display: columns of one character cell.
public enum TextWidth {
    public static func columns(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + columns($1) }
    }

    /// As many whole characters as fit.
    public static func prefix(_ text: some StringProtocol, columns limit: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            used += columns(character)
            guard used <= limit else { break }
            result.append(character)
        }
        return result
    }

    /// The text, or its beginning with points behind it where it does not fit.
    public static func ellipsized(_ text: String, columns limit: Int) -> String {
        guard columns(text) > limit else { return text }
        guard limit > 0 else { return "" }
        // Three points, because many printers and displays have no ellipsis of their own.
        let mark = limit >= 6 ? "..." : "."
        var head = prefix(text, columns: limit - mark.count)
        while head.last == " " { head.removeLast() }
        return head + mark
    }

    /// The text in at least so many columns.
    static func padded(_ text: String, _ alignment: Document.Alignment, columns width: Int) -> String {
        let space = max(0, width - columns(text))
        let left =
            switch alignment {
            case .left: 0
            case .center: space / 2
            case .right: space
            }
        return spaces(left) + text + spaces(space - left)
    }

    static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }
}
