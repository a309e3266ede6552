import TillDeviceKit

/// Draws the elements from the top down; `y` is where the next one begins.
struct ReceiptDrawing {
    var writer = SVGWriter()
    var y = Geometry.canvasMargin + Geometry.paperPadding
    var slipTop = Geometry.canvasMargin
    /// Outlines of the slips that are finished, drawn beneath everything.
    var slips: [(top: Int, bottom: Int)] = []
    let paperWidth: Int
    let printWidth: Int
    let left: Int

    /// Lengths in dots. A cell of font A is 12 × 24 dots.
    enum Geometry {
        static let cellWidth = 12
        static let cellHeight = 24
        static let lineGap = 6
        static let baseline = 19
        static let canvasMargin = 24
        static let paperPadding = 32
        static let slipGap = 28
        static let tooth = 8
        static let symbolGap = 8
        static let textBelowHeight = 26
    }

    init(paper: Paper) {
        printWidth = max(paper.widthDots, paper.columns * Geometry.cellWidth)
        paperWidth = (printWidth / Geometry.tooth + 1) * Geometry.tooth + 2 * Geometry.paperPadding
        left = Geometry.canvasMargin + (paperWidth - printWidth) / 2
    }

    mutating func draw(_ element: Paper.Element) {
        switch element {
        case .line(let line): draw(line)
        case .barcode(let barcode): draw(barcode)
        case .qr(let code): draw(code)
        case .cut(.full): endSlip()
        case .cut(.partial): drawPerforation()
        }
    }

    func x(of width: Int, _ alignment: PrintAlignment) -> Int {
        switch alignment {
        case .left: left
        case .center: left + (printWidth - width) / 2
        case .right: left + printWidth - width
        }
    }
}

/// The whole picture.
extension ReceiptDrawing {
    private var isSlipBegun: Bool { y > slipTop + Geometry.paperPadding }

    /// The outline of a slip: straight at the top, torn at the bottom.
    private func outline(top: Int, bottom: Int) -> String {
        let start = Geometry.canvasMargin
        let tooth = Geometry.tooth
        let edge = "M\(start) \(top)H\(start + paperWidth)V\(bottom)"
        let half = tooth / 2
        let teeth = String(repeating: "l-\(half) \(half)l-\(half) -\(half)", count: paperWidth / tooth)
        return edge + teeth + "Z"
    }

    func document(title: String) -> String {
        var slips = self.slips
        if isSlipBegun || slips.isEmpty { slips.append((slipTop, y + Geometry.paperPadding)) }
        let height = (slips.last?.bottom ?? y) + Geometry.canvasMargin
        let width = paperWidth + 2 * Geometry.canvasMargin
        let outlines = slips.map { outline(top: $0.top, bottom: $0.bottom) }
        let papers = outlines.map { "<path class=\"shadow\" d=\"\($0)\"/>\n<path class=\"paper\" d=\"\($0)\"/>\n" }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">
            <title>\(SVGWriter.escaped(title))</title>
            <style>
            text{font:20px "DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,monospace;white-space:pre}
            .bold{font-weight:bold}.ink{fill:#1c1b1a}.bare{fill:#fdfcf8}.paper{fill:#fdfcf8}
            .shadow{fill:#000;fill-opacity:.12;transform:translate(3px,4px)}
            .perforation{stroke:#9a958c;stroke-width:2;stroke-dasharray:10 7;fill:none}
            </style>
            <rect width="\(width)" height="\(height)" fill="#e9e6df"/>
            \(papers.joined())\(writer.body)</svg>

            """
    }
}
