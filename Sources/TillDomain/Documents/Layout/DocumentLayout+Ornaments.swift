/// Rules, banners and the ruler: what divides a document and what catches the eye.
extension DocumentLayout {
    static func rule(_ mark: String, columns: Int) -> Row {
        .line(String(repeating: mark, count: columns), .plain, .left)
    }

    /// A long title takes several rules, so that none of it is lost: each has at least a mark and a space at both ends.
    static func titledRule(_ title: String, columns: Int) -> [Row] {
        TextWidth.wrapped(title, columns: columns - 4).map { line in
            guard !line.isEmpty else { return rule("-", columns: columns) }
            let marks = columns - TextWidth.columns(line) - 2
            let before = String(repeating: "-", count: marks / 2)
            return .line("\(before) \(line) \(before)" + (marks.isMultiple(of: 2) ? "" : "-"), .plain, .left)
        }
    }

    static func banner(_ text: String, _ banner: Document.Banner, columns: Int) -> [Row] {
        let room = room(.large, columns: columns)
        switch banner {
        case .asterisks:
            return asterisks(text, room: room).map { .line($0, .large, .center) }
        case .reverse:
            // The lines are equally long, so that the black behind them is one box, with a margin beside the letters.
            let lines = TextWidth.wrapped(text, columns: room - 2)
            let width = lines.map { TextWidth.columns($0) }.max() ?? 0
            let style = Document.Style(bold: true, large: true, reverse: true)
            return lines.map { .line(" \(TextWidth.padded($0, .center, columns: width)) ", style, .center) }
        }
    }

    /// As many asterisks as leave the text on one line; a longer text does without.
    private static func asterisks(_ text: String, room: Int) -> [String] {
        let line = TextWidth.oneLine(text)
        let count = min(3, (room - TextWidth.columns(line) - 2) / 2)
        guard count > 0 else { return TextWidth.wrapped(text, columns: room) }
        let marks = String(repeating: "*", count: count)
        return ["\(marks) \(line) \(marks)"]
    }

    /// The tens, the units, and the paper's whole width with its number of columns.
    static func ruler(columns: Int) -> [Row] {
        // The last digit of a number of tens stands over the column that it counts.
        let tens = (0..<columns / 10).map { TextWidth.padded("\($0 + 1)", .right, columns: 10) }.joined()
        let units = (1...columns).map { "\($0 % 10)" }.joined()
        let number = "\(columns)"
        let marks = columns - number.count - 4
        let before = String(repeating: "-", count: marks / 2)
        let width = "|<\(before)\(number)\(before)" + (marks.isMultiple(of: 2) ? "" : "-") + ">|"
        return [tens, units, width].filter { !$0.isEmpty }.map { .line($0, .plain, .left) }
    }
}
