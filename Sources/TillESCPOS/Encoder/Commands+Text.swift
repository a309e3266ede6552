/// Fonts, colours, tabs, and the ways in which printers read bytes as characters.
extension Commands {
    /// ESC M n (1B 4D n): font A (0) or B (1).
    public static func font(small: Bool) -> [UInt8] { [ControlCode.esc, 0x4D, small ? 1 : 0] }

    /// ESC r n (1B 72 n): black (0) or the second colour (1).
    public static func color(red: Bool) -> [UInt8] { [ControlCode.esc, 0x72, red ? 1 : 0] }

    /// ESC { n (1B 7B n): upside-down printing; heeded at the start of a line only.
    public static func upsideDown(_ isOn: Bool) -> [UInt8] { [ControlCode.esc, 0x7B, isOn ? 1 : 0] }

    /// ESC D n1…nk 00 (1B 44 … 00): tab stops, each in columns of the character size at this moment.
    ///
    /// - Parameter columns: at most 32, ascending. As they ascend, no real-time command can arise among them.
    static func tabStops(_ columns: [UInt8]) -> [UInt8] { [ControlCode.esc, 0x44] + columns + [0] }

    /// FS & (1C 26): bytes come in pairs.
    public static let selectKanjiMode: [UInt8] = [ControlCode.fs, 0x26]

    /// FS C n (1C 43 n), Japanese models: how pairs are read, JIS (0) or Shift_JIS (1).
    static func kanjiCode(shiftJIS: Bool) -> [UInt8] { [ControlCode.fs, 0x43, shiftJIS ? 1 : 0] }

    /// FS - n (1C 2D n): underline of multi-byte characters, which ESC - leaves alone.
    static func kanjiUnderline(_ isOn: Bool) -> [UInt8] { [ControlCode.fs, 0x2D, isOn ? 1 : 0] }

    /// FS ( C function 48 (1C 28 43 02 00 30 m): characters of one byte (1) or UTF-8 (2).
    static func utf8(_ isOn: Bool) -> [UInt8] { [ControlCode.fs, 0x28, 0x43, 2, 0, 48, isOn ? 2 : 1] }
}
