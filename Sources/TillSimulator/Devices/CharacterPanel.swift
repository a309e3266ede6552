import TillESCPOS

/// A character display with as much of the commands of Epson's DM-D series and of the CD5220 as text needs. Sources:
/// Epson DM-D command reference; Partner Tech CD5220 manual.
///
/// It knows CLR, HOM, CR, LF, BS, CAN, `ESC @`, `ESC =`, `ESC t`, `US $` and the CD5220's `ESC l`, `ESC Q A` and
/// `ESC Q B`.
/// Cursor, brightness, blinking, international sets and the scrolling modes are passed over: text always overwrites.
/// Of another command ESC or US and the byte behind it are passed over, and what follows is shown.
public struct CharacterPanel: SimulatedDisplayPanel {
    /// Rows and columns are 1…`rowsMax` and 1…`columnsMax`; others are brought into the range.
    public static let rowsMax = 8
    public static let columnsMax = 80

    private let columns: Int
    private var cells: [[Character]]
    private var row = 0
    private var column = 0
    /// `ESC =`: with bit 1 clear the bytes are for the printer behind it.
    private var isSelected = true
    /// After `ESC Q A` or `B` a CD5220 heeds only these two, CLR and CAN.
    private var isInStringMode = false
    /// A string that goes to this row, up to its CR.
    private var string: (row: Int, text: [Character])?
    /// ESC or US with what has come of the command; never more than `CommandShape.maxBytes`.
    private var begun: [UInt8] = []
    private var page: CodePage

    private static let blank: Character = " "

    public init(rows: Int = 2, columns: Int = 20) {
        self.columns = min(max(columns, 1), Self.columnsMax)
        let count = min(max(rows, 1), Self.rowsMax)
        cells = Array(repeating: Array(repeating: Self.blank, count: self.columns), count: count)
        page = Self.initialPage
    }

    public var rows: [String] { cells.map { String($0) } }

    public mutating func received(_ bytes: [UInt8]) {
        for byte in bytes { receive(byte) }
    }

    // MARK: - Bytes

    private mutating func receive(_ byte: UInt8) {
        if string != nil { return receiveString(byte) }
        guard !begun.isEmpty || byte == Code.esc || byte == Code.us else { return control(byte) }
        begun.append(byte)
        guard begun.count >= 2, begun.count == CommandShape.byteCount(of: begun) else { return }
        let command = begun
        begun = []
        execute(command)
    }

    private mutating func control(_ byte: UInt8) {
        guard isSelected else { return }
        if isInStringMode, byte != Code.clr, byte != Code.can { return }
        switch byte {
        case Code.bs: back()
        case Code.lf: row = (row + 1) % cells.count
        case Code.hom: (row, column) = (0, 0)
        case Code.clr: clear()
        case Code.cr: column = 0
        case Code.can: clearRow()
        default: if let character = page.character(for: byte) { put(character) }
        }
    }

    private mutating func execute(_ command: [UInt8]) {
        switch (command[0], command[1]) {
        case (Code.esc, UInt8(ascii: "=")): isSelected = command[2] & 0x02 != 0
        case _ where !isSelected: break
        case (Code.esc, UInt8(ascii: "Q")): beginString(command[2])
        case _ where isInStringMode: break
        case (Code.esc, UInt8(ascii: "@")): initialize()
        case (Code.esc, UInt8(ascii: "t")): page = Self.pages[command[2]].flatMap(CodePage.named) ?? page
        case (Code.us, UInt8(ascii: "$")), (Code.esc, UInt8(ascii: "l")): move(column: command[2], row: command[3])
        default: break
        }
    }

    // MARK: - Strings of the CD5220

    private mutating func beginString(_ line: UInt8) {
        let row = Int(line) - Int(UInt8(ascii: "A"))
        guard cells.indices.contains(row), row <= 1 else { return }
        isInStringMode = true
        string = (row, [])
    }

    /// Characters beyond the last column are lost. CLR ends the mode even here.
    private mutating func receiveString(_ byte: UInt8) {
        guard var string else { return }
        switch byte {
        case Code.cr:
            cells[string.row] = string.text + Array(repeating: Self.blank, count: columns - string.text.count)
            self.string = nil
        case Code.clr: clear()
        default:
            guard let character = page.character(for: byte), string.text.count < columns else { return }
            string.text.append(character)
            self.string = string
        }
    }

    // MARK: - The cells

    /// Behind the last column comes the next row, behind the last row the first.
    private mutating func put(_ character: Character) {
        cells[row][column] = character
        column += 1
        guard column == columns else { return }
        column = 0
        row = (row + 1) % cells.count
    }

    private mutating func back() {
        if column > 0 {
            column -= 1
        } else if row > 0 {
            (row, column) = (row - 1, columns - 1)
        }
    }

    /// From 1; a place that the panel does not have is no move.
    private mutating func move(column: UInt8, row: UInt8) {
        guard (1...columns).contains(Int(column)), (1...cells.count).contains(Int(row)) else { return }
        (self.column, self.row) = (Int(column) - 1, Int(row) - 1)
    }

    private mutating func clear() {
        cells = cells.map { $0.map { _ in Self.blank } }
        (row, column) = (0, 0)
        isInStringMode = false
        string = nil
    }

    private mutating func clearRow() {
        cells[row] = cells[row].map { _ in Self.blank }
        column = 0
        isInStringMode = false
    }

    private mutating func initialize() {
        clear()
        page = Self.initialPage
    }
}

extension CharacterPanel {
    private enum Code {
        static let bs: UInt8 = 0x08
        static let lf: UInt8 = 0x0A
        static let hom: UInt8 = 0x0B
        static let clr: UInt8 = 0x0C
        static let cr: UInt8 = 0x0D
        static let can: UInt8 = 0x18
        static let esc: UInt8 = 0x1B
        static let us: UInt8 = 0x1F
    }

    /// `ESC t n` counts the pages as the TM printers do.
    private static let pages: [UInt8: String] = [
        0: "CP437", 2: "CP850", 3: "CP860", 4: "CP863", 5: "CP865", 16: "WPC1252", 17: "CP866", 18: "CP852",
        19: "CP858",
    ]

    private static var initialPage: CodePage { CodePage.named("CP437") ?? .ascii }

    /// How long commands are.
    private enum CommandShape {
        static let maxBytes = 4

        private static let oneParameter: [UInt8: Set<UInt8>] = [
            // = select, t code page, R international set, Q string; _ cursor, * brightness of the CD5220.
            Code.esc: Set("=tRQ_*".utf8),
            // C cursor, E blinking, X brightness, r reverse.
            Code.us: Set("CEXr".utf8),
        ]

        static func byteCount(of command: [UInt8]) -> Int {
            if command.starts(with: [Code.us, UInt8(ascii: "$")]) { return maxBytes }
            if command.starts(with: [Code.esc, UInt8(ascii: "l")]) { return maxBytes }
            return oneParameter[command[0]]?.contains(command[1]) == true ? 3 : 2
        }
    }
}
