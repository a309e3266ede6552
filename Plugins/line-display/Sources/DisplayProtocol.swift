/// The bytes of a display's command set.
enum DisplayProtocol: String, CaseIterable {
    case epson
    case cd5220

    /// What a display may be set to.
    struct Layout: Equatable {
        var rows: Int
        var columns: Int
        /// 1 (dimmest) … 4; nil leaves it as the display has it.
        var brightness: Int?
        var page: DisplayCodePage
    }

    /// Brings a display, whatever it did before, to an empty screen in the right mode.
    func start(_ layout: Layout) -> [UInt8] {
        let level = layout.brightness.map { UInt8(clamping: $0) }
        switch self {
        case .epson:
            // DM-D command set: ESC = 2 (this display), ESC @ (initialize, clears), ESC t n (code table),
            // US 01 (overwrite mode), US C 0 (no cursor), US X n (brightness).
            let brightness: [UInt8] = level.map { [0x1F, 0x58, $0] } ?? []
            return [0x1B, 0x3D, 2, 0x1B, 0x40, 0x1B, 0x74, layout.page.epsonNumber, 0x1F, 0x01, 0x1F, 0x43, 0]
                + brightness
        case .cd5220:
            // CLR first: a display that still shows a line of ours ignores everything but CLR and CAN. Then ESC @
            // (initialize), ESC _ 0 (no cursor), ESC * n (brightness).
            let brightness: [UInt8] = level.map { [0x1B, 0x2A, $0] } ?? []
            return [0x0C, 0x1B, 0x40, 0x1B, 0x5F, 0] + brightness
        }
    }

    /// Writes one whole line. Displays that lose bytes at a high rate do so in cursor commands, not in a line.
    ///
    /// - Parameters:
    ///   - row: from 0.
    ///   - text: exactly as many bytes as the display has columns.
    func line(_ row: Int, _ text: [UInt8]) -> [UInt8] {
        switch self {
        case .epson:
            // US $ x y (position, from 1), then the characters.
            [0x1F, 0x24, 1, UInt8(row + 1)] + text
        case .cd5220:
            // ESC Q A or B (upper, lower line), the characters, CR.
            [0x1B, 0x51, UInt8(ascii: "A") + UInt8(row)] + text + [0x0D]
        }
    }

    /// The text as the display's bytes. CD5220 names its code pages by letters of which only Cyrillic's is known, so
    /// there it is ASCII.
    func encode(_ text: some StringProtocol, _ layout: Layout) -> [UInt8] {
        switch self {
        case .epson: layout.page.encode(text)
        case .cd5220: DisplayCodePage.encodeASCII(text)
        }
    }
}
