/// Partner Tech CD5220 and the displays that imitate it: 2×20.
///
/// While a line of ESC Q A or B stands, the display takes nothing but further such lines and CLR or CAN. So what is to
/// be set is set at the start, and a change begins with CLR.
///
/// Source: CD5220 user's manual, 6.1 (command list). That displays lose bytes unless whole lines are sent is what
/// lcdproc's driver serialPOS found.
public struct CD5220Commands: DisplayCommandSet {
    public init() {}

    /// CR ends a line that was cut off, CLR leaves the line mode; ESC @ (initialize), ESC c n (code page), ESC _ 0 (no
    /// cursor), ESC * n (brightness).
    public func start(page: UInt8?, brightness level: DisplayBrightness?) -> [UInt8] {
        [DisplayControl.carriageReturn, DisplayControl.clear, 0x1B, 0x40] + (page.flatMap(select) ?? [])
            + [0x1B, 0x5F, 0] + (level.flatMap(brightness) ?? [])
    }

    /// CLR, which also leaves the line mode.
    public var clear: [UInt8]? { [DisplayControl.clear] }

    /// ESC l x y, which count from 1; taken outside of the line mode only.
    public func position(row: Int, column: Int) -> [UInt8]? {
        [0x1B, 0x6C, UInt8(clamping: column + 1), UInt8(clamping: row + 1)]
    }

    /// ESC Q A or B (upper, lower line), the characters, CR.
    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        [0x1B, 0x51, row == 0 ? UInt8(ascii: "A") : UInt8(ascii: "B")] + text + [DisplayControl.carriageReturn]
    }

    /// ESC * n.
    public func brightness(_ level: DisplayBrightness) -> [UInt8]? { [0x1B, 0x2A, UInt8(level.rawValue)] }

    /// ESC c n, where n is a letter.
    public func select(page: UInt8) -> [UInt8]? { [0x1B, 0x63, page] }

    /// The manual wants fewer than 40.
    public var marqueeMaxBytes: Int? { 39 }

    /// ESC Q D, the characters, CR: moves about one column a second.
    public func marquee(_ text: [UInt8]) -> [UInt8]? {
        [0x1B, 0x51, UInt8(ascii: "D")] + text + [DisplayControl.carriageReturn]
    }
}
