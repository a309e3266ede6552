import TillDeviceKit

/// The barcode systems of GS k function B that Till prints, by their number m.
enum BarcodeSystem: UInt8, Sendable, CaseIterable {
    case upcA = 65
    case upcE = 66
    case ean13 = 67
    case ean8 = 68
    case code39 = 69
    case itf = 70
    case codabar = 71
    case code93 = 72
    case code128 = 73

    init?(_ symbology: Symbology) {
        guard let system = Self.allCases.first(where: { $0.symbology == symbology }) else { return nil }
        self = system
    }

    var symbology: Symbology {
        switch self {
        case .upcA: .upcA
        case .upcE: .upcE
        case .ean13: .ean13
        case .ean8: .ean8
        case .code39: .code39
        case .itf: .itf
        case .codabar: .codabar
        case .code93: .code93
        case .code128: .code128
        }
    }

    /// The number of function A, which older printers have only; they lack Code 93 and Code 128.
    var functionA: UInt8? {
        switch self {
        case .upcA, .upcE, .ean13, .ean8, .code39, .itf, .codabar: rawValue - 65
        case .code93, .code128: nil
        }
    }
}
