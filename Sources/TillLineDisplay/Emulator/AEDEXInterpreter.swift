import TillESCPOS

/// The command set AEDEX. Source: XP8200 manual, 4.1.5.
struct AEDEXInterpreter: DisplayInterpreter {
    let page: CodePage?
    /// Two bytes, which `8` changes.
    private var attention: [UInt8] = [0x21, 0x23]

    init(page: CodePage?) {
        self.page = page
    }

    mutating func take(_ command: [UInt8], _ panel: inout DisplayPanel) -> DisplayReading {
        let lead = command.prefix(2)
        guard lead.elementsEqual(attention.prefix(lead.count)) else { return .ignored }
        guard command.count > 2, let text = textUntilReturn(command, after: 3) else { return .incomplete }
        switch command[2] {
        case 0x31, 0x41: panel.write(characters(text), row: 0)
        case 0x32, 0x42: panel.write(characters(text), row: 1)
        case 0x34: panel.startMoving(characters(text))
        case 0x38:
            guard text.count == 2, text.allSatisfy({ $0 >= 0x20 }) else { return .ignored }
            attention = text
        case 0x39:
            panel.write(characters(text.prefix(panel.columnCount)), row: 0)
            panel.write(characters(text.dropFirst(panel.columnCount)), row: 1)
        default: return .ignored
        }
        return .done
    }
}
