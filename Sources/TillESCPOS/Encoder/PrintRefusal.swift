import TillDeviceKit

/// Why an item cannot be printed as what it is.
public enum PrintRefusal: Error, Equatable, Sendable {
    /// The encoder has no command for this symbology.
    case symbologyNotPrintable(Symbology)
    /// The data has too few or too many characters for the symbology.
    case barcodeLength(found: Int, allowed: ClosedRange<Int>)
    /// ITF prints digits in pairs.
    case barcodeOddLength(found: Int)
    /// The symbology has no such character.
    case barcodeCharacter(Character)
    /// The last digit is not the one that the others give.
    case barcodeCheckDigit(found: Character, expected: Character)
    /// UPC-E prints numbers with zeros at certain places only.
    case upcENotCompressible
    /// GS1 data is not a sequence of `(` application identifier `)` and value.
    case gs1NotBracketed
    /// Even with the narrowest bars or modules, the symbol is wider than the paper; printers then print nothing.
    case widerThanPaper(dots: Int, paperDots: Int)
    /// A two-dimensional symbol without data.
    case symbolEmpty
    /// No symbol of that kind, size and error correction holds so much.
    case symbolTooLong(bytes: Int)
    /// The data holds a real-time command (a byte 10h followed by 04h, 05h or 14h). Printers look for such commands
    /// inside of data, so that it could open the drawer; and this printer cannot print the symbol as a picture.
    case holdsRealTimeCommand
    /// The picture has more rows than one may have.
    case imageTooTall(rows: Int, allowed: Int)
    /// Tab stops are at most 32 ascending columns within 1…255; what fits is used.
    case tabStopsOutOfRange
    /// The profile says that this printer cannot do it.
    case notSupportedByPrinter
}

extension PrintRefusal {
    /// For logs and operators: why the item is not printed as what it is.
    public var sentence: String {
        switch self {
        case .symbologyNotPrintable(let symbology): "there is no command for \(symbology)"
        case .barcodeLength(let found, let allowed):
            "it has \(found) characters, allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
        case .barcodeOddLength(let found): "it has \(found) digits, and the symbology takes them in pairs"
        case .barcodeCharacter(let character): "the symbology has no character '\(character)'"
        case .barcodeCheckDigit(let found, let expected): "its check digit is \(found) and should be \(expected)"
        case .upcENotCompressible: "its number has no short form"
        case .gs1NotBracketed: "it is no sequence of identifiers in brackets and their values"
        case .widerThanPaper(let dots, let paperDots): "it is \(dots) dots wide, the paper \(paperDots)"
        case .symbolEmpty: "it has no data"
        case .symbolTooLong(let bytes): "no symbol of its kind holds \(bytes) bytes"
        case .holdsRealTimeCommand: "its data holds bytes that the printer would take for a command"
        case .imageTooTall(let rows, let allowed): "it is \(rows) rows high, allowed are \(allowed)"
        case .tabStopsOutOfRange: "tab stops are at most 32 ascending columns from 1 to 255"
        case .notSupportedByPrinter: "the profile says that the printer cannot do it"
        }
    }
}
