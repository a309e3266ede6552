import TillDeviceKit
import TillESCPOS

extension PrintRefusal {
    /// For the log: why the item is not printed as what it is.
    var sentence: String {
        switch self {
        case .symbologyNotPrintable(let symbology): "there is no command for \(symbology)"
        case .barcodeLength(let found, let allowed):
            "it has \(found) characters, allowed are \(allowed.lowerBound) to \(allowed.upperBound)"
        case .barcodeCharacter(let character): "the symbology has no character '\(character)'"
        case .barcodeCheckDigit(let found, let expected): "its check digit is \(found) and should be \(expected)"
        case .widerThanPaper(let dots, let paperDots): "it is \(dots) dots wide, the paper \(paperDots)"
        case .qrEmpty: "it has no data"
        case .qrTooLong(let bytes): "no QR code of its error correction holds \(bytes) bytes"
        case .qrHoldsRealTimeByte: "its data holds the byte 10h, which could be taken for a command"
        case .notSupportedByPrinter: "the profile says that the printer cannot do it"
        }
    }
}
