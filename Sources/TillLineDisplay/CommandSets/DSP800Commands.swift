/// DSP-800 (Firich FV-2029 and others): commands between EOT SOH and ETB, which the display answers with ACK or NAK;
/// 2×20.
///
/// Source: Tysso VFD-550 manual, 6.2 (P, C); unpos-hw-service drives displays with these two and writes characters
/// behind P as they are.
public struct DSP800Commands: DisplayCommandSet {
    public init() {}

    /// Positions are one byte: 31 is the first column of the upper row, 58 the last of the lower one.
    private static let first: UInt8 = 0x31
    private static let last: UInt8 = 0x58

    /// ETB ends a command that was cut off. The reset (`%`) is not used: how long the display is deaf behind it is not
    /// known.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] { [0x17] + clearing }

    public var clear: [UInt8]? { clearing }

    /// `C` from to.
    private var clearing: [UInt8] { [0x04, 0x01, UInt8(ascii: "C"), Self.first, Self.last, 0x17] }

    /// `P` position.
    public func position(row: Int, column: Int) -> [UInt8]? {
        [0x04, 0x01, UInt8(ascii: "P"), Self.first + UInt8(clamping: row * 20 + column), 0x17]
    }

    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] { (position(row: row, column: 0) ?? []) + text }
}
