/// Logic Controls PD and LD series (PD3000, PD6000, LD9000), 2×20.
///
/// Source: Bematech/Logic Controls LDX1000 and LDX9 manuals; Elo/Tyco customer display command list; lcdproc's driver
/// serialPOS uses the same reset, mode, position and brightness.
public struct LogicControlsCommands: DisplayCommandSet {
    public init() {}

    /// CR ends a command that was cut off; US resets and clears, DC1 is normal mode (no scrolling), DC4 is no cursor;
    /// EOT n is the brightness.
    public func start(page: UInt8?, brightness level: DisplayBrightness?) -> [UInt8] {
        [0x0D, 0x1F, 0x11, 0x14] + (level.flatMap(brightness) ?? [])
    }

    /// Nothing clears but the reset, which forgets the mode, too.
    public var clear: [UInt8]? { nil }

    /// DLE n: 00…13 are the upper row, 14…27 the lower one.
    public func position(row: Int, column: Int) -> [UInt8]? { [0x10, UInt8(clamping: row * 20 + column)] }

    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] { [0x10, UInt8(clamping: row * 20)] + text }

    /// EOT n, where n is 20, 40, 60 or FF.
    public func brightness(_ level: DisplayBrightness) -> [UInt8]? {
        switch level {
        case .level1: [0x04, 0x20]
        case .level2: [0x04, 0x40]
        case .level3: [0x04, 0x60]
        case .level4: [0x04, 0xFF]
        }
    }

    public var marqueeMaxBytes: Int? { 45 }

    /// ENQ, the characters, CR: from right to left on the upper row.
    public func marquee(_ text: [UInt8]) -> [UInt8]? { [0x05] + text + [DisplayControl.carriageReturn] }
}
