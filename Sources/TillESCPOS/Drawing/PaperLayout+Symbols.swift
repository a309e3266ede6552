import TillDeviceKit

/// Barcodes and pictures.
extension PaperLayout {
    /// A barcode without modules, which the emulator cannot draw, is a frame with its text.
    func block(of barcode: PaperBarcode) -> PaperBlock {
        guard !barcode.modules.isEmpty else {
            return frame(barcode.text, height: barcode.heightDots, barcode.alignment)
        }
        let width = barcode.modules.count * barcode.moduleDots
        let x = x(of: width, barcode.alignment)
        let bars = Bitmap(modules: [barcode.modules], moduleWidth: barcode.moduleDots, moduleHeight: barcode.heightDots)
        var block = symbol(bars, x: x)
        let textX = x + (width - barcode.text.count * fontADots) / 2
        if barcode.isTextAbove {
            for mark in block.marks.indices { block.marks[mark].y += PaperGeometry.textHeight }
            block.height += PaperGeometry.textHeight
            write(barcode.text, x: textX, top: PaperGeometry.symbolGap, into: &block)
        }
        if barcode.isTextBelow {
            let top = block.height - PaperGeometry.symbolGap + PaperGeometry.textGap
            block.height += PaperGeometry.textHeight
            write(barcode.text, x: textX, top: top, into: &block)
        }
        return block
    }

    func block(of code: PaperQR) -> PaperBlock {
        let dots = Bitmap(modules: code.modules, moduleWidth: code.moduleDots, moduleHeight: code.moduleDots)
        return symbol(dots, x: x(of: dots.width, code.alignment))
    }

    func block(of code: PaperPDF417) -> PaperBlock {
        guard !code.modules.isEmpty else {
            let text = String(decoding: code.data, as: UTF8.self)
            return frame(text, height: PaperGeometry.frameHeight, code.alignment)
        }
        let dots = Bitmap(modules: code.modules, moduleWidth: code.moduleDots, moduleHeight: code.rowHeightDots)
        return symbol(dots, x: x(of: dots.width, code.alignment))
    }

    /// Pictures of two colours are laid over each other; their place has the alignment in it.
    func block(of image: PaperImage) -> PaperBlock {
        var block = PaperBlock(height: max(image.bitmap.height, image.red?.height ?? 0))
        for (dots, ink) in [(image.bitmap, PaperInk.black), (image.red ?? Bitmap(width: 0, height: 0), .red)]
        where dots.width > 0 {
            let (shape, x) = (PaperMark.Shape.picture(dots), image.leftDots)
            block.marks.append(PaperMark(shape: shape, ink: ink, x: x, y: 0, width: dots.width, height: dots.height))
        }
        return block
    }

    private func symbol(_ dots: Bitmap, x: Int) -> PaperBlock {
        let gap = PaperGeometry.symbolGap
        var block = PaperBlock(height: dots.height + 2 * gap)
        let shape = PaperMark.Shape.symbol(dots)
        block.marks = [PaperMark(shape: shape, ink: .black, x: x, y: gap, width: dots.width, height: dots.height)]
        return block
    }

    private func write(_ text: String, x: Int, top: Int, into block: inout PaperBlock) {
        let cell = PaperCellSize.fontA
        for (offset, character) in text.enumerated() where character != " " {
            block.marks.append(
                PaperMark(
                    shape: .glyph(character, .plain),
                    ink: .black,
                    x: x + offset * fontADots,
                    y: top,
                    width: fontADots,
                    height: cell.height
                )
            )
        }
        block.text = PaperBlockText(
            text: text,
            x: x,
            baseline: top + cell.ascent,
            width: text.count * fontADots,
            height: cell.height
        )
    }

    /// Stands for a symbol that cannot be drawn; as much of its text as fits is in it.
    private func frame(_ text: String, height: Int, _ alignment: PrintAlignment) -> PaperBlock {
        let text = String(text.prefix(max(printWidth / fontADots - 2, 0)))
        let width = min(max((text.count + 2) * fontADots, printWidth / 3), printWidth)
        let height = max(height, PaperGeometry.frameHeight)
        let (x, gap) = (x(of: width, alignment), PaperGeometry.symbolGap)
        var block = PaperBlock(height: height + 2 * gap)
        for (ink, inset) in [(PaperInk.black, 0), (.bare, PaperGeometry.frameThickness)] {
            block.marks.append(
                PaperMark(
                    shape: .area,
                    ink: ink,
                    x: x + inset,
                    y: gap + inset,
                    width: max(width - 2 * inset, 0),
                    height: height - 2 * inset
                )
            )
        }
        let top = gap + (height - PaperCellSize.fontA.height) / 2
        write(text, x: x + (width - text.count * fontADots) / 2, top: top, into: &block)
        return block
    }
}

extension Bitmap {
    /// Modules as dots; all rows have as many modules as the first.
    init(modules: [[Bool]], moduleWidth: Int, moduleHeight: Int) {
        self.init(width: (modules.first?.count ?? 0) * moduleWidth, height: modules.count * moduleHeight)
        for (y, row) in modules.enumerated() {
            for (x, isDark) in row.enumerated() where isDark {
                fill(x: x * moduleWidth, y: y * moduleHeight, width: moduleWidth, height: moduleHeight)
            }
        }
    }
}
