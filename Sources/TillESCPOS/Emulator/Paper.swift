import TillDeviceKit

/// What has come out of an emulated printer.
public struct Paper: Equatable, Sendable {
    /// One line of text, or something on lines of its own.
    public enum Element: Equatable, Sendable {
        case line(PaperLine)
        case barcode(PaperBarcode)
        case qr(PaperQR)
        case cut(PrintCut)
    }

    /// From the top down. At `maximumElements` the oldest quarter is thrown away and counted.
    public private(set) var elements: [Element] = []
    public private(set) var droppedElementCount = 0

    /// Characters of font A in a line.
    public let columns: Int
    /// Printable width in dots.
    public let widthDots: Int

    /// About forty metres of text.
    public static let maximumElements = 10_000

    init(columns: Int, widthDots: Int) {
        self.columns = columns
        self.widthDots = widthDots
    }

    mutating func append(_ element: Element) {
        if elements.count == Self.maximumElements {
            let dropped = Self.maximumElements / 4
            elements.removeFirst(dropped)
            droppedElementCount += dropped
        }
        elements.append(element)
    }

    /// The lines of text only, in order.
    public var lines: [PaperLine] {
        elements.compactMap { element in
            if case .line(let line) = element { line } else { nil }
        }
    }
}

/// A printed line. An empty one is fed paper, and always left-aligned.
public struct PaperLine: Equatable, Sendable {
    public var cells: [PaperCell]
    public var alignment: PrintAlignment

    public var text: String { String(cells.map(\.character)) }

    /// Columns of font A that the characters take.
    public var width: Int { cells.reduce(0) { $0 + $1.style.size.width } }
}

/// A printed character.
public struct PaperCell: Equatable, Sendable {
    public var character: Character
    public var style: PaperStyle
}

/// How a printed character looks.
public struct PaperStyle: Equatable, Hashable, Sendable {
    public var size = CharacterSize.normal
    public var isBold = false
    public var isUnderlined = false
    public var isReverse = false

    public static let plain = PaperStyle()
}

/// A printed barcode.
public struct PaperBarcode: Equatable, Sendable {
    public let symbology: Symbology
    /// The characters, with the check digit.
    public let text: String
    /// From left to right; `true` is a dark module.
    public let modules: [Bool]
    public let moduleDots: Int
    public let heightDots: Int
    public let isTextBelow: Bool
    public let alignment: PrintAlignment
}

/// A printed QR code.
public struct PaperQR: Equatable, Sendable {
    public let data: [UInt8]
    /// Rows from top to bottom; `true` is dark. The mask may differ from the one that a real printer chooses.
    public let modules: [[Bool]]
    public let moduleDots: Int
    public let errorCorrection: PrintQR.ErrorCorrection
    public let alignment: PrintAlignment
}
