/// What the line display says: two rows, each with a text at the left and one at the right.
public struct CustomerDisplay: Equatable, Sendable, Codable {
    public struct Row: Equatable, Sendable, Codable {
        public var left: String
        public var right: String

        public init(_ left: String, _ right: String = "") {
            self.left = left
            self.right = right
        }

        /// The row in exactly so many columns; the right text is whole, the left one gives way.
        public func text(columns: Int) -> String {
            let right = TextWidth.prefix(TextWidth.oneLine(right), columns: columns)
            let rightWidth = TextWidth.columns(right)
            let room = max(0, columns - rightWidth - (right.isEmpty ? 0 : 1))
            // Twenty columns are too few to spend three on an ellipsis.
            let left = TextWidth.prefix(TextWidth.oneLine(left), columns: room)
            let gap = columns - TextWidth.columns(left) - rightWidth
            return left + String(repeating: " ", count: max(0, gap)) + right
        }
    }

    public var upper: Row
    public var lower: Row

    public init(upper: Row, lower: Row) {
        self.upper = upper
        self.lower = lower
    }

    public func lines(columns: Int) -> [String] {
        [upper.text(columns: columns), lower.text(columns: columns)]
    }
}
