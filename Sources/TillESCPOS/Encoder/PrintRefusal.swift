import TillDeviceKit

/// Why an item cannot be printed as what it is.
public enum PrintRefusal: Error, Equatable, Sendable {
    /// The encoder has no command for this symbology.
    case symbologyNotPrintable(Symbology)
    /// The data has too few or too many characters for the symbology.
    case barcodeLength(found: Int, allowed: ClosedRange<Int>)
    /// The symbology has no such character.
    case barcodeCharacter(Character)
    /// The last digit is not the one that the others give.
    case barcodeCheckDigit(found: Character, expected: Character)
    /// Even with the narrowest bars or modules, the symbol is wider than the paper; printers then print nothing.
    case widerThanPaper(dots: Int, paperDots: Int)
    case qrEmpty
    /// No QR code of that error correction holds so much.
    case qrTooLong(bytes: Int)
    /// The data holds the byte 10 (DLE). Printers look for real-time commands inside of data, so that such a text
    /// could open the drawer.
    case qrHoldsRealTimeByte
    /// The profile says that this printer cannot do it.
    case notSupportedByPrinter
}
