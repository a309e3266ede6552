/// The three characters that a scanner may put before a label to say what kind of symbol it was: `]`, a letter for
/// the symbology, a modifier (ISO/IEC 15424).
public struct AIMIdentifier: Equatable, Hashable, Sendable {
    /// `]`, code character, modifier.
    public static let lengthBytes = 3

    /// The code character, a letter; upper and lower case are different symbologies.
    public let code: UInt8
    /// The modifier, a digit or a letter.
    public let modifier: UInt8

    /// As it was sent, for instance `]E0`.
    public var text: String {
        String(decoding: [UInt8(ascii: "]"), code, modifier], as: UTF8.self)
    }

    /// Reads the identifier at the beginning of a scan. Nil where there is none: text that merely begins with `]`
    /// belongs to the label.
    public init?(prefixOf scan: some Collection<UInt8>) {
        let prefix = Array(scan.prefix(Self.lengthBytes))
        guard prefix.count == Self.lengthBytes, prefix[0] == UInt8(ascii: "]") else { return nil }
        guard Self.codes.contains(prefix[1]), Self.isModifier(prefix[2]) else { return nil }
        code = prefix[1]
        modifier = prefix[2]
    }

    /// The symbology. Retail codes are told apart by the length of the label, because readers differ in what they
    /// send after `]E0`: 13 digits for every code by the standard, 12 for UPC-A and 8 for UPC-E by habit; and in how
    /// they mark add-ons: `]E3` by the standard, `]E1` and `]E2` for EAN-13, `]E5` and `]E6` for EAN-8 (Datalogic).
    ///
    /// - Parameter labelLength: bytes of the label without the identifier.
    public func symbology(labelLength: Int) -> Symbology {
        let modifier = Character(Unicode.Scalar(self.modifier))
        switch Character(Unicode.Scalar(code)) {
        case "A": return .code39
        case "B": return .telepen
        case "C": return modifier == "1" ? .gs1_128 : modifier == "4" ? .isbt128 : .code128
        case "E": return Self.retail(modifier, labelLength)
        case "F": return .codabar
        case "G": return .code93
        case "H": return .code11
        case "I": return .itf
        case "K": return .code16K
        case "L": return "345".contains(modifier) ? .microPDF417 : .pdf417
        case "M": return .msi
        case "O": return "45".contains(modifier) ? .codablockF : .other
        case "P": return .plessey
        case "Q": return "34".contains(modifier) ? .gs1QRCode : .qrCode
        case "R", "S": return .standard2of5
        case "T": return .code49
        case "U": return .maxiCode
        case "d": return "25".contains(modifier) ? .gs1DataMatrix : .dataMatrix
        case "e": return modifier == "0" ? .gs1DataBar : .other
        case "h": return .hanXin
        case "z": return .aztec
        default: return .other
        }
    }

    private static func retail(_ modifier: Character, _ labelLength: Int) -> Symbology {
        switch (modifier, labelLength) {
        case ("0", 13): .ean13
        case ("0", 12): .upcA
        case ("0", 8): .upcE
        case ("0"..."3", 15), ("0"..."3", 18): .ean13Supplement
        case ("0"..."3", 14), ("0"..."3", 17): .upcASupplement
        case ("0"..."3", 10), ("1"..."3", 13): .upcESupplement
        case ("4", 8): .ean8
        case ("4"..."6", 10), ("4"..."6", 13): .ean8Supplement
        // An add-on alone is no code of UnifiedPOS.
        default: .other
        }
    }

    private static let codes = Set("ABCDEFGHIJKLMNOPQRSTUXdehz".utf8)

    private static func isModifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
