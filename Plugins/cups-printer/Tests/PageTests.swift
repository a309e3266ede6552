import Testing
import TillDeviceKit
import TillESCPOS
import TillLinuxIO

@testable import cups_printer

/// Receipts on sheets of paper.
@Suite struct PageTests {
    private func layout(_ items: [PrintItem], on paper: PaperSize = .a4) throws -> PageLayout {
        try PageLayout(items, on: paper, profile: .generic80)
    }

    private static func lines(_ count: Int) -> [PrintItem] { (0..<count).map { line("\($0)") } }

    @Test(arguments: [
        ("iso_a4_210x297mm", 595.28, 841.89), ("na_letter_8.5x11in", 612, 792), ("iso_a5_148x210mm", 419.53, 595.28),
    ])
    func sheetsAreKnownByTheirPWGName(media: String, width: Double, height: Double) throws {
        let paper = try #require(PaperSize(media: media))
        #expect(PDFDocument.fixed(paper.width) == PDFDocument.fixed(width))
        #expect(PDFDocument.fixed(paper.height) == PDFDocument.fixed(height))
    }

    @Test(arguments: ["", "a4", "iso_a4", "iso_a4_210xmm", "iso_a4_0x0mm", "roll_max_1e9x1e9mm", "x_nanxnanmm"])
    func whatIsNoSheetIsNone(media: String) {
        #expect(PaperSize(media: media) == nil)
    }

