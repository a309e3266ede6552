import TillLinuxIO

/// A page of the receipt as the dots of the whole sheet at the printer's resolution. Each dot of the sheet takes the
/// dot of the receipt that it lies on.
enum PageRaster {
    static let dotsPerInchDefault = 300
    /// What is made; a queue of another resolution gets the default, and CUPS scales it.
    static let dotsPerInchAllowed = 100...600

    static func resolution(of queue: QueueReport) -> Int {
        guard let told = queue.dotsPerInch, dotsPerInchAllowed.contains(told) else { return dotsPerInchDefault }
        return told
    }

    static func page(_ page: PageLayout.Page, _ layout: PageLayout, dotsPerInch: Int) -> PWGRaster.Page {
        let perPoint = Double(dotsPerInch) / 72
        let width = Int(layout.paper.width * perPoint)
        let height = Int(layout.paper.height * perPoint)
        let left = Int(layout.left * perPoint)
        let top = Int(PageLayout.marginPoints * perPoint)
        let bytesPerRow = (width + 7) / 8
        var bytes = [UInt8](repeating: 0, count: bytesPerRow * height)
        let columns = min(layout.width * dotsPerInch / layout.dotsPerInch, width - left)
        let rows = min(page.height * dotsPerInch / layout.dotsPerInch, height - top)
        for row in 0..<max(rows, 0) {
            let from = row * layout.dotsPerInch / dotsPerInch * layout.bytesPerRow
            for column in 0..<max(columns, 0) {
                let dot = column * layout.dotsPerInch / dotsPerInch
                guard page.rows[from + dot / 8] & (0x80 >> UInt8(dot % 8)) != 0 else { continue }
                let x = left + column
                bytes[(top + row) * bytesPerRow + x / 8] |= 0x80 >> UInt8(x % 8)
            }
        }
        return PWGRaster.Page(width: width, height: height, bytes: bytes)
    }
}
