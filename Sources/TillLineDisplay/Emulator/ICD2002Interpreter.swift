import TillESCPOS

/// The command set ICD2002, as far as it is known: the rows as shift registers. Source: Tysso VFD-450 manual, mode 5.
struct ICD2002Interpreter: DisplayInterpreter {
    let page: CodePage?

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard command[0] == 0x1B else { return putPrintable(command[0], &panel) }
        guard command.count > 1 else { return .incomplete }
        switch command[1] {
        case 0x40:
            panel.clear()
            panel.mode = .shift
        case 0x55: panel.move(row: 0, column: 0)
        case 0x44: panel.move(row: 1, column: 0)
        case 0x41: return command.count == 3 ? .ignored : .incomplete
        case 0x43, 0x45: return command.count == 4 ? .ignored : .incomplete
        default: return .ignored
        }
        return .done
    }
}
