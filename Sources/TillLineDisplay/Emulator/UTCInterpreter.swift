import TillESCPOS

/// The command sets of UTC displays, which lead into each other: ESC d and ESC SI CR.
///
/// Source: CD5220 user's manual, 7.3 and 7.4; UTC 3190 manual. What a character outside of a command shows in the
/// enhanced mode is not said; here it shows nothing.
struct UTCInterpreter: DisplayInterpreter {
    let page: CodePage?
    private var isEnhanced: Bool

    init(isEnhanced: Bool, page: CodePage?) {
        self.isEnhanced = isEnhanced
        self.page = page
    }

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        isEnhanced ? enhanced(command, &panel) : standard(command, &panel)
    }

    private mutating func standard(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        switch command[0] {
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
        case 0x1B:
            guard command.count == 2 else { return .incomplete }
            guard command[1] == 0x64 else { return .ignored }
            isEnhanced = true
        case 0x1F:
            panel.clear()
            panel.mode = .verticalScroll
        default: return putPrintable(command[0], &panel)
        }
        return .done
    }

    private mutating func enhanced(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard command[0] == 0x1B else { return .ignored }
        guard command.count > 1 else { return .incomplete }
        if command[1] == 0x0F {
            guard command.count == 3 else { return .incomplete }
            guard command[2] == 0x0D else { return .ignored }
            isEnhanced = false
            return .done
        }
        guard command[1] == 0x75 else { return .ignored }
        guard command.count > 2 else { return .incomplete }
        guard let text = textUntilReturn(command, after: 3) else { return .incomplete }
        switch command[2] {
        case 0x41: panel.write(characters(text), row: 0)
        case 0x42: panel.write(characters(text), row: 1)
        case 0x44: panel.startMoving(characters(text))
        case 0x49:
            panel.write(characters(text.prefix(panel.columnCount)), row: 0)
            panel.write(characters(text.dropFirst(panel.columnCount)), row: 1)
        default: return .ignored
        }
        return .done
    }
}
