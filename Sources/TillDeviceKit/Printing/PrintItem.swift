/// One step of a print job, in the order in which it leaves the printer.
///
/// Lines come laid out: the runtime has wrapped and padded them to the columns that the printer reported when it
/// was opened, so a driver prints what it is given and never re-flows it.
public enum PrintItem: Equatable, Sendable {
    /// One printed line. Its runs stand beside each other; a double-width character takes two columns.
    case line(runs: [PrintRun], alignment: PrintAlignment)
    /// A one-dimensional barcode on lines of its own.
    case barcode(PrintBarcode)
    /// A QR code (model 2) on lines of its own.
    case qr(PrintQR)
    /// A PDF417 code on lines of its own.
    case pdf417(PrintPDF417)
    /// A picture on lines of its own.
    case image(PrintImage)
    /// A picture that the printer keeps in its own memory, by the key under which it was stored there.
    case logo(PrintLogo)
    /// Where the tab characters of the lines that follow stop: columns of font A, ascending, at most 32. Until the
    /// first one of a job they stop every eight columns.
    case tabStops([Int])
    /// Whether the lines that follow are printed upside down; off at the beginning of a job.
    case upsideDown(Bool)
    /// Blank lines, 1…255.
    case feed(lines: Int)
    /// Feeds the print past the knife and cuts. A printer without a knife feeds only.
    case cut(PrintCut)
    /// A pulse on the drawer-kick connector, as part of the job.
    case pulse(DrawerPulse)
}

/// A stretch of text in one style.
public struct PrintRun: Equatable, Sendable, Codable {
    /// Printable Unicode text without line ends. What the printer cannot show becomes `?`, never a wrong letter.
    public var text: String
    public var style: PrintStyle

    public init(_ text: String, style: PrintStyle = .plain) {
        self.text = text
        self.style = style
    }

    /// An absent style is plain.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = try container.decode(String.self, forKey: .text)
        style = try container.decodeIfPresent(PrintStyle.self, forKey: .style) ?? .plain
    }
}

/// How a run of text looks.
public struct PrintStyle: Equatable, Hashable, Sendable {
    public var bold: Bool
    public var doubleWidth: Bool
    public var doubleHeight: Bool
    public var underline: Bool
    /// White on black.
    public var reverse: Bool
    /// The small font B, where the printer has one; its lines hold more columns than the printer told.
    public var small: Bool
    /// The second colour, where the printer has one; elsewhere it is black.
    public var red: Bool

    public static let plain = PrintStyle()

    public init(
        bold: Bool = false,
        doubleWidth: Bool = false,
        doubleHeight: Bool = false,
        underline: Bool = false,
        reverse: Bool = false,
        small: Bool = false,
        red: Bool = false
    ) {
        self.bold = bold
        self.doubleWidth = doubleWidth
        self.doubleHeight = doubleHeight
        self.underline = underline
        self.reverse = reverse
        self.small = small
        self.red = red
    }
}

public enum PrintAlignment: String, Equatable, Sendable, Codable, CaseIterable {
    case left, center, right
}

public enum PrintCut: String, Equatable, Sendable, Codable {
    case full, partial
}

/// A barcode to print. `symbology` uses the UnifiedPOS numbers (PTR_BCS_*), so that EAN-13 is 104.
public struct PrintBarcode: Equatable, Sendable, Codable {
    public var symbology: Symbology
    /// Digits or ASCII as the symbology allows; check digits are verified by whoever builds the document.
    public var data: String
    /// Height of the bars in dots, 1…255.
    public var heightDots: Int
    /// Whether the characters are printed below the bars.
    public var textBelow: Bool

    public init(symbology: Symbology, data: String, heightDots: Int = 80, textBelow: Bool = true) {
        self.symbology = symbology
        self.data = data
        self.heightDots = heightDots
        self.textBelow = textBelow
    }
}

/// A QR code to print.
public struct PrintQR: Equatable, Sendable, Codable {
    public enum ErrorCorrection: String, Equatable, Sendable, Codable {
        case low, medium, quartile, high
    }

    /// UTF-8 text, at most 7089 bytes (GS ( k function 180, the symbol's own limit).
    public var data: String
    /// Side of one module in dots, 1…16.
    public var moduleDots: Int
    public var errorCorrection: ErrorCorrection

    public init(data: String, moduleDots: Int = 6, errorCorrection: ErrorCorrection = .medium) {
        self.data = data
        self.moduleDots = moduleDots
        self.errorCorrection = errorCorrection
    }
}

/// One kick of a cash drawer.
public struct DrawerPulse: Equatable, Sendable, Codable {
    /// The pin of the RJ12 connector that drives the solenoid.
    public enum Pin: Int, Equatable, Sendable, Codable {
        case pin2 = 2
        case pin5 = 5
    }

    public var pin: Pin
    /// Time with current, in milliseconds; ESC/POS carries it in steps of 2 ms up to 510.
    public var onMillis: Int
    /// Time without current before the next pulse, in milliseconds, up to 510.
    public var offMillis: Int

    public init(pin: Pin = .pin2, onMillis: Int = 100, offMillis: Int = 500) {
        self.pin = pin
        self.onMillis = onMillis
        self.offMillis = offMillis
    }
}
