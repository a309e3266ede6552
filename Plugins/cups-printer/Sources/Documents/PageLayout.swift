import TillDeviceKit
import TillESCPOS

/// A receipt on sheets of paper: in its own size, centred, over as many sheets as it takes.
///
/// It is put together from strips, one a print item, and a strip is never cut: what does not fit on a sheet begins the
/// next one. Only a strip that is higher than a whole sheet is continued on the next. A cut ends the sheet.
///
/// Bound: `pagesMax` sheets; a longer receipt is refused with nothing sent.
struct PageLayout: Equatable {
    static let pagesMax = 40
    static let marginPoints = 36.0

    /// Rows from the top, as many bytes each as the receipt's width takes.
    struct Page: Equatable {
        var rows: [UInt8] = []
        var height = 0
    }

    let paper: PaperSize
    /// Of the receipt, in dots.
    let width: Int
    let dotsPerInch: Int
    let pages: [Page]

    var bytesPerRow: Int { (width + 7) / 8 }
    /// Points of one dot.
    var scale: Double { 72 / Double(dotsPerInch) }
    /// Where the receipt begins, in points from the left edge.
    var left: Double { max((paper.width - Double(width) * scale) / 2, 0) }

    init(_ items: [PrintItem], on paper: PaperSize, profile: PrinterProfile) throws(DeviceError) {
        self.paper = paper
        width = profile.widthDots
        dotsPerInch = max(profile.dotsPerInch, 1)
        let usable = (paper.height - 2 * Self.marginPoints) / 72 * Double(dotsPerInch)
        var builder = Builder(rowsMax: max(Int(usable), 1))
        // Tab stops and the like hold for the items behind them, each of which is drawn by itself.
        var modes: [PrintItem] = []
        for item in items {
            switch item {
            case .tabStops, .upsideDown: modes.append(item)
            case .cut: builder.endPage()
            case .pulse: break
            default: builder.add(PageImage.image(of: modes + [item], profile: profile))
            }
        }
        builder.endPage()
        pages = builder.pages.isEmpty ? [Page()] : builder.pages
        guard pages.count <= Self.pagesMax else {
            let text = "the receipt takes \(pages.count) sheets of paper; at most \(Self.pagesMax) are printed"
            throw DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
    }

    private struct Builder {
        let rowsMax: Int
        var pages: [Page] = []
        private var page = Page()

        init(rowsMax: Int) {
            self.rowsMax = rowsMax
        }

        mutating func add(_ strip: Bitmap) {
            if page.height + strip.height > rowsMax { endPage() }
            var from = 0
            while from < strip.height {
                let count = min(strip.height - from, rowsMax - page.height)
                page.rows += strip.rows(from..<(from + count)).bytes
                page.height += count
                from += count
                if page.height == rowsMax { endPage() }
            }
        }

        mutating func endPage() {
            if page.height > 0 { pages.append(page) }
            page = Page()
        }
    }
}
