import TillDeviceKit

/// Dots in the colours of a receipt, for files of pictures.
public struct PaperPicture: Equatable, Sendable {
    public let width: Int
    public let height: Int
    /// One byte a dot, row by row from the top left: the raw value of a `PaperColour`.
    public let pixels: [UInt8]

    /// The dots alone: nothing but paper, ink and red.
    public init(_ raster: PaperRaster) {
        var canvas = PictureCanvas(width: raster.black.width, height: raster.black.height, ground: .paper)
        canvas.print(raster, rows: 0..<raster.black.height, x: 0, y: 0)
        self.init(canvas)
    }

    /// The slips on a ground, with margins, torn edges and perforations.
    public init(framed raster: PaperRaster) {
        let frame = SlipFrame(raster)
        var canvas = PictureCanvas(width: frame.width, height: frame.height, ground: .ground)
        for slip in frame.slips {
            let height = slip.bottom - slip.top
            canvas.fillSlip(frame, top: slip.top + PaperGeometry.shadowY, height: height, .shadow)
            canvas.fillSlip(frame, top: slip.top, height: height, .paper)
            let y = slip.top + slip.paddingTop
            canvas.print(raster, rows: slip.rows, x: PaperGeometry.left(printWidth: raster.black.width), y: y)
            for cut in raster.cuts where cut.kind == .partial && slip.rows.contains(cut.row) {
                canvas.perforate(frame, y: y + cut.row - slip.rows.lowerBound)
            }
        }
        self.init(canvas)
    }

    private init(_ canvas: PictureCanvas) {
        width = canvas.width
        height = canvas.height
        pixels = canvas.pixels
    }
}

/// Where the slips of a raster lie on their ground.
private struct SlipFrame {
    struct Slip {
        var rows: Range<Int>
        var top: Int
        var bottom: Int
        var paddingTop: Int
    }

    let width: Int
    let height: Int
    let paperWidth: Int
    let slips: [Slip]

    /// Full cuts part the slips. Each brings its own blank paper; what is only that, at the end, is no slip.
    init(_ raster: PaperRaster) {
        let padding = PaperGeometry.paperPadding
        paperWidth = PaperGeometry.paperWidth(printWidth: raster.black.width)
        width = paperWidth + 2 * PaperGeometry.canvasMargin
        var slips: [Slip] = []
        var row = 0
        var y = PaperGeometry.canvasMargin
        for end in raster.cuts.filter({ $0.kind == .full }).map(\.row) + [raster.black.height] {
            let isLast = end == raster.black.height
            if isLast, row > 0, end - row <= padding { break }
            let paddingTop = row == 0 ? padding : 0
            let bottom = y + paddingTop + end - row + (isLast ? padding : 0)
            slips.append(Slip(rows: row..<end, top: y, bottom: bottom, paddingTop: paddingTop))
            y = bottom + PaperGeometry.slipGap
            row = end
        }
        self.slips = slips
        height = (slips.last?.bottom ?? y) + PaperGeometry.canvasMargin
    }
}

private struct PictureCanvas {
    let width: Int
    let height: Int
    private(set) var pixels: [UInt8]

    init(width: Int, height: Int, ground: PaperColour) {
        self.width = width
        self.height = height
        pixels = [UInt8](repeating: ground.rawValue, count: width * height)
    }

    private mutating func fillRow(_ y: Int, _ columns: Range<Int>, _ colour: PaperColour) {
        guard (0..<height).contains(y) else { return }
        for x in columns.clamped(to: 0..<width) { pixels[y * width + x] = colour.rawValue }
    }

    /// A slip with teeth below it; its shadow lies a little to the right.
    mutating func fillSlip(_ frame: SlipFrame, top: Int, height: Int, _ colour: PaperColour) {
        let left = PaperGeometry.canvasMargin + (colour == .shadow ? PaperGeometry.shadowX : 0)
        for y in top..<top + height { fillRow(y, left..<left + frame.paperWidth, colour) }
        for depth in 0..<PaperGeometry.tooth / 2 {
            for tooth in stride(from: left, to: left + frame.paperWidth, by: PaperGeometry.tooth) {
                fillRow(top + height + depth, tooth + depth..<tooth + PaperGeometry.tooth - depth, colour)
            }
        }
    }

    mutating func perforate(_ frame: SlipFrame, y: Int) {
        let left = PaperGeometry.canvasMargin
        for dash in stride(from: left, to: left + frame.paperWidth, by: 17) {
            for row in y - 1...y { fillRow(row, dash..<min(dash + 10, left + frame.paperWidth), .perforation) }
        }
    }

    mutating func print(_ raster: PaperRaster, rows: Range<Int>, x: Int, y: Int) {
        for (plane, colour) in [(raster.black, PaperColour.ink), (raster.red ?? Bitmap(width: 0, height: 0), .red)] {
            for row in rows {
                for column in 0..<plane.width where plane[column, row] {
                    pixels[(y + row - rows.lowerBound) * width + x + column] = colour.rawValue
                }
            }
        }
    }
}