    /// Every sheet but the last is full to less than a line, none is higher than its sheet, and no row is lost.
    @Test(arguments: [0, 1, 40, 72, 73, 200])
    func aLongReceiptGoesOnOnTheNextSheetBetweenLines(count: Int) throws {
        let layout = try layout(Self.lines(count))
        let lineRows = PageImage.image(of: [line("0")], profile: .generic80).height
        // 841.89 points less two margins of 36, at 203 dots an inch.
        let rowsMax = 2170
        for (number, page) in layout.pages.enumerated() {
            #expect(page.height % lineRows == 0 && page.height <= rowsMax)
            #expect(page.rows.count == page.height * layout.bytesPerRow)
            if number < layout.pages.count - 1 { #expect(page.height + lineRows > rowsMax) }
        }
        #expect(layout.pages.reduce(0) { $0 + $1.height } == count * lineRows)
    }

    @Test func aStripThatIsHigherThanASheetIsContinued() throws {
        let code = PrintItem.qr(PrintQR(data: String(repeating: "7", count: 300), moduleDots: 8))
        let small = try #require(PaperSize(media: "oe_square_3x3in"))
        let height = PageImage.image(of: [code], profile: .generic80).height
        let layout = try layout([code], on: small)
        #expect(layout.pages.count > 1)
        #expect(layout.pages.reduce(0) { $0 + $1.height } == height)
    }

    @Test func aCutEndsTheSheet() throws {
        let layout = try layout([line("1"), .cut(.partial), line("2"), .cut(.full)])
        #expect(layout.pages.count == 2)
    }

    @Test func aReceiptWithoutAnythingIsOneEmptySheet() throws {
        #expect(try layout([]).pages.map(\.height) == [0])
    }

    @Test func aReceiptOfTooManySheetsIsRefusedWithNothingSent() {
        let items = (0...PageLayout.pagesMax).flatMap { _ in [line("1"), .cut(.full)] }
        let error = #expect(throws: DeviceError.self) { try layout(items) }
        #expect(error?.code == .illegal && error?.bytesSent == 0)
    }

    // MARK: - PDF

    /// The structure, with every offset of the table checked against what stands there.
    @Test func theTableOfAPDFPointsAtItsObjects() throws {
        let bytes = PDFDocument.bytes(try layout(Self.lines(100)))
        let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        let start = try #require(text.split(separator: "\n").dropLast().last.flatMap { Int($0) })
        let table = String(text.utf8.dropFirst(start)) ?? ""
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Catalogue, list of pages, and page, content and image of two sheets.
        #expect(lines[0] == "xref" && lines[1] == "0 9" && lines[2] == "0000000000 65535 f ")
        for number in 1...8 {
            let entry = lines[2 + number]
            #expect(entry.hasSuffix(" 00000 n ") && entry.utf8.count == 19)
            let offset = try #require(Int(entry.prefix(10)))
            #expect(String(text.utf8.dropFirst(offset).prefix(8)) == "\(number) 0 obj\n")
        }
        #expect(lines[11] == "trailer" && lines[12] == "<< /Size 9 /Root 1 0 R >>")
    }

    @Test func theObjectsOfAPDF() throws {
        let bytes = PDFDocument.bytes(try layout([line("1")]))
        let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        // 576 dots are 204.30 points at 203 dots an inch; a line of 30 rows is 10.64 high.
        let head = """
            %PDF-1.4
            %????
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Count 1 /Kids [3 0 R] >>
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Resources << /XObject << /Im 5 0 R >> >> \
            /Contents 4 0 R >>
            endobj
            4 0 obj
            << /Length 44 >>
            stream
            q 204.30 0 0 10.64 195.49 795.25 cm /Im Do Q
            endstream
            endobj
            5 0 obj
            << /Type /XObject /Subtype /Image /Width 576 /Height 30 /ColorSpace /DeviceGray /BitsPerComponent 1 \
            /Decode [1 0] /Filter /RunLengthDecode /Length 
            """
        #expect(text.hasPrefix(head), "\(text.prefix(900))")
    }

    /// Runs at and around the longest, and what is between them.
    @Test(arguments: [
        [], [7], [7, 7], [7, 7, 7], [1, 2, 3], [1, 1, 2, 2, 3, 3], [UInt8](repeating: 0, count: 128),
        [UInt8](repeating: 0, count: 129), [UInt8](repeating: 0, count: 257), (0...255).map { $0 },
        [1] + [UInt8](repeating: 9, count: 300) + [2, 3],
    ])
    func whatIsPackedIsUnpackedAsItWas(bytes: [UInt8]) {
        let packed = RunLength.encode(bytes)
        var unpacked: [UInt8] = []
        var at = 0
        while at < packed.count, packed[at] != RunLength.end {
            let length = Int(packed[at])
            if length < 128 {
                unpacked += packed[(at + 1)...(at + length + 1)]
                at += length + 2
            } else {
                unpacked += [UInt8](repeating: packed[at + 1], count: 257 - length)
                at += 2
            }
        }
        #expect(unpacked == bytes && packed.last == RunLength.end && at == packed.count - 1)
    }

    // MARK: - PWG raster

    @Test func aRasterBeginsAsPWGSaysAndHoldsTheSheets() throws {
        let paper = try #require(PaperSize(media: "na_index-4x6_4x6in"))
        let layout = try layout([line("1"), .cut(.full), line("2")], on: paper)
        let pages = layout.pages.map { PageRaster.page($0, layout, dotsPerInch: 100) }
        #expect(pages.map(\.width) == [400, 400] && pages.map(\.height) == [600, 600])
        let bytes = try #require(PWGRaster.document(pages, media: paper.media, dotsPerInch: 100))
        // PWG 5102.4, 4.2: the synchronization word, then a header of 1796 bytes that begins with its name.
        #expect(Array(bytes.prefix(4)) == Array("RaS2".utf8))
        #expect(Array(bytes[4..<14]) == Array("PwgRaster\0".utf8))
        func number(_ offset: Int) -> Int { bytes[(4 + offset)..<(8 + offset)].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(276) == 100 && number(280) == 100, "resolution across and down")
        #expect(number(372) == 400 && number(376) == 600, "width and height in dots")
        #expect(number(384) == 8 && number(388) == 8 && number(400) == 18, "8 bits of sgray")
        let headers = bytes.indices.filter { bytes[$0...].starts(with: "PwgRaster\0".utf8) }
        #expect(headers.count == 2)
    }

    @Test func aDotOfTheReceiptIsWhereItLiesOnTheSheet() throws {
        let layout = try layout([line("1")])
        let page = PageRaster.page(layout.pages[0], layout, dotsPerInch: 300)
        func isBlack(_ x: Int, _ y: Int) -> Bool {
            page.bytes[y * ((page.width + 7) / 8) + x / 8] & (0x80 >> UInt8(x % 8)) != 0
        }
        // The receipt begins 195.49 points from the left and 36 from the top: 814 and 150 dots.
        let black = (0..<300).flatMap { y in (0..<page.width).filter { isBlack($0, y) }.map { ($0, y) } }
        #expect(black.map(\.0).min().map { (814...818).contains($0) } == true)
        #expect(black.map(\.1).min().map { (150...156).contains($0) } == true)
        #expect(black.count > 50)
    }

    @Test(arguments: [(nil, 300), ("0dpi", 300), ("203dpi", 203), ("600dpi", 600), ("9600dpi", 300), ("x", 300)])
    func theResolutionOfAQueueIsTakenWhereItIsOne(told: String?, used: Int) {
        let fields = told.map { ["printer-resolution-default": [$0]] } ?? [:]
        #expect(PageRaster.resolution(of: QueueReport(IPPGroup(fields))) == used)
    }

    @Test func aQueueWithoutPDFGetsARasterAndOneWithoutEitherNothing() throws {
        let settings = try CUPSPrinterSettings(DriverSettings(["format": .text("page")]))
        func document(_ formats: [String]) throws -> ReceiptDocument {
            let fields = ["document-format-supported": formats, "media-default": ["na_index-4x6_4x6in"]]
            return try ReceiptDocument([line("1")], for: QueueReport(IPPGroup(fields)), settings: settings)
        }
        #expect(try document(["image/pwg-raster", "application/pdf"]).format == "application/pdf")
        let raster = try document(["image/pwg-raster"])
        #expect(raster.format == "image/pwg-raster" && raster.bytes.starts(with: Array("RaS2".utf8)))
        let error = #expect(throws: DeviceError.self) { try document(["text/plain"]) }
        #expect(error?.code == .illegal && error?.bytesSent == 0)
    }
}
