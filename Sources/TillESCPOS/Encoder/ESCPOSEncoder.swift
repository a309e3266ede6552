import TillDeviceKit

/// Turns print items into the bytes of one printer, sending only the settings that change.
///
/// The encoder decides and holds state; it does no I/O. What it cannot print it replaces visibly (see
/// `refusal(of:)`), so that a receipt never lacks something silently.
public struct ESCPOSEncoder: Sendable {
    public let profile: PrinterProfile

    /// What the printer's settings are after the bytes made so far.
    public internal(set) var state = PrinterState.unknown

    let codePages: CodePageChoice

    /// Lines that a printer without a knife feeds instead of a cut, so that the print stands past the tear bar.
    static let tearOffLines: UInt8 = 4

    public init(profile: PrinterProfile) {
        self.profile = profile
        self.codePages = CodePageChoice(pages: profile.codePages)
    }

    /// The bytes of a whole job: the printer is initialised first, whatever its settings were.
    public mutating func encode(_ items: [PrintItem]) -> [UInt8] {
        let start = Commands.initialize + Commands.cancelKanjiMode + Commands.internationalSet(0)
        state = .initialized
        return start + append(items)
    }

    /// The bytes of more items of the job that `encode` began, without initialising again.
    public mutating func append(_ items: [PrintItem]) -> [UInt8] {
        var bytes: [UInt8] = []
        for item in items { append(item, to: &bytes) }
        return bytes
    }

    /// Must be called after a reconnect and after bytes from elsewhere: from here on nothing is known of the printer,
    /// and every setting is sent again before it is used.
    public mutating func forget() {
        state = .unknown
    }

    /// The bytes of a drawer pulse outside of any job (ESC p); the printer's settings are not touched.
    public static func pulse(_ pulse: DrawerPulse) -> [UInt8] {
        Commands.pulse(pulse)
    }

    private mutating func append(_ item: PrintItem, to bytes: inout [UInt8]) {
        switch item {
        case .line(let runs, let alignment): appendLine(runs, alignment, to: &bytes)
        case .barcode(let barcode): appendBarcode(barcode, to: &bytes)
        case .qr(let code): appendQR(code, to: &bytes)
        case .pdf417, .image, .logo: appendSubstitute("[NOT PRINTED]", to: &bytes)
        case .tabStops, .upsideDown: break
        case .feed(let lines): appendFeed(lines, to: &bytes)
        case .cut(let cut): appendCut(cut, to: &bytes)
        case .pulse(let pulse): if profile.drawer { bytes += Commands.pulse(pulse) }
        }
    }

    /// Feeds are held within 1…255 lines, the range of ESC d.
    private func appendFeed(_ lines: Int, to bytes: inout [UInt8]) {
        bytes += Commands.feed(lines: UInt8(min(max(lines, 1), 255)))
    }

    private func appendCut(_ cut: PrintCut, to bytes: inout [UInt8]) {
        switch profile.cut {
        case .none: bytes += Commands.feed(lines: Self.tearOffLines)
        case .partialOnly: bytes += Commands.feedAndCut(.partial)
        case .fullAndPartial: bytes += Commands.feedAndCut(cut)
        }
    }
}
