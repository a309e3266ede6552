import TillDeviceKit

/// Says where everything on the paper stands, for all kinds of pictures of it.
struct PaperLayout {
    /// Printable width in dots.
    let printWidth: Int
    /// Widths of the two fonts' characters in dots.
    let fontADots: Int
    let fontBDots: Int

    init(_ paper: Paper) {
        fontADots = paper.fontADots
        fontBDots = paper.fontBDots
        printWidth = max(paper.widthDots, paper.columns * paper.fontADots)
    }

    func block(of element: Paper.Element) -> PaperBlock {
        switch element {
        case .line(let line): block(of: line)
        case .barcode(let barcode): block(of: barcode)
        case .qr(let code): block(of: code)
        case .pdf417(let code): block(of: code)
        case .image(let image): block(of: image)
        case .cut(.full): PaperBlock(height: 2 * PaperGeometry.paperPadding, cut: .full)
        case .cut(.partial): PaperBlock(height: PaperGeometry.paperPadding, cut: .partial)
        }
    }

    /// Where something begins that is aligned within the print area, or within a part of it.
    func x(of width: Int, _ alignment: PrintAlignment, left: Int = 0, area: Int? = nil) -> Int {
        let free = (area ?? printWidth - left) - width
        return switch alignment {
        case .left: left
        case .center: left + free / 2
        case .right: left + free
        }
    }
}
