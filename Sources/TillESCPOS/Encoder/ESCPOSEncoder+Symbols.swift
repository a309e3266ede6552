import TillDeviceKit

/// QR and PDF417 codes: by the printer's own command, or as a picture where it has none, or where the data holds bytes
/// that a printer would take for a real-time command. They are centred, as print items give them no alignment.
extension ESCPOSEncoder {
    /// The smallest side that a module is shrunk to, in dots.
    static let smallestModuleDots = 2

    /// White modules above and below a symbol that is printed as a picture; beside it is the paper.
    static let quietModules = 4

    /// What is sent for a two-dimensional symbol.
    enum SymbolPlan {
        /// The printer draws the symbol.
        case command([UInt8])
        /// Modules, and their sides in dots of square pictures.
        case picture(ImageMode, modules: [[Bool]], dotsAcross: Int, dotsDown: Int)
    }

    mutating func appendQR(_ code: PrintQR, to bytes: inout [UInt8]) {
        do throws(PrintRefusal) {
            append(try plan(code), to: &bytes)
        } catch {
            appendSubstitute("[QR \(code.data)]", to: &bytes)
        }
    }

    mutating func appendPDF417(_ code: PrintPDF417, to bytes: inout [UInt8]) {
        do throws(PrintRefusal) {
            append(try plan(code), to: &bytes)
        } catch {
            appendSubstitute("[PDF417 \(code.data)]", to: &bytes)
        }
    }

    private mutating func append(_ plan: SymbolPlan, to bytes: inout [UInt8]) {
        switch plan {
        case .command(let command):
            beginLine(.center, &bytes)
            bytes += command
        case .picture(let mode, let modules, let across, let down):
            appendPicture(of: modules, mode, dotsAcross: across, dotsDown: down, quiet: Self.quietModules, to: &bytes)
        }
    }

    /// Modules as a centred picture.
    mutating func appendPicture(
        of modules: [[Bool]],
        _ mode: ImageMode,
        dotsAcross: Int,
        dotsDown: Int,
        quiet: Int,
        to bytes: inout [UInt8]
    ) {
        let width = (modules.first?.count ?? 0) * dotsAcross
        let bitmap = Bitmap(
            modules: modules,
            dotsAcross: dotsAcross,
            dotsDown: dotsDown,
            offset: offset(of: width, mode, .center),
            quiet: quiet
        )
        appendBitmap(bitmap, mode, to: &bytes)
    }

    /// The module is as large as wanted, or as large as the paper allows.
    func plan(_ code: PrintQR) throws(PrintRefusal) -> SymbolPlan {
        let data = [UInt8](code.data.utf8)
        if data.isEmpty { throw .symbolEmpty }
        guard let version = QRVersion.smallest(for: data.count, code.errorCorrection) else {
            throw .symbolTooLong(bytes: data.count)
        }
        let wanted = min(max(code.moduleDots, 1), 16)
        if profile.nativeQR, !Self.isHeeded(stored: data) {
            let dots = try moduleDots(wanted, modules: version.sideModules, paperDots: profile.widthDots)
            var command = Commands.qrModel2 + Commands.qrModuleSize(dots: UInt8(dots))
            command += Commands.qrErrorCorrection(code.errorCorrection)
            command += Commands.qrStore(data) + Commands.qrPrint
            return .command(command)
        }
        let mode = try symbolMode(isNative: profile.nativeQR)
        let stretch = mode.isDoubleDensity ? 2 : 1
        let dots = try moduleDots(wanted, modules: version.sideModules * stretch, paperDots: mode.widthDots)
        guard let symbol = QRSymbol(data, errorCorrection: code.errorCorrection) else {
            throw .symbolTooLong(bytes: data.count)
        }
        return .picture(mode, modules: symbol.modules, dotsAcross: dots * stretch, dotsDown: dots)
    }

    /// The columns are chosen here also for printers that could do it, so that the symbol is known to fit.
    func plan(_ code: PrintPDF417) throws(PrintRefusal) -> SymbolPlan {
        let data = [UInt8](code.data.utf8)
        if data.isEmpty { throw .symbolEmpty }
        let isNative = profile.nativePDF417 && !Self.isHeeded(stored: data)
        let mode = isNative ? nil : try symbolMode(isNative: profile.nativePDF417)
        let stretch = mode?.isDoubleDensity == true ? 2 : 1
        let paperDots = (mode?.widthDots ?? profile.widthDots) / stretch
        let level = min(max(code.errorCorrection, 0), 8)
        let words = PDF417Words(data).words
        let wanted = min(max(code.moduleDots, Self.smallestModuleDots), 8)
        let height = min(max(code.rowHeightModules, 2), 8)
        let shape = PDF417Shape(words: words.count, level: level, moduleDots: wanted, rowHeight: height)
        let (columns, dots) = try shape.fitting(paperDots: paperDots, wantedColumns: code.columns, bytes: data.count)
        guard let mode else {
            let settings = Commands.pdf417Settings(
                columns: UInt8(columns),
                moduleDots: UInt8(dots),
                rowHeight: UInt8(height),
                level: UInt8(level)
            )
            return .command(settings + Commands.pdf417Store(data) + Commands.pdf417Print)
        }
        let symbol = try PDF417Symbol(words: words, bytes: data.count, columns: columns, errorCorrection: level)
        return .picture(mode, modules: symbol.modules, dotsAcross: dots * stretch, dotsDown: dots * height)
    }

    /// Whether a printer could take the data for a real-time command, or their count, which GS ( k says before them:
    /// 1037 bytes are 10 04 on the wire.
    private static func isHeeded(stored data: [UInt8]) -> Bool {
        RealTimeGuard.isHeeded(Commands.storedCount(data)) || RealTimeGuard.isHeeded(data)
    }

    /// How a symbol is printed as a picture.
    ///
    /// - Parameter isNative: the printer has a command for the symbol, so that it is the data that forbids it.
    private func symbolMode(isNative: Bool) throws(PrintRefusal) -> ImageMode {
        if let imageMode { return imageMode }
        throw isNative ? .holdsRealTimeCommand : .notSupportedByPrinter
    }

    private func moduleDots(_ wanted: Int, modules: Int, paperDots: Int) throws(PrintRefusal) -> Int {
        let dots = min(wanted, max(paperDots / modules, Self.smallestModuleDots))
        guard modules * dots <= paperDots else { throw .widerThanPaper(dots: modules * dots, paperDots: paperDots) }
        return dots
    }
}
