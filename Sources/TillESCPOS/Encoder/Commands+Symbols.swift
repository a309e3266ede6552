import TillDeviceKit

/// Barcodes (GS k and its settings) and QR codes (GS ( k with cn 49).
extension Commands {
    /// GS h n (1D 68 n): height of barcodes in dots, 1…255.
    public static func barcodeHeight(dots: UInt8) -> [UInt8] { [ControlCode.gs, 0x68, dots] }

    /// GS w n (1D 77 n): width of a barcode's narrowest bar in dots, 2…6.
    public static func barcodeModuleWidth(dots: UInt8) -> [UInt8] { [ControlCode.gs, 0x77, dots] }

    /// GS H n (1D 48 n): where the barcode's characters are printed: 0 nowhere, 2 below.
    public static func barcodeTextBelow(_ isOn: Bool) -> [UInt8] { [ControlCode.gs, 0x48, isOn ? 2 : 0] }

    /// GS k m n d1…dn (1D 6B m n …), function B.
    ///
    /// - Parameter data: 1…255 bytes, already in the form that `system` asks for.
    static func barcode(_ system: BarcodeSystem, data: [UInt8]) -> [UInt8] {
        precondition((1...255).contains(data.count), "GS k function B carries 1 to 255 bytes")
        return [ControlCode.gs, 0x6B, system.rawValue, UInt8(data.count)] + data
    }

    /// GS ( k function 165 (fn 65): QR model 2.
    public static let qrModel2: [UInt8] = qr(function: 65, [50, 0])

    /// GS ( k function 167 (fn 67): side of a module in dots, 1…16.
    public static func qrModuleSize(dots: UInt8) -> [UInt8] { qr(function: 67, [dots]) }

    /// GS ( k function 169 (fn 69): error correction 48 L, 49 M, 50 Q, 51 H.
    public static func qrErrorCorrection(_ level: PrintQR.ErrorCorrection) -> [UInt8] {
        let number: UInt8 =
            switch level {
            case .low: 48
            case .medium: 49
            case .quartile: 50
            case .high: 51
            }
        return qr(function: 69, [number])
    }

    /// GS ( k function 180 (fn 80, m 48): stores the symbol's data, 1…7089 bytes.
    public static func qrStore(_ data: [UInt8]) -> [UInt8] {
        precondition((1...qrMaximumBytes).contains(data.count), "GS ( k function 180 stores 1 to 7089 bytes")
        return qr(function: 80, [48] + data)
    }

    /// GS ( k function 181 (fn 81, m 48): prints the stored symbol.
    public static let qrPrint: [UInt8] = qr(function: 81, [48])

    /// What function 180 stores at most.
    public static let qrMaximumBytes = 7089

    /// GS ( k pL pH cn fn … (1D 28 6B …): p counts cn, fn and the parameters.
    private static func qr(function: UInt8, _ parameters: [UInt8]) -> [UInt8] {
        let count = parameters.count + 2
        return [ControlCode.gs, 0x28, 0x6B, UInt8(count & 0xFF), UInt8(count >> 8), 49, function] + parameters
    }
}

/// The barcode systems of GS k function B that Till prints, by their number m.
enum BarcodeSystem: UInt8, Sendable {
    case upcA = 65
    case ean13 = 67
    case ean8 = 68
    case code39 = 69
    case code128 = 73

    init?(_ symbology: Symbology) {
        switch symbology {
        case .upcA: self = .upcA
        case .ean13: self = .ean13
        case .ean8: self = .ean8
        case .code39: self = .code39
        case .code128: self = .code128
        default: return nil
        }
    }

    var symbology: Symbology {
        switch self {
        case .upcA: .upcA
        case .ean13: .ean13
        case .ean8: .ean8
        case .code39: .code39
        case .code128: .code128
        }
    }
}
