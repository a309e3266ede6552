import TillESCPOS

/// The command set of Epson's DM-D displays.
///
/// Source: Epson DM-D110 specification, section 6. That the selection itself (ESC =) is not handed on to the printer is
/// an assumption; printers ignore or obey it, and either is the same here.
struct EpsonInterpreter: DisplayInterpreter {
    private let pages: [DisplayPage]
    private(set) var page: CodePage?
    private let firstPage: CodePage
    private var isDisplaySelected = true
    private var isPrinterSelected = false

    init(pages: [DisplayPage], page: CodePage) {
        self.pages = pages
        self.page = page
        firstPage = page
    }

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard let first = command.first else { return .ignored }
        if first == 0x1B, command.count == 1 { return .incomplete }
        if first == 0x1B, command[1] == 0x3D {
            guard command.count == 3 else { return .incomplete }
            return selectPeripheral(command[2])
        }
        guard isDisplaySelected else { return isPrinterSelected ? .forwarded : .ignored }
        switch first {
        case 0x10: return realTime(command)
        case 0x1B: return escape(command, &panel)
        case 0x1F: return unitSeparator(command, &panel)
        default: return control(first, &panel)
        }
    }

    /// ESC = n: bit 0 is the printer, bit 1 the display; other values change nothing.
    private mutating func selectPeripheral(_ n: UInt8) -> DisplayReading {
        guard (1...3).contains(n) else { return .ignored }
        isPrinterSelected = n & 1 != 0
        isDisplaySelected = n & 2 != 0
        return .done
    }

    /// DLE xx goes to the printer whatever is selected; DLE EOT and DLE ENQ have one byte more.
    private func realTime(_ command: [UInt8]) -> DisplayReading {
        guard command.count > 1 else { return .incomplete }
        let isLonger = command[1] == 0x04 || command[1] == 0x05
        return isLonger && command.count < 3 ? .incomplete : .forwarded
    }

    private func control(_ byte: UInt8, _ panel: inout DisplayPanel) -> DisplayReading {
        switch byte {
        case 0x08: panel.left()
        case 0x09: panel.right()
        case 0x0A: panel.down()
        case 0x0B: panel.home()
        case 0x0C: panel.clear()
        case 0x0D: panel.cursorColumn = 0
        case 0x18:
            panel.clear(row: panel.cursorRow)
            panel.cursorColumn = 0
        default: return putPrintable(byte, &panel)
        }
        return .done
    }

    private mutating func escape(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        switch command[1] {
        case 0x40:
            page = firstPage
            panel.mode = .overwrite
            panel.isCursorShown = true
            panel.clear()
            return .done
        case 0x74:
            guard command.count == 3 else { return .incomplete }
            guard let selected = pages.first(where: { $0.selector == command[2] }) else { return .ignored }
            page = selected.page
            return .done
        case 0x25, 0x3F, 0x52: return command.count == 3 ? .ignored : .incomplete
        case 0x57:
            guard command.count > 3 else { return .incomplete }
            let hasRange = command[3] & 0x0F == 1
            return command.count == (hasRange ? 8 : 4) ? .ignored : .incomplete
        case 0x26: return userCharacters(command)
        default: return .ignored
        }
    }

    /// ESC & 1 n m, then for each character from n to m a count of columns and as many bytes.
    private func userCharacters(_ command: [UInt8]) -> DisplayReading {
        guard command.count >= 5 else { return .incomplete }
        guard command[3] <= command[4] else { return .ignored }
        var index = 5
        for _ in command[3]...command[4] {
            guard index < command.count else { return .incomplete }
            index += 1 + Int(command[index])
        }
        return command.count < index ? .incomplete : .ignored
    }

    private func unitSeparator(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        guard command.count > 1 else { return .incomplete }
        switch command[1] {
        case 0x01: panel.mode = .overwrite
        case 0x02: panel.mode = .verticalScroll
        case 0x03: panel.mode = .shift
        case 0x0A: panel.up()
        case 0x0D: panel.cursorColumn = panel.columnCount - 1
        case 0x42: panel.move(row: panel.rowCount - 1, column: panel.columnCount - 1)
        case 0x24:
            guard command.count == 4 else { return .incomplete }
            panel.move(row: Int(command[3]) - 1, column: Int(command[2]) - 1)
        case 0x43:
            guard command.count == 3 else { return .incomplete }
            panel.isCursorShown = command[2] & 1 != 0
        case 0x58:
            guard command.count == 3 else { return .incomplete }
            guard let level = DisplayBrightness(rawValue: Int(command[2])) else { return .ignored }
            panel.brightness = level
        case 0x2C, 0x2E, 0x3B:
            guard command.count == 3 else { return .incomplete }
            return putPrintable(command[2], &panel)
        case 0x45, 0x72, 0x76: return command.count == 3 ? .ignored : .incomplete
        case 0x23, 0x54, 0x5E: return command.count == 4 ? .ignored : .incomplete
        case 0x28:
            // US ( fn pL pH, and as many bytes as they say.
            guard command.count >= 5 else { return .incomplete }
            return command.count < 5 + Int(command[3]) + Int(command[4]) << 8 ? .incomplete : .ignored
        default: return .ignored
        }
        return .done
    }
}
