import TillESCPOS

/// The command set ADM 787/788. Source: EVO-RD4-VFD manual, 5.6; field 1 and 2 are not said there, and are taken for
/// the two rows.
struct ADM788Interpreter: DisplayInterpreter {
    let page: CodePage?

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        switch command[0] {
        case 0x0C: panel.clear()
        case 0x0D: panel.cursorColumn = 0
        case 0x0E, 0x1E: begin(row: 0, &panel)
        case 0x0F, 0x1F: begin(row: 1, &panel)
        case 0x10, 0x11, 0x12: return command.count == 2 ? .ignored : .incomplete
        default: return putPrintable(command[0], &panel)
        }
        return .done
    }

    private func begin(row: Int, _ panel: inout DisplayPanel) {
        panel.clear(row: row)
        panel.move(row: row, column: 0)
    }
}
