/// What one model of printer can do, as far as encoder, driver and emulator have to know.
///
/// Profiles are data: one file a model under `Models/`, inheriting from another. What a file leaves out comes from its
/// parent.
public struct PrinterProfile: Sendable, Equatable {
    /// A code page under the number by which this printer selects it (ESC t).
    public struct NumberedPage: Sendable, Equatable {
        public let number: UInt8
        public let page: CodePage

        public init(_ number: UInt8, _ page: CodePage) {
            self.number = number
            self.page = page
        }
    }

    /// What the knife can do. Asked for a full cut, a partial-only printer cuts partially.
    public enum CutCapability: String, Sendable, Equatable, CaseIterable {
        case none, partialOnly, fullAndPartial
    }

    /// The two-byte characters that the printer has in it (FS &).
    public enum MultiByte: String, Sendable, Equatable, CaseIterable {
        case gb18030, shiftJIS, big5, eucKR
    }

    /// The command for pictures that the printer does best.
    public enum ImageCommand: String, Sendable, Equatable, CaseIterable {
        /// GS v 0.
        case raster
        /// GS ( L and GS 8 L, functions 112 and 50.
        case graphics
        /// ESC * with 24 dots a column.
        case column24
        /// ESC * with 8 dots a column: impact printers.
        case column8
        case none
    }

    /// How far a fact about the model can be trusted.
    public enum Provenance: String, Sendable, Equatable, CaseIterable {
        /// The maker's manual says so.
        case documented
        /// It was tried on such a printer.
        case probed
        /// Taken from a list of somebody else, or from similar models.
        case unverified
    }

    /// What may be asked of the printer.
    public struct StatusCapabilities: Sendable, Equatable {
        /// DLE EOT is answered.
        public var realTime: Bool
        /// GS a is heeded.
        public var automatic: Bool
        /// GS r is answered.
        public var buffered: Bool
        /// GS ( H function 48 confirms that the print before it is on paper.
        public var processID: Bool
        /// Status questions hurt: the model prints them, resets or stops. None is ever sent.
        public var isHarmful: Bool

        public init(
            realTime: Bool = true,
            automatic: Bool = true,
            buffered: Bool = true,
            processID: Bool = false,
            isHarmful: Bool = false
        ) {
            self.realTime = realTime
            self.automatic = automatic
            self.buffered = buffered
            self.processID = processID
            self.isHarmful = isHarmful
        }
    }

    /// The name by which configuration refers to the profile, e.g. `generic80`.
    public var name: String
    /// The maker, for people; empty for a profile of no particular one.
    public var vendor = ""
    /// The models it is for, for people.
    public var title = ""
    /// Characters of font A in a line.
    public var columns: Int
    /// Characters of font B in a line; nil where there is no font B.
    public var columnsFontB: Int?
    /// Printable width in dots.
    public var widthDots: Int
    /// Dots per inch across the paper.
    public var dotsPerInch = 203
    /// In order of preference. Where several pages show a text, the first is selected.
    public var codePages: [NumberedPage]
    public var multiByte: MultiByte?
    /// FS ( C function 48 selects UTF-8.
    public var utf8 = false
    public var cut: CutCapability
    /// Whether GS ( k with cn 49 prints QR codes.
    public var nativeQR: Bool
    /// Whether GS ( k with cn 48 prints PDF417 codes.
    public var nativePDF417 = false
    /// Whether GS k prints bar codes at all.
    public var barcodes = true
    /// Whether GS k takes function B (m 65…79, with a length byte).
    public var barcodeB: Bool
    public var image = ImageCommand.raster
    /// Rows of one strip of a picture.
    public var imageStripRows = 128
    /// Widest picture in dots; impact printers have fewer than `widthDots` says.
    public var imageWidthDots: Int?
    /// Whether pictures stored in its memory are printed by key (GS ( L function 69).
    public var storedLogos = false
    /// Whether GS ( D switches the real-time drawer pulse off and on.
    public var disablesRealTime = false
    /// Whether ESC r 1 prints red.
    public var hasRed = false
    /// Whether there is a drawer-kick connector.
    public var drawer: Bool
    public var status = StatusCapabilities()
    /// Bytes of the receive buffer; what arrives in a full one may be lost.
    public var receiveBufferBytes = 4096
    /// What GS I 66 and 67 answer, where that is known. Clones give the names of others, so that this is a hint.
    public var makerID: String?
    public var modelIDs: [String] = []
    /// What it calls itself on USB, `04b8` (vendor) or `0416:5011` (vendor and product), in lower case; a hint as well.
    public var usbIDs: [String] = []
    /// How far each capability is known, by its key in the file; what is not listed is `unverified`.
    public var provenance: [String: Provenance] = [:]
    /// Where the facts come from, for people.
    public var sources: [String] = []

    public init(
        name: String,
        columns: Int,
        widthDots: Int,
        codePages: [NumberedPage],
        cut: CutCapability,
        nativeQR: Bool,
        barcodeB: Bool,
        drawer: Bool,
        processID: Bool
    ) {
        precondition(columns > 0 && widthDots > 0, "a printer prints at least one column of at least one dot")
        self.name = name
        self.columns = columns
        self.widthDots = widthDots
        self.codePages = codePages
        self.cut = cut
        self.nativeQR = nativeQR
        self.barcodeB = barcodeB
        self.drawer = drawer
        status.processID = processID
    }

    /// Whether GS ( H function 48 confirms that the print before it is on paper.
    public var processID: Bool { status.processID && !status.isHarmful }

    /// The page that this printer selects by a number, or `nil` if the profile does not know it.
    public func page(numbered number: UInt8) -> CodePage? {
        codePages.first { $0.number == number }?.page
    }
}
