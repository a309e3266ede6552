import TillDeviceKit

/// Barcodes and QR codes. Both are centred, as print items give them no alignment and receipts centre them.
extension ESCPOSEncoder {
    /// Widths of a narrow bar that are tried, in dots, the most readable first.
    static let barcodeModuleDots: [UInt8] = [3, 2]

    /// The smallest side that a QR module is shrunk to, in dots.
    static let smallestQRModuleDots = 2

    /// A barcode that this printer can print, and how wide its narrow bars are in dots.
    struct BarcodePlan {
        let symbol: BarcodeSymbol
        let moduleDots: UInt8
    }

    /// A QR code's bytes and the side of its modules in dots.
    struct QRPlan {
        let data: [UInt8]
        let moduleDots: UInt8
    }

    mutating func appendBarcode(_ barcode: PrintBarcode, to bytes: inout [UInt8]) {
        do throws(PrintRefusal) {
            let plan = try plan(barcode)
            let height = UInt8(min(max(barcode.heightDots, 1), 255))
            appendAlignment(.center, to: &bytes)
            if state.barcodeHeight.change(to: height) { bytes += Commands.barcodeHeight(dots: height) }
            if state.barcodeModuleWidth.change(to: plan.moduleDots) {
                bytes += Commands.barcodeModuleWidth(dots: plan.moduleDots)
            }
            if state.barcodeTextBelow.change(to: barcode.textBelow) {
                bytes += Commands.barcodeTextBelow(barcode.textBelow)
            }
            bytes += Commands.barcode(plan.symbol.system, data: plan.symbol.wireData)
        } catch {
            appendSubstitute("[\(barcode.symbology.label) \(barcode.data)]", to: &bytes)
        }
    }

    mutating func appendQR(_ code: PrintQR, to bytes: inout [UInt8]) {
        do throws(PrintRefusal) {
            let plan = try plan(code)
            appendAlignment(.center, to: &bytes)
            bytes += Commands.qrModel2
            bytes += Commands.qrModuleSize(dots: plan.moduleDots)
            bytes += Commands.qrErrorCorrection(code.errorCorrection)
            bytes += Commands.qrStore(plan.data)
            bytes += Commands.qrPrint
        } catch {
            appendSubstitute("[QR \(code.data)]", to: &bytes)
        }
    }

    func plan(_ barcode: PrintBarcode) throws(PrintRefusal) -> BarcodePlan {
        let symbol = try BarcodeSymbol(barcode.symbology, barcode.data)
        guard profile.barcodeB else { throw .notSupportedByPrinter }
        let modules = symbol.modules.count
        for dots in Self.barcodeModuleDots where modules * Int(dots) <= profile.widthDots {
            return BarcodePlan(symbol: symbol, moduleDots: dots)
        }
        let narrowest = Int(Self.barcodeModuleDots.min() ?? 1)
        throw .widerThanPaper(dots: modules * narrowest, paperDots: profile.widthDots)
    }

    /// The module is as large as wanted, or as large as the paper allows.
    func plan(_ code: PrintQR) throws(PrintRefusal) -> QRPlan {
        guard profile.nativeQR else { throw .notSupportedByPrinter }
        let data = [UInt8](code.data.utf8)
        if data.isEmpty { throw .qrEmpty }
        if data.contains(ControlCode.dle) { throw .qrHoldsRealTimeByte }
        guard let version = QRVersion.smallest(for: data.count, code.errorCorrection) else {
            throw .qrTooLong(bytes: data.count)
        }
        let wanted = min(max(code.moduleDots, 1), 16)
        let fitting = max(profile.widthDots / version.sideModules, Self.smallestQRModuleDots)
        let dots = min(wanted, fitting)
        guard version.sideModules * dots <= profile.widthDots else {
            throw .widerThanPaper(dots: version.sideModules * dots, paperDots: profile.widthDots)
        }
        return QRPlan(data: data, moduleDots: UInt8(dots))
    }
}
