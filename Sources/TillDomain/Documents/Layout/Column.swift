extension Document {
    /// One cell of `Block.columns`.
    public struct Column: Equatable, Sendable, Codable {
        /// How many of the paper's columns the cell takes. One that is `Overflow.whole` is never narrower than its
        /// text.
        public enum Width: Equatable, Sendable, Codable {
            /// So many, as far as the paper has them; they are given out before those of `fit`.
            case fixed(Int)
            /// A part of what the others leave, in proportion to the number, which is taken as 1…`shareMaximum`.
            case share(Int)
            /// As many as the text has, as far as the paper has them.
            case fit
        }

        /// What becomes of a text that is longer than its cell is wide.
        public enum Overflow: String, Equatable, Sendable, Codable {
            /// It takes more lines.
            case wrap
            /// It is cut, with an ellipsis behind it.
            case ellipsis
            /// It is on one line and uncut: the other cells make room. Only a text that is wider than the paper is
            /// broken, in lines of its own.
            case whole
        }

        public static let shareMaximum = 1000

        public var text: String
        public var width: Width
        public var alignment: Alignment
        public var overflow: Overflow

        public init(
            _ text: String,
            width: Width = .share(1),
            alignment: Alignment = .left,
            overflow: Overflow = .wrap
        ) {
            self.text = text
            self.width = width
            self.alignment = alignment
            self.overflow = overflow
        }
    }
}
