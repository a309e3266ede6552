import TillESCPOS

/// The command set DSP-800. Source: Tysso VFD-550 manual, 6.2, for P, C and the answers.
struct DSP800Interpreter: DisplayInterpreter {
    private static let acknowledge: UInt8 = 0x06
    private static let refuse: UInt8 = 0x15
    private static let end: UInt8 = 0x17
    /// No command is longer.
    private static let commandMaxBytes = 8

    let page: CodePage?

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard command[0] == 0x04 else { return putPrintable(command[0], &panel) }
        guard command.count > 1 else { return .incomplete }
        guard command[1] == 0x01 else { return .ignored }
        guard command.last == Self.end else {
            return command.count < Self.commandMaxBytes ? .incomplete : .ignored
        }
        return .answered([carryOut(Array(command[2..<command.count - 1]), &panel) ? Self.acknowledge : Self.refuse])
    }

    private func carryOut(_ body: [UInt8], _ panel: inout DisplayPanel) -> Bool {
        switch (body.first, body.count) {
        case (0x50, 2):
            guard let place = place(body[1], panel) else { return false }
            panel.move(row: place.row, column: place.column)
        case (0x43, 3):
            guard let first = place(body[1], panel), let last = place(body[2], panel), body[1] <= body[2] else {
                return false
            }
            clear(from: first, to: last, &panel)
        case (0x25, 1): panel.clear()
        default: return false
        }
        return true
    }

    private func place(_ position: UInt8, _ panel: DisplayPanel) -> (row: Int, column: Int)? {
        guard (0x31...0x58).contains(position) else { return nil }
        let index = Int(position) - 0x31
        guard index / 20 < panel.rowCount, index % 20 < panel.columnCount else { return nil }
        return (index / 20, index % 20)
    }

    private func clear(
        from first: (row: Int, column: Int),
        to last: (row: Int, column: Int),
        _ panel: inout DisplayPanel
    ) {
        for row in first.row...last.row {
            let start = row == first.row ? first.column : 0
            let end = row == last.row ? last.column : panel.columnCount - 1
            guard start <= end else { continue }
            var text = panel.cells[row]
            for column in start...end { text[column] = " " }
            panel.write(text, row: row)
        }
    }
}
