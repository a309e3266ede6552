import TillDeviceKit

/// Barcodes (GS k and its settings).
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

    /// GS k m d1…dk 00 (1D 6B m … 00), function A.
    ///
    /// - Parameters:
    ///   - functionA: `BarcodeSystem.functionA`.
    ///   - data: at least one byte, none of them 0.
    static func barcode(functionA: UInt8, data: [UInt8]) -> [UInt8] {
        precondition(!data.isEmpty && !data.contains(0), "GS k function A ends its data with a 0")
        return [ControlCode.gs, 0x6B, functionA] + data + [0]
    }
}

/// Two-dimensional symbols: GS ( k with cn 49 (QR) and 48 (PDF417).
extension Commands {
    /// GS ( k function 165 (cn 49, fn 65): QR model 2.
    public static let qrModel2: [UInt8] = symbol(49, function: 65, [50, 0])

    /// GS ( k function 167 (cn 49, fn 67): side of a module in dots, 1…16.
    public static func qrModuleSize(dots: UInt8) -> [UInt8] { symbol(49, function: 67, [dots]) }

    /// GS ( k function 169 (cn 49, fn 69): error correction 48 L, 49 M, 50 Q, 51 H.
    public static func qrErrorCorrection(_ level: PrintQR.ErrorCorrection) -> [UInt8] {
        let number: UInt8 =
            switch level {
            case .low: 48
            case .medium: 49
            case .quartile: 50
            case .high: 51
            }
        return symbol(49, function: 69, [number])
    }

    /// GS ( k function 180 (cn 49, fn 80, m 48): stores the symbol's data, 1…7089 bytes.
    public static func qrStore(_ data: [UInt8]) -> [UInt8] {
        precondition((1...qrMaximumBytes).contains(data.count), "GS ( k function 180 stores 1 to 7089 bytes")
        return symbol(49, function: 80, [48] + data)
    }

    /// GS ( k function 181 (cn 49, fn 81, m 48): prints the stored symbol.
    public static let qrPrint: [UInt8] = symbol(49, function: 81, [48])

    /// What function 180 stores at most.
    public static let qrMaximumBytes = 7089

    /// GS ( k functions 65 to 70 (cn 48): columns, rows by themselves, width of a module in dots (2…8), height of a row
    /// in modules (2…8), error correction by level (m 48, n 48 + level), and the standard kind of symbol.
    static func pdf417Settings(columns: UInt8, moduleDots: UInt8, rowHeight: UInt8, level: UInt8) -> [UInt8] {
        symbol(48, function: 65, [columns]) + symbol(48, function: 66, [0]) + symbol(48, function: 67, [moduleDots])
            + symbol(48, function: 68, [rowHeight]) + symbol(48, function: 69, [48, 48 + level])
            + symbol(48, function: 70, [0])
    }

    /// GS ( k function 80 (cn 48, m 48): stores the symbol's data.
    static func pdf417Store(_ data: [UInt8]) -> [UInt8] {
        precondition((1...qrMaximumBytes).contains(data.count), "a PDF417 code holds less than 7089 bytes")
        return symbol(48, function: 80, [48] + data)
    }

    /// GS ( k function 81 (cn 48, m 48): prints the stored symbol.
    static let pdf417Print: [UInt8] = symbol(48, function: 81, [48])

    /// pL pH of functions 80 and 180, which count cn, fn and m too.
    static func storedCount(_ data: [UInt8]) -> [UInt8] { word(data.count + 3) }

    /// GS ( k pL pH cn fn … (1D 28 6B …): p counts cn, fn and the parameters.
    private static func symbol(_ kind: UInt8, function: UInt8, _ parameters: [UInt8]) -> [UInt8] {
        [ControlCode.gs, 0x28, 0x6B] + word(parameters.count + 2) + [kind, function] + parameters
    }
}
