/// A text that moves to the left through a row that is too short for it (UnifiedPOS `MarqueeType` LEFT, `MarqueeFormat`
/// WALK), for displays that cannot do it themselves.
public struct SteppedMarquee: Equatable, Sendable {
    /// The blanks between the end of the text and its return.
    public static let gapColumns = 4

    private let characters: [Character]
    private let columns: Int

    /// - Parameter columns: of the row, at least 1.
    public init(_ text: String, columns: Int) {
        let text = DisplayText.characters(of: text)
        characters = text + Array(repeating: " ", count: Self.gapColumns)
        self.columns = max(columns, 1)
        isNeeded = text.count > self.columns
    }

    /// Whether the row is too short for the text; if not, it stands still.
    public let isNeeded: Bool

    /// After so many steps the text stands as at the start.
    public var stepCount: Int { isNeeded ? characters.count : 1 }

    /// What the row shows after so many steps.
    public func text(step: Int) -> String {
        guard isNeeded else { return String(characters.prefix(columns)) }
        let first = step % characters.count
        return String((0..<columns).map { characters[(first + $0) % characters.count] })
    }
}
