/// The bytes of one command set. What a set has no command for is nil; nothing here remembers what was sent.
///
/// Rows and columns count from 0. A text is printable bytes only (20…7E, 80…FF): whoever encodes it sees to that, so
/// that no text can be a command.
public protocol DisplayCommandSet: Sendable {
    /// Brings a display, whatever it did before and whatever command was cut off in it, to an empty screen that
    /// overwrites, without a cursor.
    ///
    /// - Parameters:
    ///   - page: how the code page is selected; nil leaves it as the display has it.
    ///   - brightness: nil leaves it as the display has it.
    func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8]

    /// Empties the screen; nil where only blank lines do.
    var clear: [UInt8]? { get }

    /// Moves the cursor; nil where the set knows whole lines only.
    func position(row: Int, column: Int) -> [UInt8]?

    /// Writes one whole line. Displays that lose bytes at a high rate do so between commands, so that a line is as few
    /// of them as the set allows.
    ///
    /// - Parameter text: exactly as many bytes as the display has columns.
    func line(_ row: Int, _ text: [UInt8]) -> [UInt8]

    /// nil where the set has no command for it (UnifiedPOS `CapBrightness` false).
    func brightness(_ level: DisplayBrightness) -> [UInt8]?

    /// Selects a code page by the display's own number or letter for what is written from here on.
    func select(page: UInt8) -> [UInt8]?

    /// The most bytes of a text that the display itself moves through its upper row; nil where it moves none
    /// (UnifiedPOS `CapHMarquee` false).
    var marqueeMaxBytes: Int? { get }

    /// Lets the display move a text through its upper row until it is started anew.
    func marquee(_ text: [UInt8]) -> [UInt8]?
}

extension DisplayCommandSet {
    public var clear: [UInt8]? { nil }
    public func position(row: Int, column: Int) -> [UInt8]? { nil }
    public func brightness(_ level: DisplayBrightness) -> [UInt8]? { nil }
    public func select(page: UInt8) -> [UInt8]? { nil }
    public var marqueeMaxBytes: Int? { nil }
    public func marquee(_ text: [UInt8]) -> [UInt8]? { nil }

    /// UnifiedPOS `CapBrightness`.
    public var canDim: Bool { brightness(.level4) != nil }
}

/// The bytes that several sets share.
enum DisplayControl {
    static let lineFeed: UInt8 = 0x0A
    static let clear: UInt8 = 0x0C
    static let carriageReturn: UInt8 = 0x0D
    static let escape: UInt8 = 0x1B
    static let unitSeparator: UInt8 = 0x1F
}
