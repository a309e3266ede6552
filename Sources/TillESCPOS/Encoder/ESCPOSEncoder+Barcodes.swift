import TillDeviceKit

/// Barcodes. They are centred, as print items give them no alignment and receipts centre them.
extension ESCPOSEncoder {
    /// Widths of a narrow bar that are tried, in dots, the most readable first.
    static let barcodeModuleDots = [3, 2]

    /// How a barcode reaches the paper.
    enum BarcodePlan {
        /// GS k, with narrow bars of so many dots.
        case command([UInt8], moduleDots: UInt8, showsText: Bool)
        /// As a picture: impact printers have no barcodes, and those with function A only no Code 93 and Code 128.
        case picture(ImageMode, BarcodeSymbol, moduleDots: Int)
    }

    mutating func appendBarcode(_ barcode: PrintBarcode, to bytes: inout [UInt8]) {
        let height = UInt8(min(max(barcode.heightDots, 1), 255))
        do throws(PrintRefusal) {
            switch try plan(barcode) {
            case .command(let command, let dots, let showsText):
                beginLine(.center, &bytes)
                if state.barcodeHeight.change(to: height) { bytes += Commands.barcodeHeight(dots: height) }
                if state.barcodeModuleWidth.change(to: dots) { bytes += Commands.barcodeModuleWidth(dots: dots) }
                if state.barcodeTextBelow.change(to: showsText) { bytes += Commands.barcodeTextBelow(showsText) }
                bytes += command
                if barcode.textBelow && !showsText { appendWrapped(barcode.data, .center, to: &bytes) }
            case .picture(let mode, let symbol, let dots):
                // One row of modules, as high as the bars.
                appendPicture(
                    of: [symbol.modules],
                    mode,
                    dotsAcross: dots,
                    dotsDown: Int(height),
                    quiet: 0,
                    to: &bytes
                )
                if barcode.textBelow { appendWrapped(symbol.text, .center, to: &bytes) }
            }
        } catch {
            appendSubstitute("[\(barcode.symbology.label) \(barcode.data)]", to: &bytes)
        }
    }

    func plan(_ barcode: PrintBarcode) throws(PrintRefusal) -> BarcodePlan {
        let symbol = try BarcodeSymbol(barcode.symbology, barcode.data)
        let command = try command(for: symbol)
        guard let command else {
            guard let imageMode else { throw .notSupportedByPrinter }
            let dots = try moduleDots(of: symbol, paperDots: imageMode.widthDots)
            return .picture(imageMode, symbol, moduleDots: dots)
        }
        let dots = try moduleDots(of: symbol, paperDots: profile.widthDots)
        // Below GS1-128 a printer would write the identifiers without their brackets.
        let showsText = barcode.textBelow && barcode.symbology != .gs1_128
        return .command(command, moduleDots: UInt8(dots), showsText: showsText)
    }

    /// GS k for this printer; `nil` where it has none for the symbol.
    private func command(for symbol: BarcodeSymbol) throws(PrintRefusal) -> [UInt8]? {
        guard profile.barcodes else { return nil }
        let data = symbol.wireData
        let command: [UInt8]
        if profile.barcodeB {
            guard data.count <= 255 else { throw .barcodeLength(found: data.count, allowed: 1...255) }
            command = Commands.barcode(symbol.system, data: data)
        } else if let functionA = symbol.system.functionA {
            command = Commands.barcode(functionA: functionA, data: data)
        } else {
            return nil
        }
        if RealTimeGuard.isHeeded(command) { throw .holdsRealTimeCommand }
        return command
    }

    private func moduleDots(of symbol: BarcodeSymbol, paperDots: Int) throws(PrintRefusal) -> Int {
        let modules = symbol.modules.count
        if let dots = Self.barcodeModuleDots.first(where: { modules * $0 <= paperDots }) { return dots }
        let narrowest = Self.barcodeModuleDots.min() ?? 1
        throw .widerThanPaper(dots: modules * narrowest, paperDots: paperDots)
    }
}
