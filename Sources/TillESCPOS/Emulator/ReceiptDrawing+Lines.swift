/// Lines of text.
extension ReceiptDrawing {
    mutating func draw(_ line: PaperLine) {
        let magnification = line.cells.map(\.style.size.height).max() ?? 1
        let height = magnification * Geometry.cellHeight
        var x = x(of: line.width * Geometry.cellWidth, line.alignment)
        var rest = line.cells[...]
        while let first = rest.first {
            let run = rest.prefix { $0.style == first.style }
            let width = run.count * Geometry.cellWidth * first.style.size.width
            draw(run, style: first.style, x: x, bottom: y + height)
            x += width
            rest = rest.dropFirst(run.count)
        }
        y += height + Geometry.lineGap
    }

    /// Characters of one style stand on a common bottom line, whatever the others' height is.
    private mutating func draw(_ run: ArraySlice<PaperCell>, style: PaperStyle, x: Int, bottom: Int) {
        let cellWidth = Geometry.cellWidth * style.size.width
        let height = Geometry.cellHeight * style.size.height
        let width = run.count * cellWidth
        if style.isReverse {
            writer.rectangle(x: x, y: bottom - height, width: width, height: height, class: "ink")
        }
        if style.isUnderlined {
            writer.rectangle(x: x, y: bottom - 2, width: width, height: 2, class: style.isReverse ? "bare" : "ink")
        }
        let descent = (Geometry.cellHeight - Geometry.baseline) * style.size.height
        let name = (style.isBold ? "bold " : "") + (style.isReverse ? "bare" : "ink")
        for word in words(of: run) {
            writer.text(
                word.text,
                x: x + word.start * cellWidth,
                baseline: bottom - descent,
                width: word.text.count * Geometry.cellWidth,
                scale: style.size,
                class: name
            )
        }
    }

    /// Words with their places, each drawn by itself, so that a font of another width cannot push the line along.
    private func words(of run: ArraySlice<PaperCell>) -> [(text: String, start: Int)] {
        var words: [(text: String, start: Int)] = []
        var word = ""
        for (offset, cell) in run.enumerated() {
            if cell.character == " " {
                if !word.isEmpty { words.append((word, offset - word.count)) }
                word = ""
            } else {
                word.append(cell.character)
            }
        }
        if !word.isEmpty { words.append((word, run.count - word.count)) }
        return words
    }
}
