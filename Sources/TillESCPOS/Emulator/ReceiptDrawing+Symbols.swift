/// Barcodes, QR codes and cuts.
extension ReceiptDrawing {
    mutating func draw(_ barcode: PaperBarcode) {
        let width = barcode.modules.count * barcode.moduleDots
        let x = x(of: width, barcode.alignment)
        y += Geometry.symbolGap
        let bars = SVGWriter.path(
            ofRow: barcode.modules,
            x: x,
            y: y,
            moduleWidth: barcode.moduleDots,
            height: barcode.heightDots
        )
        writer.path(bars, class: "ink")
        y += barcode.heightDots
        if barcode.isTextBelow {
            let textWidth = barcode.text.count * Geometry.cellWidth
            writer.text(
                barcode.text,
                x: x + (width - textWidth) / 2,
                baseline: y + Geometry.baseline + 3,
                width: textWidth,
                class: "ink"
            )
            y += Geometry.textBelowHeight
        }
        y += Geometry.symbolGap
    }

    mutating func draw(_ code: PaperQR) {
        let side = code.modules.count * code.moduleDots
        let x = x(of: side, code.alignment)
        y += Geometry.symbolGap
        var path = ""
        for (row, modules) in code.modules.enumerated() {
            path += SVGWriter.path(
                ofRow: modules,
                x: x,
                y: y + row * code.moduleDots,
                moduleWidth: code.moduleDots,
                height: code.moduleDots
            )
        }
        writer.path(path, class: "ink")
        y += side + Geometry.symbolGap
    }

    /// A partial cut leaves the slips hanging together.
    mutating func drawPerforation() {
        y += Geometry.paperPadding / 2
        let right = Geometry.canvasMargin + paperWidth
        writer.path("M\(Geometry.canvasMargin) \(y)H\(right)", class: "perforation")
        y += Geometry.paperPadding / 2
    }

    mutating func endSlip() {
        y += Geometry.paperPadding
        slips.append((slipTop, y))
        slipTop = y + Geometry.slipGap
        y = slipTop + Geometry.paperPadding
    }
}
