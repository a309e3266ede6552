import TillDeviceKit
import TillESCPOS
import TillImaging
import TillLinuxIO

/// A job as the queue takes it: commands for a receipt printer, or pages for an office printer.
struct ReceiptDocument {
    static let rawFormat = "application/vnd.cups-raw"
    static let pdfFormat = "application/pdf"
    static let rasterFormat = "image/pwg-raster"

    let format: String
    let bytes: [UInt8]
    let isPages: Bool
    /// What is not printed as what it is, for the log.
    let warnings: [String]
    /// What the job adds to the UnifiedPOS statistics.
    let tally: [(statistic: String, count: Int)]

    /// - Throws: `E_ILLEGAL` with nothing sent where the queue takes nothing that is made here, or the job is too long.
    init(_ items: [PrintItem], for queue: QueueReport, settings: CUPSPrinterSettings) throws(DeviceError) {
        isPages = settings.format == .page || (settings.format == .auto && queue.kind != .raw)
        var warnings: [String] = []
        var encoder = ESCPOSEncoder(profile: settings.profile, glyphs: MachineGlyphs())
        for item in items {
            if let refusal = encoder.refusal(of: item) {
                warnings.append("an item is printed as text or left out, because the printer cannot: \(refusal)")
            }
        }
        if isPages {
            if items.contains(where: { if case .pulse = $0 { true } else { false } }) {
                warnings.append("an office printer opens no drawer: the pulse is left out")
            }
            (format, bytes) = try Self.pages(items, for: queue, settings.profile)
        } else {
            (format, bytes) = (Self.rawFormat, encoder.encode(items))
        }
        self.warnings = warnings
        tally = Self.tally(items, isPages: isPages)
        guard bytes.count <= CUPSRecord.documentMaxBytes else {
            let text = "a print of \(bytes.count) bytes; at most \(CUPSRecord.documentMaxBytes) are submitted to CUPS"
            throw DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
    }

    /// PDF where the queue takes it, which is what the filters of CUPS are made for; else PWG raster.
    private static func pages(
        _ items: [PrintItem],
        for queue: QueueReport,
        _ profile: PrinterProfile
    ) throws(DeviceError) -> (String, [UInt8]) {
        let paper = PaperSize(media: queue.media) ?? .a4
        let layout = try PageLayout(items, on: paper, profile: profile)
        if queue.formats.contains(pdfFormat) { return (pdfFormat, PDFDocument.bytes(layout)) }
        guard queue.formats.contains(rasterFormat) else {
            let text = "queue \(queue.name) takes neither PDF nor PWG raster: set format to escpos, or give it a driver"
            throw DeviceError(.illegal, .giveUp, text, bytesSent: 0)
        }
        let resolution = PageRaster.resolution(of: queue)
        let pages = layout.pages.map { PageRaster.page($0, layout, dotsPerInch: resolution) }
        guard let bytes = PWGRaster.document(pages, media: paper.media, dotsPerInch: resolution) else {
            let text = "queue \(queue.name): no raster of \(resolution) dpi can be made for \(paper.media)"
            throw DeviceError(.failure, .giveUp, text, bytesSent: 0)
        }
        return (rasterFormat, bytes)
    }

    private static func tally(_ items: [PrintItem], isPages: Bool) -> [(statistic: String, count: Int)] {
        var lines = 0
        var symbols = 0
        var cuts = 0
        for item in items {
            switch item {
            case .line: lines += 1
            case .barcode, .qr, .pdf417: symbols += 1
            case .cut: cuts += isPages ? 0 : 1
            default: break
            }
        }
        return [("ReceiptLinePrintedCount", lines), ("BarcodePrintedCount", symbols), ("PaperCutCount", cuts)]
    }
}
