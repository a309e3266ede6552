/// How a printer takes pictures.
struct ImageMode: Equatable, Sendable {
    let command: PrinterProfile.ImageCommand
    /// The widest picture in dots of the mode.
    let widthDots: Int
    /// Rows of one command; of column images it is the height of the print head.
    let stripRows: Int
    /// ESC * with m = 1: impact printers print twice as many dots across as with m = 0.
    let isDoubleDensity: Bool

    /// Sides of one command are held below 1024, so that the high byte of a length is 3 at most and completes no
    /// real-time command after a low byte of 10h.
    static let maximumSideDots = 1023

    /// Nil where the printer prints no pictures.
    ///
    /// Impact printers have `widthDots` half dots; pictures of m = 0 have half as many. A profile whose `imageWidthDots`
    /// is more than that asks for m = 1.
    init?(_ profile: PrinterProfile) {
        guard profile.image != .none else { return nil }
        command = profile.image
        let isImpact = profile.image == .column8
        let width = profile.imageWidthDots ?? (isImpact ? profile.widthDots / 2 : profile.widthDots)
        widthDots = min(max(width, 1), Self.maximumSideDots)
        isDoubleDensity = isImpact && width > profile.widthDots / 2
        switch profile.image {
        case .column24: stripRows = 24
        case .column8: stripRows = 8
        case .raster, .graphics, .none: stripRows = min(max(profile.imageStripRows, 1), Self.maximumSideDots)
        }
    }

    /// Rows for `widthDots` : `heightDots` of square dots, when they become `width` dots across. The dots of impact
    /// printers stand 72 to the inch down the paper, and 80 (m = 0) or 160 (m = 1) across it (Epson TM-U220).
    func rows(widthDots: Int, heightDots: Int, width: Int) -> Int {
        let (down, across) = command == .column8 ? (72, isDoubleDensity ? 160 : 80) : (1, 1)
        return max((heightDots * width * down + widthDots * across / 2) / (widthDots * across), 1)
    }

    /// Whether text lines can hold pictures of 24 dots (ESC * m = 33), as thermal printers print them.
    var hasInlineColumns: Bool { command != .column8 }
}
