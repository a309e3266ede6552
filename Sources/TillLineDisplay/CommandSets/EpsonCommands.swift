/// Epson DM-D displays, and the many that call this their EPSON or ESC/POS mode.
///
/// Source: Epson DM-D110 specification, section 6 (commands); Bixolon BCD-2000 and BCD-3000 manuals for the emulation.
public struct EpsonCommands: DisplayCommandSet {
    public init() {}

    /// ESC = 2: this display alone takes what follows; ESC = 1: the printer behind it does.
    public static let selectDisplay: [UInt8] = [0x1B, 0x3D, 2]
    public static let selectPrinter: [UInt8] = [0x1B, 0x3D, 1]

    /// ESC = 2, ESC @ (initialize, clears), ESC t n, US 01 (overwrite), US C 0 (no cursor), US X n.
    ///
    /// A command that was cut off takes at most two more bytes, so that ESC @ always arrives whole behind ESC = 2.
    public func start(page: UInt8?, brightness level: DisplayBrightness?) -> [UInt8] {
        Self.selectDisplay + [0x1B, 0x40] + (page.flatMap(select) ?? []) + [0x1F, 0x01, 0x1F, 0x43, 0]
            + (level.flatMap(brightness) ?? [])
    }

    /// CLR.
    public var clear: [UInt8]? { [DisplayControl.clear] }

    /// US $ x y, which count from 1.
    public func position(row: Int, column: Int) -> [UInt8]? {
        [0x1F, 0x24, UInt8(clamping: column + 1), UInt8(clamping: row + 1)]
    }

    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        [0x1F, 0x24, 1, UInt8(clamping: row + 1)] + text
    }

    /// US X n.
    public func brightness(_ level: DisplayBrightness) -> [UInt8]? { [0x1F, 0x58, UInt8(level.rawValue)] }

    /// ESC t n, which leaves what is on the screen as it is.
    public func select(page: UInt8) -> [UInt8]? { [0x1B, 0x74, page] }
}
