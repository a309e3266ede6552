import TillDeviceKit

/// Barcodes and two-dimensional codes.
extension ESCPOSEmulator {
    /// GS w n: 1…6 dots, or 68…76 for 2 to 6 dots in halves, of which the half is dropped.
    mutating func setBarcodeModule(_ command: [UInt8]) {
        switch command[2] {
        case 1...6: modes.barcode.moduleDots = Int(command[2])
        case 68...76: modes.barcode.moduleDots = Int(command[2] - 68) / 2 + 2
        default: emit(.ignored(command))
        }
    }

    /// GS k, both functions. A printer only feeds for data that the symbology does not allow or that is too wide.
    mutating func printBarcode(_ command: [UInt8]) {
        let isFunctionB = command[2] >= 65
        let data = isFunctionB ? Array(command[4...]) : Array(command[3...].dropLast())
        guard isAtLineStart, profile.barcodes, profile.barcodeB || !isFunctionB,
            let barcode = EmulatedBarcode(number: command[2], data: data)
        else { return emit(.ignored(command)) }
        do throws(PrintRefusal) {
            let symbol = try Self.symbol(barcode, data, number: command[2])
            let modules = symbol.modules
            guard modules.count * modes.barcode.moduleDots <= areaDots else { return emit(.ignored(command)) }
            place(barcode.symbology, symbol.text, modules)
        } catch {
            guard Self.mayLackPattern(barcode.symbology) else { return emit(.ignored(command)) }
            place(barcode.symbology, barcode.text, [])
        }
    }

    /// Code 128 is drawn from its wire form, which says the sets and the functions; GS1-128 as printers make it of
    /// bracketed elements.
    private static func symbol(
        _ barcode: EmulatedBarcode,
        _ data: [UInt8],
        number: UInt8
    ) throws(PrintRefusal) -> BarcodeSymbol {
        guard number == BarcodeSystem.code128.rawValue else {
            return try BarcodeSymbol(barcode.symbology, barcode.text)
        }
        return try BarcodeSymbol(.code128, wire: data)
    }

    /// For these the emulator's patterns may know less than a printer does, so that a refusal says nothing; the data
    /// have been looked at already.
    private static func mayLackPattern(_ symbology: Symbology) -> Bool {
        switch symbology {
        case .upcA, .ean13, .ean8, .code39: false
        default: true
        }
    }

    private mutating func place(_ symbology: Symbology, _ text: String, _ modules: [Bool]) {
        let barcode = PaperBarcode(
            symbology: symbology,
            text: text,
            modules: modules,
            moduleDots: modes.barcode.moduleDots,
            heightDots: modes.barcode.heightDots,
            isTextBelow: modes.barcode.isTextBelow,
            isTextAbove: modes.barcode.isTextAbove,
            alignment: modes.alignment
        )
        place(.barcode(barcode))
    }

    /// GS ( k: QR codes (cn 49) and PDF417 (cn 48).
    mutating func executeSymbol(_ command: [UInt8]) {
        guard command.count >= 8 else { return emit(.unknown(command)) }
        switch command[5] {
        case 48: executePDF417(command)
        case 49: executeQR(command)
        default: emit(.unknown(command))
        }
    }

    private mutating func executeQR(_ command: [UInt8]) {
        switch (command[6], command[7]) {
        // Model 1 is drawn as model 2.
        case (65, 49), (65, 50): break
        case (67, 1...16): modes.qr.moduleDots = Int(command[7])
        case (69, 48...51): modes.qr.errorCorrection = Self.levels[Int(command[7]) - 48]
        case (80, 48): modes.qr.data = Array(command[8...])
        case (81, 48): printQR(command)
        case (65, _), (67, _), (69, _), (82, _): emit(.ignored(command))
        default: emit(.unknown(command))
        }
    }

    private static let levels: [PrintQR.ErrorCorrection] = [.low, .medium, .quartile, .high]

    private mutating func printQR(_ command: [UInt8]) {
        let level = modes.qr.errorCorrection
        guard profile.nativeQR, isAtLineStart, !modes.qr.data.isEmpty,
            let symbol = QRSymbol(modes.qr.data, errorCorrection: level),
            symbol.modules.count * modes.qr.moduleDots <= areaDots
        else { return emit(.ignored(command)) }
        let code = PaperQR(
            data: modes.qr.data,
            modules: symbol.modules,
            moduleDots: modes.qr.moduleDots,
            errorCorrection: level,
            alignment: modes.alignment
        )
        place(.qr(code))
    }
}
