import TillESCPOS

/// The numbers by which displays select their pages.
extension DisplayProtocol {
    /// ESC t n of the DM-D series, which counts as Epson's printers do.
    ///
    /// Source: DM-D110 specification, ESC t: 0…5 and 16…19 (its section 4.3 names the pages); later DM-D displays add
    /// 11…15 and 30…53.
    static let epsonPages: [DisplayPage] = [
        DisplayPage(0, .cp437), DisplayPage(1, .katakana), DisplayPage(2, .cp850), DisplayPage(3, .cp860),
        DisplayPage(4, .cp863), DisplayPage(5, .cp865), DisplayPage(12, .cp853), DisplayPage(13, .cp857),
        DisplayPage(14, .cp737), DisplayPage(16, .wpc1252), DisplayPage(17, .cp866), DisplayPage(18, .cp852),
        DisplayPage(19, .cp858), DisplayPage(32, .cp720), DisplayPage(33, .cp775), DisplayPage(34, .cp855),
        DisplayPage(35, .cp861), DisplayPage(36, .cp862), DisplayPage(37, .cp864), DisplayPage(38, .cp869),
        DisplayPage(45, .wpc1250), DisplayPage(46, .wpc1251), DisplayPage(47, .wpc1253), DisplayPage(48, .wpc1254),
        DisplayPage(49, .wpc1255), DisplayPage(50, .wpc1256), DisplayPage(51, .wpc1257), DisplayPage(52, .wpc1258),
    ]

    /// ESC t n of Bixolon displays.
    ///
    /// Source: Bixolon BCD-1000 user's manual, ESC t. Whether the Epson emulation of a BCD-2000 or BCD-3000 counts in
    /// the same way is not established.
    static let bixolonPages: [DisplayPage] = [
        DisplayPage(0x00, .cp437), DisplayPage(0x01, .katakana), DisplayPage(0x02, .cp850), DisplayPage(0x03, .cp860),
        DisplayPage(0x04, .cp863), DisplayPage(0x05, .cp865), DisplayPage(0x0E, .wpc1250), DisplayPage(0x0F, .wpc1251),
        DisplayPage(0x10, .wpc1252), DisplayPage(0x11, .cp866), DisplayPage(0x12, .cp852), DisplayPage(0x13, .cp858),
        DisplayPage(0x15, .cp862), DisplayPage(0x19, .wpc1254), DisplayPage(0x1A, .wpc1257), DisplayPage(0x1B, .cp864),
        DisplayPage(0x1C, .cp775), DisplayPage(0x1D, .cp737), DisplayPage(0x1E, .wpc1253), DisplayPage(0x1F, .cp857),
        DisplayPage(0x21, .wpc1255), DisplayPage(0x24, .cp855), DisplayPage(0x28, .wpc1256),
        DisplayPage(0x29, .wpc1258),
    ]

    /// ESC c n of CD5220 displays, of which only Cyrillic is known: the manual calls R compliance with Russian code, and
    /// unpos-hw-service sends code page 866 behind it.
    static let cd5220Pages: [DisplayPage] = [DisplayPage(UInt8(ascii: "R"), .cp866)]
}
