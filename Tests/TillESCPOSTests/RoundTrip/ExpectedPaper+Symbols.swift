import TillDeviceKit

@testable import TillESCPOS

/// Pictures and symbols.
extension ExpectedPaper {
    private var mode: ImageMode? { ImageMode(profile) }

    func stored(_ logo: PrintLogo) -> PaperImage {
        let free = profile.widthDots - RandomDocuments.logo.width
        let left =
            switch logo.alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        return PaperImage(bitmap: RandomDocuments.logo, alignment: logo.alignment, leftDots: left)
    }

    func parts(of image: PrintImage) -> [PaperReading.Part] {
        guard let mode else { return text("[IMAGE \(image.widthDots)x\(image.heightDots)]", .left) }
        let width = min(image.widthDots, mode.widthDots)
        let height = mode.rows(widthDots: image.widthDots, heightDots: image.heightDots, width: width)
        let gray = GrayImage(width: image.widthDots, height: image.heightDots, pixels: image.gray)
        let dots = gray.scaled(width: width, height: height).bitmap(image.dithering, offset: 0)
        return [.picture(placed(dots, image.alignment, mode))]
    }

    /// The dots on white paper; upside down they are turned by half on all of its width.
    private func placed(_ dots: Bitmap, _ alignment: PrintAlignment, _ mode: ImageMode) -> Bitmap {
        let free = mode.widthDots - dots.width
        let left =
            switch alignment {
            case .left: 0
            case .center: free / 2
            case .right: free
            }
        var paper = Bitmap(width: isUpsideDown ? mode.widthDots : left + dots.width, height: dots.height)
        for y in 0..<dots.height {
            for x in 0..<dots.width where dots[x, y] {
                if isUpsideDown {
                    paper[mode.widthDots - 1 - left - x, dots.height - 1 - y] = true
                } else {
                    paper[left + x, y] = true
                }
            }
        }
        return paper
    }

    /// Modules in the middle of the paper.
    private func picture(_ modules: [[Bool]], _ mode: ImageMode, across: Int, down: Int, quiet: Int) -> Bitmap {
        var dots = Bitmap(width: (modules.first?.count ?? 0) * across, height: (modules.count + 2 * quiet) * down)
        for y in 0..<modules.count * down {
            for x in 0..<dots.width where modules[y / down][x / across] { dots[x, y + quiet * down] = true }
        }
        return placed(dots, .center, mode)
    }

    /// What looks like a real-time command in data that a printer keeps, or in the count before them.
    private func isHeeded(_ data: [UInt8]) -> Bool {
        let count = data.count + 3
        let sent = [UInt8(count & 0xFF), UInt8(count >> 8), 49] + data
        return !sent.realTimePlaces.isEmpty
    }

    func parts(of code: PrintQR) -> [PaperReading.Part] {
        let data = Array(code.data.utf8)
        let refused = text("[QR \(code.data)]", .left)
        guard let symbol = QRSymbol(data, errorCorrection: code.errorCorrection) else { return refused }
        let side = symbol.modules.count
        if profile.nativeQR, !isHeeded(data) {
            let dots = min(code.moduleDots, max(profile.widthDots / side, 2))
            guard side * dots <= profile.widthDots else { return refused }
            let printed = PaperQR(
                data: data,
                modules: symbol.modules,
                moduleDots: dots,
                errorCorrection: code.errorCorrection,
                alignment: .center
            )
            return [.element(.qr(printed))]
        }
        guard let mode else { return refused }
        let stretch = mode.isDoubleDensity ? 2 : 1
        let dots = min(code.moduleDots, max(mode.widthDots / (side * stretch), 2))
        guard side * stretch * dots <= mode.widthDots else { return refused }
        return [.picture(picture(symbol.modules, mode, across: dots * stretch, down: dots, quiet: 4))]
    }

    func parts(of code: PrintPDF417) -> [PaperReading.Part] {
        let data = Array(code.data.utf8)
        let isNative = profile.nativePDF417 && !isHeeded(data)
        let refused = text("[PDF417 \(code.data)]", .left)
        guard isNative || mode != nil else { return refused }
        let stretch = !isNative && mode?.isDoubleDensity == true ? 2 : 1
        let paperDots = (isNative ? profile.widthDots : mode?.widthDots ?? 0) / stretch
        let shape = PDF417Shape(
            words: PDF417Words(data).words.count,
            level: code.errorCorrection,
            moduleDots: code.moduleDots,
            rowHeight: code.rowHeightModules
        )
        guard let fit = try? shape.fitting(paperDots: paperDots, wantedColumns: code.columns, bytes: data.count),
            let symbol = try? PDF417Symbol(data: data, columns: fit.columns, errorCorrection: code.errorCorrection)
        else { return refused }
        let down = fit.dots * code.rowHeightModules
        if !isNative, let mode {
            return [.picture(picture(symbol.modules, mode, across: fit.dots * stretch, down: down, quiet: 4))]
        }
        let printed = PaperPDF417(
            data: data,
            modules: symbol.modules,
            moduleDots: fit.dots,
            rowHeightDots: down,
            alignment: .center
        )
        return [.element(.pdf417(printed))]
    }

    func parts(of barcode: PrintBarcode) -> [PaperReading.Part] {
        let refused = text("[\(barcode.symbology.label) \(barcode.data)]", .left)
        guard let symbol = try? BarcodeSymbol(barcode.symbology, barcode.data) else { return refused }
        let lacksFunctionB = symbol.system == .code93 || symbol.system == .code128
        let isNative = profile.barcodes && (profile.barcodeB || !lacksFunctionB)
        guard let paperDots = isNative ? profile.widthDots : mode?.widthDots else { return refused }
        guard let dots = [3, 2].first(where: { symbol.modules.count * $0 <= paperDots }) else { return refused }
        if !isNative, let mode {
            let bars = picture([symbol.modules], mode, across: dots, down: barcode.heightDots, quiet: 0)
            return [.picture(bars)] + (barcode.textBelow ? text(symbol.text, .center) : [])
        }
        // What looks like a real-time command cannot be left out of a barcode's data.
        if !symbol.wireData.realTimePlaces.isEmpty { return refused }
        let isGS1 = barcode.symbology == .gs1_128
        let printed = PaperBarcode(
            symbology: symbol.system.symbology,
            text: isGS1 ? barcode.data.filter { $0 != "(" && $0 != ")" } : symbol.text,
            modules: symbol.modules,
            moduleDots: dots,
            heightDots: barcode.heightDots,
            isTextBelow: barcode.textBelow && !isGS1,
            alignment: .center
        )
        return [.element(.barcode(printed))] + (barcode.textBelow && isGS1 ? text(barcode.data, .center) : [])
    }
}
