/// ADM 787 and 788: a command that clears a row also moves there, 2×20.
///
/// Source: EVO-RD4-VFD manual, 5.6 (ADM787/788 mode). What happens behind the last column is not said; the next command
/// moves anyway, and blanks at the end are not sent, as the row is empty already.
public struct ADM788Commands: DisplayCommandSet {
    public init() {}

    /// CLR. No command that is sent here has a second byte that could be missing.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] { [DisplayControl.clear] }

    /// CLR.
    public var clear: [UInt8]? { [DisplayControl.clear] }

    /// SLE1 or SLE2 (clear upper or lower row and move to its first column), the characters.
    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        let end = text.lastIndex { $0 != UInt8(ascii: " ") } ?? -1
        return [row == 0 ? 0x0E : 0x0F] + text[...end]
    }
}
