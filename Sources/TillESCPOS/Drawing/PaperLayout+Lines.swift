import TillDeviceKit

/// Lines of text.
extension PaperLayout {
    func block(of line: PaperLine) -> PaperBlock {
        let metrics = LineMetrics(line, on: self)
        var block = PaperBlock(height: metrics.pitch)
        block.isUpsideDown = line.cells.first?.style.isUpsideDown ?? false
        let left = x(of: metrics.width, line.alignment, left: line.leftDots, area: line.areaDots)
        var x = left
        var rest = line.cells[...]
        while let first = rest.first {
            let run = rest.prefix { $0.style == first.style && ($0.image == nil) == (first.image == nil) }
            block.marks += first.image == nil ? characters(run, x: x, metrics) : pictures(run, x: x, metrics)
            x += run.reduce(0) { $0 + PaperCellSize($1, on: self).width }
            rest = rest.dropFirst(run.count)
        }
        let text = String(line.cells.lazy.filter { $0.image == nil }.map(\.character))
        if !text.isEmpty {
            block.text = PaperBlockText(
                text: text,
                x: left,
                baseline: metrics.ascent,
                width: metrics.width,
                height: metrics.height
            )
        }
        return block
    }

    /// Characters of one style: a bar below them when they are white on black, a line when they are underlined.
    private func characters(_ run: ArraySlice<PaperCell>, x: Int, _ metrics: LineMetrics) -> [PaperMark] {
        guard let first = run.first else { return [] }
        let (style, size) = (first.style, PaperCellSize(first, on: self))
        let top = metrics.ascent - size.ascent
        let width = run.reduce(0) { $0 + PaperCellSize($1, on: self).width }
        let ink: PaperInk = style.isRed ? .red : .black
        let glyphInk = style.isReverse ? .bare : ink
        var marks: [PaperMark] = []
        if style.isReverse {
            marks.append(PaperMark(shape: .area, ink: ink, x: x, y: top, width: width, height: size.height))
        }
        if style.isUnderlined {
            let thickness = PaperGeometry.underlineThickness
            let y = top + size.height - thickness
            marks.append(PaperMark(shape: .area, ink: glyphInk, x: x, y: y, width: width, height: thickness))
        }
        var x = x
        for cell in run {
            let cellWidth = PaperCellSize(cell, on: self).width
            defer { x += cellWidth }
            guard cell.character != " " else { continue }
            let shape = PaperMark.Shape.glyph(cell.character, GlyphLook(style))
            marks.append(
                PaperMark(shape: shape, ink: glyphInk, x: x, y: top, width: cellWidth, height: size.height)
            )
        }
        return marks
    }

    /// Pictures within a line; gaps are white ones.
    private func pictures(_ run: ArraySlice<PaperCell>, x: Int, _ metrics: LineMetrics) -> [PaperMark] {
        var x = x
        return run.compactMap { cell in
            guard let image = cell.image else { return nil }
            defer { x += image.width }
            guard cell.character != PaperCell.gap else { return nil }
            return PaperMark(
                shape: .picture(image),
                ink: cell.style.isRed ? .red : .black,
                x: x,
                y: metrics.ascent - PaperCellSize(cell, on: self).ascent,
                width: image.width,
                height: image.height
            )
        }
    }
}

/// The measures of a line, in dots. Characters of all heights stand on one base line.
///
/// Source: Epson ESC/POS reference, GS !: enlarged characters are aligned at the base line.
struct LineMetrics {
    let width: Int
    let ascent: Int
    let height: Int
    /// How far the paper moves.
    let pitch: Int

    init(_ line: PaperLine, on paper: PaperLayout) {
        let sizes = line.cells.map { PaperCellSize($0, on: paper) }
        width = sizes.reduce(0) { $0 + $1.width }
        ascent = sizes.map(\.ascent).max() ?? 0
        height = ascent + (sizes.map { $0.height - $0.ascent }.max() ?? 0)
        pitch = max(height, line.feedDots)
    }
}
