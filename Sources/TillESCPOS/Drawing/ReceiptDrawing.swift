import TillDeviceKit

/// Draws blocks as SVG from the top down; `y` is where the next one begins.
struct ReceiptDrawing {
    private var writer = SVGWriter()
    private var glyphs: SVGGlyphs
    private var y = PaperGeometry.canvasMargin + PaperGeometry.paperPadding
    private var slipTop = PaperGeometry.canvasMargin
    /// Outlines of the slips that are finished, drawn beneath everything.
    private var slips: [(top: Int, bottom: Int)] = []
    private let printWidth: Int

    private var paperWidth: Int { PaperGeometry.paperWidth(printWidth: printWidth) }

    init(printWidth: Int, glyphs: (any GlyphSource)?) {
        self.printWidth = printWidth
        self.glyphs = SVGGlyphs(fallback: glyphs)
    }

    mutating func draw(_ block: PaperBlock) {
        switch block.cut {
        case .full: endSlip()
        case .partial: drawPerforation()
        case nil: print(block)
        }
        if block.cut != .full { y += block.height }
    }

    private mutating func print(_ block: PaperBlock) {
        guard !block.marks.isEmpty || block.text != nil else { return }
        let left = PaperGeometry.left(printWidth: printWidth)
        writer.beginGroup(
            transform: block.isUpsideDown
                ? "translate(\(left + printWidth) \(y + block.height)) rotate(180)" : "translate(\(left) \(y))"
        )
        var rest = block.marks[...]
        while let first = rest.first {
            if case .glyph = first.shape {
                let run = rest.prefix { $0.isGlyph(like: first) }
                drawGlyphs(run, like: first)
                rest = rest.dropFirst(run.count)
            } else {
                draw(first)
                rest = rest.dropFirst()
            }
        }
        if let text = block.text { writer.invisible(text) }
        writer.endGroup()
    }

    /// Characters of one look on one line, relative to the first.
    private mutating func drawGlyphs(_ run: ArraySlice<PaperMark>, like first: PaperMark) {
        let columns = glyphs.columns(of: first)
        let unit = Double(columns * StrokeGlyph.cellWidth)
        let scaleX = Double(first.width) / unit
        let scaleY = Double(first.height) / Double(StrokeGlyph.cellHeight)
        var transform = "translate(\(first.x) \(first.y))"
        if scaleX != 1 || scaleY != 1 { transform += " scale(\(SVGNumber(scaleX)) \(SVGNumber(scaleY)))" }
        if first.isRotated {
            // The unit cell on its side: what was above is on the right.
            transform += " matrix(0 2 -0.5 0 \(SVGNumber(unit)) 0)"
        }
        writer.beginGroup(class: first.className, transform: transform)
        for mark in run {
            guard case .glyph(let character, _) = mark.shape else { continue }
            let id = glyphs.id(of: character, isWide: columns == 2)
            writer.use(id, x: SVGNumber(Double(mark.x - first.x) / scaleX))
        }
        writer.endGroup()
    }

    private mutating func draw(_ mark: PaperMark) {
        switch mark.shape {
        case .glyph: break
        case .area: writer.rectangle(mark)
        case .symbol(let dots): writer.path(SVGPath.runs(of: dots, x: mark.x, y: mark.y), class: mark.className)
        case .picture(let dots): writer.image(dots, mark)
        }
    }
}

/// Slips and the whole picture.
extension ReceiptDrawing {
    /// A partial cut leaves the slips hanging together.
    private mutating func drawPerforation() {
        let right = PaperGeometry.canvasMargin + paperWidth
        let middle = y + PaperGeometry.paperPadding / 2
        writer.path("M\(PaperGeometry.canvasMargin) \(middle)H\(right)", class: "perforation")
    }

    private mutating func endSlip() {
        y += PaperGeometry.paperPadding
        slips.append((slipTop, y))
        slipTop = y + PaperGeometry.slipGap
        y = slipTop + PaperGeometry.paperPadding
    }

    private var isSlipBegun: Bool { y > slipTop + PaperGeometry.paperPadding }

    /// The outline of a slip: straight at the top, torn at the bottom.
    private func outline(top: Int, bottom: Int) -> String {
        let start = PaperGeometry.canvasMargin
        let tooth = PaperGeometry.tooth
        let edge = "M\(start) \(top)H\(start + paperWidth)V\(bottom)"
        let half = tooth / 2
        let teeth = String(repeating: "l-\(half) \(half)l-\(half) -\(half)", count: paperWidth / tooth)
        return edge + teeth + "Z"
    }

    func document(title: String) -> String {
        var slips = self.slips
        if isSlipBegun || slips.isEmpty { slips.append((slipTop, y + PaperGeometry.paperPadding)) }
        let height = (slips.last?.bottom ?? y) + PaperGeometry.canvasMargin
        let width = paperWidth + 2 * PaperGeometry.canvasMargin
        let outlines = slips.map { outline(top: $0.top, bottom: $0.bottom) }
        let papers = outlines.map { "<path class=\"shadow\" d=\"\($0)\"/>\n<path class=\"paper\" d=\"\($0)\"/>\n" }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
            <title>\(SVGWriter.escaped(title))</title>
            <style>
            \(Self.style)
            </style>
            <defs>
            \(glyphs.definitions)</defs>
            <rect width="\(width)" height="\(height)" fill="\(PaperColour.ground.hexadecimal)"/>
            \(papers.joined())<g class="print">
            \(writer.body)</g>
            </svg>

            """
    }

    private static let style = """
        .print{stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.bold{stroke-width:3}.thin{stroke-width:1}
        .ink{\(both(.ink))}.red{\(both(.red))}.bare{\(both(.paper))}.line{fill:none}.area{stroke:none}
        .paper{fill:\(PaperColour.paper.hexadecimal)}.shadow{fill:#000;fill-opacity:.12;transform:translate(3px,4px)}
        .perforation{stroke:\(PaperColour.perforation.hexadecimal);stroke-dasharray:10 7;stroke-linecap:butt;fill:none}
        text{opacity:0;stroke:none;font-family:monospace;white-space:pre}
        image{image-rendering:optimizeSpeed;image-rendering:pixelated}
        """

    private static func both(_ colour: PaperColour) -> String {
        "fill:\(colour.hexadecimal);stroke:\(colour.hexadecimal)"
    }
}

extension PaperMark {
    /// Whether both are characters that can stand in one group.
    fileprivate func isGlyph(like other: PaperMark) -> Bool {
        guard case .glyph(_, let look) = shape, case .glyph(_, look) = other.shape, !look.isRotated || x == other.x
        else { return false }
        return ink == other.ink && y == other.y && width == other.width && height == other.height
    }

    fileprivate var isRotated: Bool {
        if case .glyph(_, let look) = shape { look.isRotated } else { false }
    }

    /// The classes of the style sheet.
    var className: String {
        let ink =
            switch ink {
            case .black: "ink"
            case .red: "red"
            case .bare: "bare"
            }
        return switch shape {
        case .glyph(_, let look): look.isBold ? ink + " bold" : ink
        case .area, .symbol, .picture: ink + " area"
        }
    }
}
