/// Something to print, as a value: what it says, not yet how wide the paper is.
public struct Document: Equatable, Sendable, Codable {
    public var blocks: [Block]

    public init(_ blocks: [Block]) {
        self.blocks = blocks
    }

    /// The same document with a banner at its head that says that it may be the second on paper.
    public func marked(repeats: Int, _ language: Language) -> Document {
        guard repeats > 0 else { return self }
        return Document([.banner("\(Phrase.duplicate.text(language)) \(repeats)"), .feed(1)] + blocks)
    }

    /// The same document with a line at its head that says on which printer it should have come out, and why it did not.
    ///
    /// - Parameter reason: a few words; nil where no more is known than that the printer cannot.
    public func redirected(from printer: String, because reason: String?, _ language: Language) -> Document {
        let why = (reason ?? Phrase.outOfUse.text(language)).lowercased()
        let line = "\(Phrase.meantFor.text(language)) \(printer): \(why)"
        return Document([.text(line, .bold, .center), .feed(1)] + blocks)
    }

    public enum Block: Equatable, Sendable, Codable {
        /// Text, wrapped at words.
        case text(String, Style = .plain, Alignment = .left)
        /// A text at the left that gives way by taking more lines, and one at the right that is whole.
        case pair(String, String, Style = .plain)
        /// A text at the left that gives way by being cut with an ellipsis, and one at the right that is whole.
        case ellipsisPair(String, String, Style = .plain)
        /// Cells side by side, a space between them; one below the other where the paper is too narrow for that.
        case columns([Column], Style = .plain)
        /// Large and in the middle, not to be overlooked: COPY, TAKEOUT, VOID.
        case banner(String, Banner = .asterisks)
        /// A line across the paper.
        case rule
        /// A heavier line across the paper.
        case doubleRule
        /// A line across the paper with a title in its middle.
        case titledRule(String)
        /// The paper's columns counted, so that the width can be read off.
        case ruler
        case barcode(Barcode)
        case qr(String)
        case feed(Int)
        case cut
        /// Opens the drawer that hangs on the printer.
        case drawerPulse
    }

    public enum Banner: String, Equatable, Sendable, Codable {
        case asterisks
        /// White on black.
        case reverse
    }

    public struct Style: Equatable, Hashable, Sendable {
        public var bold: Bool
        /// Double width and height.
        public var large: Bool
        /// White on black.
        public var reverse: Bool

        public static let plain = Style()
        public static let bold = Style(bold: true)
        public static let large = Style(bold: true, large: true)

        public init(bold: Bool = false, large: Bool = false, reverse: Bool = false) {
            self.bold = bold
            self.large = large
            self.reverse = reverse
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

extension Document.Style: Codable {
    private enum CodingKeys: String, CodingKey {
        case bold, large, reverse
    }

    /// Print jobs that were stored before there was `reverse` have no such key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        bold = try container.decode(Bool.self, forKey: .bold)
        large = try container.decode(Bool.self, forKey: .large)
        reverse = try container.decodeIfPresent(Bool.self, forKey: .reverse) ?? false
    }

    /// `reverse` is written only where it is true, so that documents without it keep their bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(bold, forKey: .bold)
        try container.encode(large, forKey: .large)
        if reverse { try container.encode(reverse, forKey: .reverse) }
    }
}
