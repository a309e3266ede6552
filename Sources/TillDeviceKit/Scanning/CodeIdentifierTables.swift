/// The makers' identifiers, as their manuals have them for a scanner with its defaults. What a table does not have
/// stays in the label.
extension CodeIdentifier {
    /// What an identifier stands for. Retail codes carry their add-on under the same letter, so the length tells.
    enum Meaning: Equatable, Sendable {
        case kind(Symbology)
        case ean13, ean8, upcA, upcE
        /// One letter for all of them. Of eight digits it cannot be told whether they are EAN-8 or UPC-E.
        case anyRetail

        func symbology(labelLength: Int) -> Symbology {
            switch self {
            case .kind(let symbology): symbology
            case .ean13: labelLength > 13 ? .ean13Supplement : .ean13
            case .ean8: labelLength > 8 ? .ean8Supplement : .ean8
            // A UPC-A is sent with 12 digits, or with 13 of which the first is 0.
            case .upcA: labelLength > 13 ? .upcASupplement : .upcA
            case .upcE: labelLength > 8 ? .upcESupplement : .upcE
            case .anyRetail:
                switch labelLength {
                case 12: .upcA
                case 13: .ean13
                case 14, 17: .upcASupplement
                case 15, 18: .ean13Supplement
                default: .other
                }
            }
        }
    }

    /// Code IDs of the Voyager and Xenon families, "Symbology Chart".
    static let honeywell: [String: Meaning] = [
        "d": .ean13, "D": .ean8, "c": .upcA, "E": .upcE,
        "a": .kind(.codabar), "b": .kind(.code39), "e": .kind(.itf), "f": .kind(.standard2of5), "g": .kind(.msi),
        "h": .kind(.code11), "i": .kind(.code93), "j": .kind(.code128), "I": .kind(.gs1_128), "<": .kind(.code32),
        "T": .kind(.tlc39), "y": .kind(.gs1DataBar), "{": .kind(.gs1DataBar), "}": .kind(.gs1DataBarExpanded),
        "l": .kind(.code49), "V": .kind(.codablockA), "q": .kind(.codablockF), "r": .kind(.pdf417),
        "R": .kind(.microPDF417), "s": .kind(.qrCode), "w": .kind(.dataMatrix), "x": .kind(.maxiCode),
        "z": .kind(.aztec), "H": .kind(.hanXin),
    ]

    /// "Symbol Code Characters" of the product reference guides. L is a Bookland EAN, which may come as ISBN of ten
    /// characters; N a coupon of two symbols.
    static let zebra: [String: Meaning] = [
        "A": .anyRetail, "L": .anyRetail, "N": .kind(.other),
        "B": .kind(.code39), "C": .kind(.codabar), "D": .kind(.code128), "E": .kind(.code93), "F": .kind(.itf),
        "G": .kind(.standard2of5), "H": .kind(.code11), "J": .kind(.msi), "K": .kind(.gs1_128),
        "M": .kind(.trioptic39), "R": .kind(.gs1DataBar), "X": .kind(.pdf417), "z": .kind(.aztec),
        "P00": .kind(.dataMatrix), "P01": .kind(.qrCode), "P02": .kind(.maxiCode), "P0G": .kind(.gs1DataMatrix),
        "P0Q": .kind(.gs1QRCode),
    ]

    /// "Label ID: Pre-loaded Sets" of the Gryphon, QuickScan and PowerScan reference guides, the set of the USA. It has
    /// no identifier for GS1-128.
    static let datalogicUS: [String: Meaning] = [
        "F": .ean13, "FF": .ean8,
        "%": .kind(.codabar), "S": .kind(.codabar), "CE": .kind(.code11), "#": .kind(.code128), "A": .kind(.code32),
        "*": .kind(.code39), "&": .kind(.code93), "i": .kind(.itf), "IA": .kind(.standard2of5),
        "W": .kind(.standard2of5), "f": .kind(.isbt128), "o": .kind(.plessey), "R4": .kind(.gs1DataBar),
        "RL": .kind(.gs1DataBar), "RX": .kind(.gs1DataBarExpanded), "mP": .kind(.microPDF417), "QR": .kind(.qrCode),
        "$Q": .kind(.microQRCode), "MC": .kind(.maxiCode), "Az": .kind(.aztec),
    ]

    /// The same, the set of the EU, and the "Code Identifier Table" of the PowerScan D8330.
    static let datalogicEU: [String: Meaning] = [
        "B": .ean13, "L": .ean13, "M": .ean13, "A": .ean8, "J": .ean8, "K": .ean8,
        "C": .upcA, "F": .kind(.upcASupplement), "G": .kind(.upcASupplement),
        "D": .upcE, "H": .kind(.upcESupplement), "I": .kind(.upcESupplement),
        "R": .kind(.codabar), "S": .kind(.codabar), "b": .kind(.code11), "T": .kind(.code128), "X": .kind(.code32),
        "V": .kind(.code39), "U": .kind(.code93), "k": .kind(.gs1_128), "N": .kind(.itf),
        "&": .kind(.standard2of5), "f": .kind(.isbt128), "Z": .kind(.msi), "o": .kind(.plessey),
        "p": .kind(.code16K), "q": .kind(.code49), "u": .kind(.gs1DataBar), "v": .kind(.gs1DataBar),
        "t": .kind(.gs1DataBarExpanded), "!": .kind(.aztec),
    ]

    /// The defaults of NCR's scanners.
    static let ncr: [String: Meaning] = [
        "A": .upcA, "E": .upcE, "FF": .ean8, "F": .ean13,
        "B1": .kind(.code39), "B2": .kind(.itf), "B3": .kind(.code128), "]e0": .kind(.gs1DataBar),
    ]
}
