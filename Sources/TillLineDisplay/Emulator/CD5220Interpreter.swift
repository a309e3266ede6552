import TillESCPOS

/// The command set of CD5220 displays.
///
/// Source: CD5220 user's manual, 6.1. While a line of ESC Q A or B stands, nothing is taken but such lines, CLR and CAN.
struct CD5220Interpreter: DisplayInterpreter {
    private let pages: [DisplayPage]
    private(set) var page: CodePage?
    private let firstPage: CodePage?
    private var isInLineMode = false

    init(pages: [DisplayPage], page: CodePage?) {
        self.pages = pages
        self.page = page
        firstPage = page
    }

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard let first = command.first else { return .ignored }
        if first == 0x1B {
            guard command.count > 1 else { return .incomplete }
            if command[1] == 0x51 { return line(command, &panel) }
            let reading = escape(command, isInLineMode, &panel)
            return isInLineMode && reading == .done ? .ignored : reading
        }
        if first == 0x0C {
            isInLineMode = false
            panel.clear()
            return .done
        }
        if first == 0x18 {
            isInLineMode = false
            panel.clear(row: panel.cursorRow)
            panel.cursorColumn = 0
            return .done
        }
        return isInLineMode ? .ignored : control(first, &panel)
    }

    private func control(_ byte: UInt8, _ panel: inout DisplayPanel) -> DisplayReading {
        switch byte {
        case 0x08: panel.left()
        case 0x09: panel.right()
        case 0x0A: panel.down()
        case 0x0B: panel.home()
        case 0x0D: panel.cursorColumn = 0
        default: return putPrintable(byte, &panel)
        }
        return .done
    }

    /// ESC Q A, B or D, the characters, CR.
    private mutating func line(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard command.count > 2 else { return .incomplete }
        guard [0x41, 0x42, 0x44].contains(command[2]) else { return .ignored }
        if isInLineMode, command[2] == 0x44 {
            return textUntilReturn(command, after: 3) == nil ? .incomplete : .ignored
        }
        // CLR and CAN leave the line mode even in the middle of a line.
        if command.count > 3, let last = command.last, last == 0x0C || last == 0x18 {
            isInLineMode = false
            panel.clear()
            return .done
        }
        guard let text = textUntilReturn(command, after: 3) else { return .incomplete }
        isInLineMode = true
        switch command[2] {
        case 0x41: panel.write(characters(text), row: 0)
        case 0x42: panel.write(characters(text), row: 1)
        default: panel.startMoving(characters(text))
        }
        return .done
    }

    /// In the line mode a command is only measured, and has no effect.
    private mutating func escape(
        _ command: [UInt8],
        _ isMeasuredOnly: Bool,
        _ panel: inout DisplayPanel
    ) -> DisplayReading {
        guard command.count >= Self.length(command) else { return .incomplete }
        guard !isMeasuredOnly else { return .ignored }
        switch command[1] {
        case 0x40:
            page = firstPage
            panel.mode = .overwrite
            panel.isCursorShown = true
            panel.clear()
        case 0x11: panel.mode = .overwrite
        case 0x12: panel.mode = .verticalScroll
        case 0x13: panel.mode = .shift
        case 0x5B: return moved(command[2], &panel)
        case 0x6C: panel.move(row: Int(command[3]) - 1, column: Int(command[2]) - 1)
        case 0x2A:
            guard let level = DisplayBrightness(rawValue: Int(command[2])) else { return .ignored }
            panel.brightness = level
        case 0x5F: panel.isCursorShown = command[2] & 1 != 0
        case 0x63:
            guard let selected = pages.first(where: { $0.selector == command[2] }) else { return .ignored }
            page = selected.page
        default: return .ignored
        }
        return .done
    }

    private static func length(_ command: [UInt8]) -> Int {
        switch command[1] {
        case 0x2A, 0x5B, 0x5F, 0x63, 0x66, 0x3D, 0x23, 0x25, 0x3F, 0x73, 0x64: 3
        case 0x6C: 4
        case 0x57: command.count > 2 && command[2] & 1 == 0 ? 3 : 6
        default: 2
        }
    }

    private func moved(_ direction: UInt8, _ panel: inout DisplayPanel) -> DisplayReading {
        switch direction {
        case 0x41: panel.up()
        case 0x42: panel.down()
        case 0x43: panel.right()
        case 0x44: panel.left()
        case 0x48: panel.home()
        case 0x4C: panel.cursorColumn = 0
        case 0x52: panel.cursorColumn = panel.columnCount - 1
        case 0x4B: panel.move(row: panel.rowCount - 1, column: panel.columnCount - 1)
        default: return .ignored
        }
        return .done
    }
}
