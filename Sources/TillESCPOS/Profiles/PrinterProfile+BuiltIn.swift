/// The profiles that come with Till.
extension PrinterProfile {
    /// A printer for 80 mm paper at 203 dpi, of no particular maker.
    ///
    /// The pages that every clone has come before those that some lack, so that only `€` asks for CP858.
    public static let generic80 = PrinterProfile(
        name: "generic80",
        columns: 48,
        widthDots: 576,
        codePages: mostWidespreadFirst,
        cut: .fullAndPartial,
        nativeQR: true,
        barcodeB: true,
        drawer: true,
        processID: false
    )

    /// A printer for 58 mm paper at 203 dpi, of no particular maker; such printers have no knife.
    public static let generic58 = PrinterProfile(
        name: "generic58",
        columns: 32,
        widthDots: 384,
        codePages: mostWidespreadFirst,
        cut: .none,
        nativeQR: true,
        barcodeB: true,
        drawer: true,
        processID: false
    )

    /// Epson TM-T88 (IV and later): 80 mm paper at 180 dpi. CP858 first, as it shows all Western text with `€`.
    public static let epsonTMT88 = PrinterProfile(
        name: "epson-tm-t88",
        columns: 42,
        widthDots: 512,
        codePages: [
            NumberedPage(19, .cp858),
            NumberedPage(16, .wpc1252),
            NumberedPage(0, .cp437),
            NumberedPage(2, .cp850),
        ],
        cut: .fullAndPartial,
        nativeQR: true,
        barcodeB: true,
        drawer: true,
        processID: true
    )

    /// All profiles of this file.
    public static let builtIn = [generic80, generic58, epsonTMT88]

    /// The built-in profile of a name, or `nil`.
    public static func named(_ name: String) -> PrinterProfile? {
        builtIn.first { $0.name == name }
    }

    /// Epson's numbers, which the clones share for these four.
    private static let mostWidespreadFirst = [
        NumberedPage(0, .cp437),
        NumberedPage(2, .cp850),
        NumberedPage(19, .cp858),
        NumberedPage(16, .wpc1252),
    ]
}
