/// What is lit on an emulated display, and where the next character goes.
public struct DisplayPanel: Equatable, Sendable {
    /// What happens when a character is written.
    enum Mode: Equatable, Sendable {
        /// It stands at the cursor, which moves on and, behind the last column, to the next row.
        case overwrite
        /// As overwrite, but behind the last row everything moves up.
        case verticalScroll
        /// It comes in at the right end of the row, and the row moves to the left.
        case shift
        /// As overwrite, but what is written behind the last column is lost.
        case stopAtEnd
    }

    public let rowCount: Int
    public let columnCount: Int
    public private(set) var cells: [[Character]]
    /// Where the next character goes, from 0.
    public internal(set) var cursorRow = 0
    public internal(set) var cursorColumn = 0
    public internal(set) var isCursorShown = true
    /// Nil until a command has set it.
    public internal(set) var brightness: DisplayBrightness?
    /// The text that the display itself moves through its upper row; nil while it moves none.
    public private(set) var moving: String?
    private var movedColumns = 0
    var mode = Mode.overwrite

    init(rows: Int, columns: Int) {
        rowCount = max(rows, 1)
        columnCount = max(columns, 1)
        cells = Array(repeating: Array(repeating: " ", count: columnCount), count: rowCount)
    }

    /// The rows as they are lit, each as wide as the display.
    public var rows: [String] { cells.map { String($0) } }

    mutating func put(_ character: Character) {
        stopMoving(row: cursorRow)
        switch mode {
        case .shift:
            cells[cursorRow].removeFirst()
            cells[cursorRow].append(character)
        case .stopAtEnd:
            guard cursorColumn < columnCount else { return }
            cells[cursorRow][cursorColumn] = character
            cursorColumn += 1
        case .overwrite, .verticalScroll:
            cells[cursorRow][cursorColumn] = character
            right()
        }
    }

    /// Writes a whole row: what it is too short for is lost, what is missing is blank.
    mutating func write(_ text: [Character], row: Int) {
        guard cells.indices.contains(row) else { return }
        stopMoving(row: row)
        cells[row] = (0..<columnCount).map { $0 < text.count ? text[$0] : " " }
    }

    mutating func clear() {
        moving = nil
        for row in cells.indices { clear(row: row) }
        home()
    }

    mutating func clear(row: Int) {
        guard cells.indices.contains(row) else { return }
        stopMoving(row: row)
        cells[row] = Array(repeating: " ", count: columnCount)
    }

    // MARK: - Moving the cursor

    mutating func home() {
        cursorRow = 0
        cursorColumn = 0
    }

    /// A place outside of the display moves nothing.
    mutating func move(row: Int, column: Int) {
        guard (0..<rowCount).contains(row), (0..<columnCount).contains(column) else { return }
        cursorRow = row
        cursorColumn = column
    }

    mutating func left() {
        if cursorColumn > 0 {
            cursorColumn -= 1
        } else {
            cursorColumn = columnCount - 1
            cursorRow = (cursorRow + rowCount - 1) % rowCount
        }
    }

    mutating func right() {
        cursorColumn += 1
        guard cursorColumn >= columnCount else { return }
        cursorColumn = 0
        down()
    }

    mutating func up() {
        cursorRow = (cursorRow + rowCount - 1) % rowCount
    }

    mutating func down() {
        guard mode == .verticalScroll, cursorRow == rowCount - 1 else {
            cursorRow = (cursorRow + 1) % rowCount
            return
        }
        cells.removeFirst()
        cells.append(Array(repeating: " ", count: columnCount))
    }

    // MARK: - Moving texts

    mutating func startMoving(_ text: [Character]) {
        moving = String(text)
        movedColumns = 0
        showMoving()
    }

    /// The time of one column has passed for the text that the display moves; nothing where it moves none.
    public mutating func step() {
        guard moving != nil else { return }
        movedColumns += 1
        showMoving()
    }

    private mutating func showMoving() {
        guard let moving else { return }
        let marquee = SteppedMarquee(moving, columns: columnCount)
        let text = Array(marquee.text(step: movedColumns % marquee.stepCount))
        cells[0] = (0..<columnCount).map { $0 < text.count ? text[$0] : " " }
    }

    /// Whatever is written to the upper row ends the text that moved through it.
    private mutating func stopMoving(row: Int) {
        if row == 0 { moving = nil }
    }
}
