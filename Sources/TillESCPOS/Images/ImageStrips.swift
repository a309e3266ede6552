/// A picture as printer commands, strip by strip.
///
/// It begins at the left margin: whoever makes the bitmap leaves white at its left, as not every printer heeds ESC a
/// for pictures. No real-time command occurs in the bytes (`RealTimeGuard`), for which a dot may be blackened.
struct ImageStrips: Sendable {
    let mode: ImageMode

    /// The widest of GS ( L; beyond it is GS 8 L, which counts in four bytes.
    static let largestCountedInTwo = 0xFFFF

    /// Appends the whole picture, without the line spacing that column images need.
    func append(_ bitmap: Bitmap, to bytes: inout [UInt8]) {
        guard bitmap.width > 0 else { return }
        var top = 0
        while top < bitmap.height {
            let rows = min(mode.stripRows, bitmap.height - top)
            switch mode.command {
            case .raster: top += appendRaster(bitmap, top, rows, graphics: false, to: &bytes)
            case .graphics: top += appendRaster(bitmap, top, rows, graphics: true, to: &bytes)
            case .column24, .column8:
                appendColumns(bitmap, top, to: &bytes)
                top += rows
            case .none: return
            }
        }
    }

    /// One strip of rows; returns how many. It is a row shorter where its own length would look like a command.
    private func appendRaster(_ bitmap: Bitmap, _ top: Int, _ rows: Int, graphics: Bool, to bytes: inout [UInt8]) -> Int
    {
        var rows = rows
        var header = header(bitmap, rows, graphics: graphics)
        while RealTimeGuard.isHeeded(header), rows > 1 {
            rows -= 1
            header = self.header(bitmap, rows, graphics: graphics)
        }
        bytes += header
        let start = bytes.count
        bytes += bitmap.bytes[top * bitmap.bytesPerRow..<(top + rows) * bitmap.bytesPerRow]
        RealTimeGuard.defuse(&bytes, from: start)
        if graphics { bytes += Commands.graphicsPrint }
        return rows
    }

    private func header(_ bitmap: Bitmap, _ rows: Int, graphics: Bool) -> [UInt8] {
        guard graphics else { return Commands.rasterHeader(bytesPerRow: bitmap.bytesPerRow, rows: rows) }
        return Commands.graphicsHeader(widthDots: bitmap.width, rows: rows)
    }

    private func appendColumns(_ bitmap: Bitmap, _ top: Int, to bytes: inout [UInt8]) {
        let bytesPerColumn = mode.stripRows / 8
        let (count, columns) = bitmap.columns(fromRow: top, bytesPerColumn: bytesPerColumn)
        bytes += Commands.columnHeader(mode: columnNumber, columns: count)
        let start = bytes.count
        bytes += columns
        RealTimeGuard.defuse(&bytes, from: start)
        bytes += Commands.lineFeed
    }

    /// The m of ESC *.
    private var columnNumber: UInt8 {
        mode.command == .column24 ? 33 : mode.isDoubleDensity ? 1 : 0
    }
}
