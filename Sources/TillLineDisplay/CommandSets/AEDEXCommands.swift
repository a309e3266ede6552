/// AEDEX, also called EMAX: whole lines behind the attention code `!#`, 2×20.
///
/// Source: XP8200 manual, 4.1.5 (AEDEX command mode); EVO-RD4-VFD manual, 5.5.
public struct AEDEXCommands: DisplayCommandSet {
    public init() {}

    /// There is nothing to initialize: CR ends a line that was cut off, and two empty lines clear.
    public func start(page: UInt8?, brightness: DisplayBrightness?) -> [UInt8] {
        [DisplayControl.carriageReturn] + Self.command("1", []) + Self.command("2", [])
    }

    /// `!#1` or `!#2`, the characters, CR.
    public func line(_ row: Int, _ text: [UInt8]) -> [UInt8] { Self.command(row == 0 ? "1" : "2", text) }

    /// The manuals say 20, 40, 45 or 60; what is longer than 40 many cut.
    public var marqueeMaxBytes: Int? { 40 }

    /// `!#4`, the characters, CR.
    public func marquee(_ text: [UInt8]) -> [UInt8]? { Self.command("4", text) }

    private static func command(_ code: Unicode.Scalar, _ text: [UInt8]) -> [UInt8] {
        [0x21, 0x23, UInt8(ascii: code)] + text + [DisplayControl.carriageReturn]
    }
}
