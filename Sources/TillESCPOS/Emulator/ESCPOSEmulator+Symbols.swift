import TillDeviceKit

/// Barcodes and QR codes.
extension ESCPOSEmulator {
    /// GS w n: 2…6 dots.
    mutating func setBarcodeModule(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard (2...6).contains(command[2]) else {
            events.append(.ignored(command))
            return
        }
        modes.barcodeModuleDots = Int(command[2])
    }

    /// GS k, both functions. A printer only feeds for data that the symbology does not allow or that is too wide.
    mutating func printBarcode(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard let (system, data) = Self.barcode(in: command) else {
            events.append(.unknown(command))
            return
        }
        guard isAtLineStart, let text = Self.text(of: system, data) else {
            events.append(.ignored(command))
            return
        }
        do throws(PrintRefusal) {
            let symbol = try BarcodeSymbol(system, text)
            guard symbol.modules.count * modes.barcodeModuleDots <= profile.widthDots else {
                events.append(.ignored(command))
                return
            }
            place(.barcode(barcode(symbol)))
        } catch {
            events.append(.ignored(command))
        }
    }

    private func barcode(_ symbol: BarcodeSymbol) -> PaperBarcode {
        PaperBarcode(
            symbology: symbol.system.symbology,
            text: symbol.text,
            modules: symbol.modules,
            moduleDots: modes.barcodeModuleDots,
            heightDots: modes.barcodeHeightDots,
            isTextBelow: modes.isBarcodeTextBelow,
            alignment: modes.alignment
        )
    }

    /// The system and the data, without NUL (function A) or length (function B).
    private static func barcode(in command: [UInt8]) -> (BarcodeSystem, [UInt8])? {
        let number = command[2]
        if number >= 65 {
            return BarcodeSystem(rawValue: number).map { ($0, Array(command[4...])) }
        }
        return BarcodeSystem(functionA: number).map { ($0, Array(command[3...].dropLast())) }
    }

    /// The characters of the data. Of Code 128, set B only.
    private static func text(of system: BarcodeSystem, _ data: [UInt8]) -> String? {
        guard data.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        guard system == .code128 else { return text }
        guard text.hasPrefix("{B") else { return nil }
        var characters = ""
        var isEscaped = false
        for character in text.dropFirst(2) {
            if isEscaped, character != "{" { return nil }
            isEscaped = character == "{" && !isEscaped
            if !isEscaped { characters.append(character) }
        }
        return isEscaped ? nil : characters
    }

    /// GS ( k: QR codes (cn 49).
    mutating func executeSymbol(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        guard command.count >= 8, command[5] == 49 else {
            events.append(.unknown(command))
            return
        }
        switch (command[6], command[7]) {
        case (65, 50): break
        case (67, 1...16): modes.qrModuleDots = Int(command[7])
        case (69, 48...51): modes.qrErrorCorrection = Self.levels[Int(command[7]) - 48]
        case (80, 48): modes.qrData = Array(command[8...])
        case (81, 48): printQR(command, into: &events)
        default: events.append(.unknown(command))
        }
    }

    private static let levels: [PrintQR.ErrorCorrection] = [.low, .medium, .quartile, .high]

    private mutating func printQR(_ command: [UInt8], into events: inout [EmulatorEvent]) {
        let level = modes.qrErrorCorrection
        guard profile.nativeQR, isAtLineStart, !modes.qrData.isEmpty,
            let symbol = QRSymbol(modes.qrData, errorCorrection: level),
            symbol.version.sideModules * modes.qrModuleDots <= profile.widthDots
        else {
            events.append(.ignored(command))
            return
        }
        let code = PaperQR(
            data: modes.qrData,
            modules: symbol.modules,
            moduleDots: modes.qrModuleDots,
            errorCorrection: level,
            alignment: modes.alignment
        )
        place(.qr(code))
    }
}

extension BarcodeSystem {
    /// GS k function A: m 0…6.
    init?(functionA number: UInt8) {
        switch number {
        case 0: self = .upcA
        case 2: self = .ean13
        case 3: self = .ean8
        case 4: self = .code39
        default: return nil
        }
    }
}
