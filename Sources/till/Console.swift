#if canImport(Glibc)
import Glibc
#endif

/// What the program writes for its caller.
enum Console {
    static func out(_ text: String) {
        write(text + "\n", to: 1)
    }

    static func error(_ text: String) {
        write(text + "\n", to: 2)
    }

    /// Without a line end.
    static func prompt(_ text: String) {
        write(text, to: 1)
    }

    /// Without a line end, where the standard output is for a result.
    static func errorPrompt(_ text: String) {
        write(text, to: 2)
    }

    static var isTerminal: Bool { isatty(1) == 1 }
    static var isInputTerminal: Bool { isatty(0) == 1 }

    /// A reader that has gone ends the program quietly, as it does for every tool in a pipe.
    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                return
            }
        }
    }
}

/// Columns that line up, for people.
struct TextTable {
    private var rows: [[String]]

    init(_ heading: [String]) {
        rows = [heading]
    }

    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, cell in
                column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
