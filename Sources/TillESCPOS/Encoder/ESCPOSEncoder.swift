import TillDeviceKit

/// Turns print items into the bytes of one printer, sending only the settings that change.
///
/// The encoder decides and holds state; it does no I/O. What it cannot print it replaces visibly (see
/// `refusal(of:)`), so that a receipt never lacks something silently.
public struct ESCPOSEncoder: Sendable {
    public let profile: PrinterProfile

    /// What the printer's settings are after the bytes made so far.
    public internal(set) var state = PrinterState.unknown

    /// What the document wants beyond its single lines.
    var document = DocumentSettings()

    var codePages: CodePageChoice
    let multiByte: MultiByteCoding?
    let glyphs: (any GlyphSource)?
    /// How the printer takes pictures; nil where it takes none.
    let imageMode: ImageMode?

    /// Lines that a printer without a knife feeds instead of a cut, so that the print stands past the tear bar.
    static let tearOffLines: UInt8 = 4

    /// - Parameter glyphs: shapes of characters that the printer does not have; without them it prints `?`.
    public init(profile: PrinterProfile, glyphs: (any GlyphSource)? = nil) {
        self.profile = profile
        self.glyphs = glyphs
        codePages = CodePageChoice(pages: profile.codePages)
        multiByte = profile.multiByte.flatMap { MultiByteCoding.of($0) }
        imageMode = ImageMode(profile)
    }

    /// The bytes of a whole job: the printer is initialised first, whatever its settings were.
    public mutating func encode(_ items: [PrintItem]) -> [UInt8] {
        var start = Commands.initialize + Commands.cancelKanjiMode
        if profile.multiByte == .shiftJIS { start += Commands.kanjiCode(shiftJIS: false) }
        start += Commands.internationalSet(0)
        state = .initialized
        if profile.columnsFontB != nil {
            // Newer printers let their owner choose the font that ESC @ leaves.
            start += Commands.font(small: false)
            state.small = .value(false)
        }
        document = DocumentSettings()
        return start + append(items)
    }

    /// The bytes of more items of the job that `encode` began, without initialising again.
    public mutating func append(_ items: [PrintItem]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.count * Self.usualItemBytes)
        for item in items { append(item, to: &bytes) }
        endUTF8(&bytes)
        return bytes
    }

    /// Bytes of somebody else, e.g. a command that print items do not have, at the start of a line. What they do to the
    /// printer's settings is not known, so everything is sent again after them.
    public mutating func raw(_ bytes: [UInt8]) -> [UInt8] {
        forget()
        return bytes
    }

    /// Must be called after a reconnect and after bytes from elsewhere: from here on nothing is known of the printer,
    /// and every setting is sent again before it is used. The document's own settings (tab stops, upside down) stay.
    public mutating func forget() {
        state = .unknown
    }

    /// The bytes of a drawer pulse outside of any job (ESC p); the printer's settings are not touched.
    public static func pulse(_ pulse: DrawerPulse) -> [UInt8] {
        Commands.pulse(pulse)
    }

    /// A line of text is about so long.
    private static let usualItemBytes = 56

    private mutating func append(_ item: PrintItem, to bytes: inout [UInt8]) {
        switch item {
        case .line(let runs, let alignment): appendLine(runs, alignment, to: &bytes)
        case .barcode(let barcode): appendBarcode(barcode, to: &bytes)
        case .qr(let code): appendQR(code, to: &bytes)
        case .pdf417(let code): appendPDF417(code, to: &bytes)
        case .image(let image): appendImage(image, to: &bytes)
        case .logo(let logo): appendLogo(logo, to: &bytes)
        case .tabStops(let columns): document.tabStops = DocumentSettings.stops(columns)
        case .upsideDown(let isOn): document.isUpsideDown = isOn
        case .feed(let lines): appendFeed(lines, to: &bytes)
        case .cut(let cut): appendCut(cut, to: &bytes)
        case .pulse(let pulse): if profile.drawer { bytes += Commands.pulse(pulse) }
        }
    }

    /// Feeds are held within 1…255 lines, the range of ESC d.
    private mutating func appendFeed(_ lines: Int, to bytes: inout [UInt8]) {
        useLineSpacing(nil, &bytes)
        bytes += Commands.feed(lines: UInt8(min(max(lines, 1), 255)))
    }

    private mutating func appendCut(_ cut: PrintCut, to bytes: inout [UInt8]) {
        switch profile.cut {
        case .none:
            useLineSpacing(nil, &bytes)
            bytes += Commands.feed(lines: Self.tearOffLines)
        case .partialOnly: bytes += Commands.feedAndCut(.partial)
        case .fullAndPartial: bytes += Commands.feedAndCut(cut)
        }
    }
}

/// Settings that print items give to all that follows them.
struct DocumentSettings: Equatable, Sendable {
    var isUpsideDown = false
    /// Ascending columns as ESC D takes them.
    var tabStops = Self.everyEight

    static let everyEight = [UInt8](stride(from: 8, to: UInt8.max, by: 8))

    /// ESC D takes so many stops.
    static let tabStopsMaximum = 32

    /// What ESC D can carry of the columns that an item names: 1…255, ascending, each once, the first 32.
    static func stops(_ columns: [Int]) -> [UInt8] {
        let carried = columns.compactMap { (1...255).contains($0) ? UInt8($0) : nil }
        return Array(carried.sorted().removingRepeats().prefix(tabStopsMaximum))
    }
}

extension [UInt8] {
    /// A sorted array with each value once.
    fileprivate func removingRepeats() -> [UInt8] {
        reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
}
