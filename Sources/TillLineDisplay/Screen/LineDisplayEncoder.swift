import TillESCPOS

/// A row as the display gets it: as many printable bytes as it has columns, and the page in which they mean the text.
public struct DisplayLine: Equatable, Sendable {
    public let bytes: [UInt8]
    /// How that page is selected; nil where any page will do, or the display cannot select.
    public let page: UInt8?

    /// Whether nothing is lit.
    public var isBlank: Bool { bytes.allSatisfy { $0 == DisplayText.blank } }
}

/// Knows what a display shows, and what brings it to show something else: only the rows that differ, each whole.
///
/// What was handed out counts as shown. Where it did not arrive, `forget()`: the next bytes begin with the start.
public struct LineDisplayEncoder: Sendable {
    public let display: DisplayProtocol
    public let size: DisplaySize
    /// In order of preference; none is ASCII only.
    public let pages: [DisplayPage]
    public let brightness: DisplayBrightness?

    private let commands: any DisplayCommandSet
    private var isStarted = false
    /// The display moves a text by itself, which ends with a start only.
    private var isMoving = false
    private var selected: UInt8?
    /// What each row shows; nil where it is not known. Behind a start every row is written, as nothing tells whether
    /// the display understood all of it.
    private var shown: [DisplayLine?]

    /// - Precondition: `display.drives(size)`.
    public init(
        _ display: DisplayProtocol,
        size: DisplaySize,
        pages: [DisplayPage],
        brightness: DisplayBrightness? = nil
    ) {
        precondition(display.drives(size), "\(display.rawValue) does not drive displays of that size")
        self.display = display
        self.size = size
        self.pages = pages
        self.brightness = brightness
        commands = display.commands
        shown = Array(repeating: nil, count: size.rows)
    }

    public var blank: DisplayLine {
        DisplayLine(bytes: Array(repeating: DisplayText.blank, count: size.columns), page: nil)
    }

    /// A text as a row: cut and padded to the columns.
    public func line(_ text: some StringProtocol) -> DisplayLine {
        let characters = Array(DisplayText.characters(of: text).prefix(size.columns))
        let page = DisplayPageChoice.page(for: characters, among: pages)
        let bytes = DisplayText.bytes(characters, page?.page)
        let padding = Array(repeating: DisplayText.blank, count: size.columns - bytes.count)
        return DisplayLine(bytes: bytes + padding, page: page?.selector)
    }

    /// Texts as rows; missing ones are blank, and what is more than the display has is left out.
    public func lines(_ texts: [String]) -> [DisplayLine] {
        (0..<size.rows).map { $0 < texts.count ? line(texts[$0]) : blank }
    }

    /// Nothing is known of the display any more.
    public mutating func forget() {
        isStarted = false
    }

    /// Whether the display shows these rows once everything that was handed out has arrived.
    public func isShowing(_ lines: [DisplayLine]) -> Bool { isStarted && !isMoving && shown == lines }

    /// What is sent next to come to these rows: the start, or one row. Nil when they stand.
    ///
    /// - Parameter lines: as many as the display has rows, from `lines(_:)`.
    public mutating func next(toward lines: [DisplayLine]) -> [UInt8]? {
        precondition(lines.count == size.rows, "a screen has \(size.rows) rows")
        if !isStarted || isMoving { return start() }
        guard let row = lines.indices.first(where: { lines[$0] != shown[$0] }) else { return nil }
        let line = lines[row]
        shown[row] = line
        var bytes: [UInt8] = []
        if let page = line.page, page != selected {
            bytes += commands.select(page: page) ?? []
            selected = page
        }
        return bytes + commands.line(row, line.bytes)
    }

    /// Everything that is sent to come to these rows.
    public mutating func all(toward lines: [DisplayLine]) -> [UInt8] {
        var bytes: [UInt8] = []
        // One start and each row once: more there cannot be.
        for _ in 0...size.rows { bytes += next(toward: lines) ?? [] }
        return bytes
    }

    /// Lets the display itself move a text through its upper row, with the other rows empty.
    ///
    /// - Returns: nil where it cannot, or the text is too long for it.
    public mutating func marquee(_ text: String) -> [UInt8]? {
        let characters = DisplayText.characters(of: text)
        guard let bytesMax = commands.marqueeMaxBytes, characters.count <= bytesMax else { return nil }
        let page = pages.first
        guard let moving = commands.marquee(DisplayText.bytes(characters, page?.page)) else { return nil }
        let begun = start()
        isMoving = true
        return begun + moving
    }

    private mutating func start() -> [UInt8] {
        isStarted = true
        isMoving = false
        selected = pages.first?.selector
        shown = Array(repeating: nil, count: size.rows)
        return commands.start(page: selected, brightness: brightness)
    }
}
