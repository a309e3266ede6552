/// How the room of a line is divided among cells.
struct ColumnWidths {
    /// A cell that is cut shows at least a few letters of its text and the ellipsis.
    static let ellipsisMinimum = 4
    /// One wide character, so that a wrapped text loses none.
    static let wrapMinimum = 2

    /// The width of each cell; nil where the cells cannot stand side by side with one space between them.
    static func divided(_ cells: [Document.Column], room: Int) -> [Int]? {
        let gaps = max(0, cells.count - 1)
        guard gaps < room else { return nil }
        let least = cells.map(least)
        var spare = room - gaps - least.reduce(0, +)
        guard spare >= 0 else { return nil }
        var widths = least
        func give(_ index: Int, upTo wanted: Int) {
            guard wanted > widths[index] else { return }
            let more = min(wanted - widths[index], spare)
            widths[index] += more
            spare -= more
        }
        for (index, cell) in cells.enumerated() {
            if case .fixed(let columns) = cell.width { give(index, upTo: columns) }
        }
        for (index, cell) in cells.enumerated() where cell.width == .fit { give(index, upTo: natural(cell)) }
        for (index, width) in shares(cells, least: least, spare: spare) { widths[index] = width }
        return widths
    }

    /// The columns of a cell's longest line, where it is not bounded.
    private static func natural(_ cell: Document.Column) -> Int {
        switch cell.overflow {
        case .whole, .ellipsis: TextWidth.columns(TextWidth.oneLine(cell.text))
        case .wrap: TextWidth.paragraphs(cell.text).map { TextWidth.columns($0) }.max() ?? 0
        }
    }

    private static func least(_ cell: Document.Column) -> Int {
        let natural = natural(cell)
        switch cell.overflow {
        case .whole: return natural
        case .wrap: return min(natural, wrapMinimum)
        case .ellipsis:
            // Who asks for a narrow cell gets it.
            guard case .fixed(let columns) = cell.width else { return min(natural, ellipsisMinimum) }
            return min(natural, ellipsisMinimum, max(1, columns))
        }
    }

    /// What is left, by weight. A cell whose part is less than it needs gets what it needs, and the others divide the
    /// rest.
    private static func shares(_ cells: [Document.Column], least: [Int], spare: Int) -> [(index: Int, width: Int)] {
        var open = cells.enumerated().compactMap { index, cell -> (index: Int, weight: Int)? in
            guard case .share(let weight) = cell.width else { return nil }
            return (index, min(max(1, weight), Document.Column.shareMaximum))
        }
        var pool = open.reduce(spare) { $0 + least[$1.index] }
        var total = 0
        while true {
            total = open.reduce(0) { $0 + $1.weight }
            let short = open.filter { least[$0.index] * total > pool * $0.weight }
            if short.isEmpty { break }
            pool -= short.reduce(0) { $0 + least[$1.index] }
            open.removeAll { cell in short.contains { $0.index == cell.index } }
        }
        // Rounded on the running sum, so that no column is left over.
        var before = 0
        return open.map { index, weight in
            let start = pool * before / total
            before += weight
            return (index, pool * before / total - start)
        }
    }
}
