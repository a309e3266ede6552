/// ICD2002: each row is a shift register, 2×20.
///
/// In shift mode, which ESC @ sets, a row shows the characters that came last; so twenty of them are the row, whether
/// it fills from the left or from the right.
///
/// Source: Tysso VFD-450 manual, mode 5 (ESC @, ESC U, ESC D). The values of ESC E, which sets the mode, are not known,
/// so that the overwrite mode and its positions are not used.
public struct ICD2002Commands: DisplayCommandSet {
    public init() {}

    /// CR is what a command that was cut off takes; ESC @ clears, sets shift mode and the upper row.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] {
        [DisplayControl.carriageReturn, 0x1B, 0x40]
    }

    /// ESC U or ESC D (upper, lower row), the characters.
    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        [0x1B, row == 0 ? UInt8(ascii: "U") : UInt8(ascii: "D")] + text
    }
}
