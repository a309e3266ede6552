import TillDeviceKit

/// What has come out of an emulated printer.
public struct Paper: Equatable, Sendable {
    /// One line of text, or something on lines of its own.
    public enum Element: Equatable, Sendable {
        case line(PaperLine)
        case barcode(PaperBarcode)
        case qr(PaperQR)
        case pdf417(PaperPDF417)
        case image(PaperImage)
        case cut(PrintCut)
    }

    /// From the top down. At `maximumElements` the oldest quarter is thrown away and counted; over
    /// `maximumPictureBytes`, as many of the oldest as it takes.
    public private(set) var elements: [Element] = []
    public private(set) var droppedElementCount = 0
    private var pictureBytes = 0

    /// Characters of font A in a line.
    public let columns: Int
    /// Printable width in dots.
    public let widthDots: Int
    /// Width of a character of font A in dots.
    public let fontADots: Int
    /// Width of a character of font B in dots.
    public let fontBDots: Int

    /// About forty metres of text.
    public static let maximumElements = 10_000
    /// What the pictures of a paper take up at most.
    public static let maximumPictureBytes = 32 * 1024 * 1024

    /// - Parameter columnsFontB: nil for a font B of nine dots.
    init(columns: Int, widthDots: Int, columnsFontB: Int? = nil) {
        self.columns = columns
        self.widthDots = widthDots
        fontADots = max(widthDots / max(columns, 1), 1)
        fontBDots = columnsFontB.map { max(widthDots / max($0, 1), 1) } ?? min(9, fontADots)
    }

    mutating func append(_ element: Element) {
        if elements.count == Self.maximumElements { dropFirst(Self.maximumElements / 4) }
        elements.append(element)
        pictureBytes += element.pictureBytes
        guard pictureBytes > Self.maximumPictureBytes else { return }
        var excess = pictureBytes - Self.maximumPictureBytes
        let count = elements.firstIndex { element in
            excess -= element.pictureBytes
            return excess <= 0
        }
        dropFirst((count ?? 0) + 1)
    }

    private mutating func dropFirst(_ count: Int) {
        for element in elements.prefix(count) { pictureBytes -= element.pictureBytes }
        elements.removeFirst(count)
        droppedElementCount += count
    }

    /// The lines of text only, in order.
    public var lines: [PaperLine] {
        elements.compactMap { element in
            if case .line(let line) = element { line } else { nil }
        }
    }
}

extension Paper.Element {
    var pictureBytes: Int {
        switch self {
        case .line(let line): line.cells.reduce(0) { $0 + ($1.image?.bytes.count ?? 0) }
        case .image(let image): image.bitmap.bytes.count + (image.red?.bytes.count ?? 0)
        case .barcode, .qr, .pdf417, .cut: 0
        }
    }
}
