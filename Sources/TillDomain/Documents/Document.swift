/// Something to print, as a value: what it says, not yet how wide the paper is.
public struct Document: Equatable, Sendable, Codable {
    public var blocks: [Block]

    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }

    /// The same document with a banner at its head that says that it may be the second on paper.
    public func marked(repeats: Int, _ language: Language) -> Document {
        guard repeats > 0 else { return self }
        let banner = "*** \(Phrase.duplicate.text(language)) \(repeats) ***"
        return Document([.text(banner, .large, .center), .feed(1)] + blocks)
    }

    public enum Block: Equatable, Sendable, Codable {
        /// Text, wrapped at words.
        case text(String, Style = .plain, Alignment = .left)
        /// A text at the left that gives way, and one at the right that is whole.
        case pair(String, String, Style = .plain)
        /// A line across the paper.
        case rule
        case barcode(Barcode)
        case qr(String)
        case feed(Int)
        case cut
    }

    public struct Style: Equatable, Hashable, Sendable, Codable {
        public var bold: Bool
        /// Double width and height.
        public var large: Bool

        public static let plain = Style()
        public static let bold = Style(bold: true)
        public static let large = Style(bold: true, large: true)

        public init(bold: Bool = false, large: Bool = false) {
            self.bold = bold
            self.large = large
        }
    }

    public enum Alignment: String, Equatable, Sendable, Codable {
        case left, center, right
    }

    public struct Barcode: Equatable, Sendable, Codable {
        public enum Kind: String, Equatable, Sendable, Codable {
            case ean13, ean8, upcA, code128
        }

        public var kind: Kind
        public var data: String

        public init(kind: Kind, data: String) {
            self.kind = kind
            self.data = data
        }
    }
}
