/// UTC displays in their standard mode, where the host positions: 2×20.
///
/// Source: CD5220 user's manual, 7.3 (UTC standard mode); UTC 3190 manual (position bytes, normal display mode). One
/// list writes 0F for the position command and agrees with the others in all else; 10 is what the maker says.
public struct UTCStandardCommands: DisplayCommandSet {
    public init() {}

    /// CR ends a command that was cut off; ESC SI CR leaves the enhanced mode; US clears, DC1 overwrites, DC4 is no
    /// cursor.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] {
        [0x0D] + UTCEnhancedCommands.leave + [0x1F, 0x11, 0x14]
    }

    /// US.
    public var clear: [UInt8]? { [DisplayControl.unitSeparator] }

    /// DLE n: 00…13 are the upper row, 14…27 the lower one.
    public func position(row: Int, column: Int) -> [UInt8]? { [0x10, UInt8(clamping: row * 20 + column)] }

    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] { [0x10, UInt8(clamping: row * 20)] + text }
}

/// UTC displays in their enhanced mode, which knows whole lines: 2×20.
///
/// Source: CD5220 user's manual, 7.4; XP8200 manual, 4.1.4 (UTC enhance command mode).
public struct UTCEnhancedCommands: DisplayCommandSet {
    public init() {}

    /// ESC SI CR: to the standard mode.
    static let leave: [UInt8] = [0x1B, 0x0F, 0x0D]

    /// CR ends a line that was cut off, the first one where not even its letter had come; ESC SI CR leaves the enhanced
    /// mode, US clears, ESC d enters it.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] {
        [0x0D, 0x0D] + Self.leave + [0x1F, 0x1B, 0x64]
    }

    /// ESC u A or B, the characters, CR.
    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        [0x1B, 0x75, row == 0 ? UInt8(ascii: "A") : UInt8(ascii: "B")] + text + [DisplayControl.carriageReturn]
    }

    /// The manuals say 20, 40 or 45; what is longer than 40 many cut.
    public var marqueeMaxBytes: Int? { 40 }

    /// ESC u D, the characters, CR.
    public func marquee(_ text: [UInt8]) -> [UInt8]? {
        [0x1B, 0x75, UInt8(ascii: "D")] + text + [DisplayControl.carriageReturn]
    }
}
