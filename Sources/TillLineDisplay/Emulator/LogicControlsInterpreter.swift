import TillESCPOS

/// The command set of Logic Controls displays. Source: Bematech LDX1000 manual; Elo/Tyco command list.
struct LogicControlsInterpreter: DisplayInterpreter {
    let page: CodePage?

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        switch command[0] {
        case 0x03: return command.count == 7 ? .ignored : .incomplete
        case 0x04:
            guard command.count == 2 else { return .incomplete }
            return dimmed(command[1], &panel)
        case 0x05:
            guard let text = textUntilReturn(command, after: 1) else { return .incomplete }
            panel.startMoving(characters(text))
        case 0x08: panel.left()
        case 0x09: panel.right()
        case 0x0A: panel.down()
        case 0x0D: panel.cursorColumn = 0
        case 0x10:
            guard command.count == 2 else { return .incomplete }
            panel.move(row: Int(command[1]) / 20, column: Int(command[1]) % 20)
        case 0x11: panel.mode = .overwrite
        case 0x12: panel.mode = .verticalScroll
        case 0x13: panel.isCursorShown = true
        case 0x14: panel.isCursorShown = false
        case 0x1B: return escape(command)
        case 0x1F:
            panel.clear()
            panel.mode = .verticalScroll
            panel.isCursorShown = true
        default: return putPrintable(command[0], &panel)
        }
        return .done
    }

    private func dimmed(_ level: UInt8, _ panel: inout DisplayPanel) -> DisplayReading {
        switch level {
        case 0x20: panel.brightness = .level1
        case 0x40: panel.brightness = .level2
        case 0x60: panel.brightness = .level3
        case 0xFF: panel.brightness = .level4
        default: return .ignored
        }
        return .done
    }

    /// ESC ACK, ESC BEL, ESC VT: other ways of scrolling, up to CR.
    private func escape(_ command: [UInt8]) -> DisplayReading {
        guard command.count > 1 else { return .incomplete }
        guard [0x06, 0x07, 0x0B].contains(command[1]) else { return .ignored }
        return textUntilReturn(command, after: 2) == nil ? .incomplete : .ignored
    }
}
