/// What one model of printer can do, as far as the encoder has to know.
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
    public enum CutCapability: Sendable, Equatable {
        case none, partialOnly, fullAndPartial
    }

    /// The name by which configuration refers to the profile, e.g. `generic80`.
    public let name: String
    /// Characters of font A in a line.
    public let columns: Int
    /// Printable width in dots.
    public let widthDots: Int
    /// In order of preference. Where several pages show a text, the first is selected.
    public let codePages: [NumberedPage]
    public let cut: CutCapability
    /// Whether GS ( k with cn 49 prints QR codes.
    public let nativeQR: Bool
    /// Whether GS k takes function B (m 65…79, with a length byte).
    public let barcodeB: Bool
    /// Whether there is a drawer-kick connector.
    public let drawer: Bool
    /// Whether GS ( H function 48 confirms that the print before it is on paper.
    public let processID: Bool

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
        self.processID = processID
    }

    /// The page that this printer selects by a number, or `nil` if the profile does not know it.
    public func page(numbered number: UInt8) -> CodePage? {
        codePages.first { $0.number == number }?.page
    }
}
