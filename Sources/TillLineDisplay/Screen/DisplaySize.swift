/// How many rows of how many columns a display has (UnifiedPOS `DeviceRows`, `DeviceColumns`).
public struct DisplaySize: Equatable, Sendable {
    public static let rowsAllowed = 1...4
    public static let columnsAllowed = 8...40

    public let rows: Int
    public let columns: Int

    /// Nil where no display of that size is driven.
    public init?(rows: Int, columns: Int) {
        guard Self.rowsAllowed.contains(rows), Self.columnsAllowed.contains(columns) else { return nil }
        self.rows = rows
        self.columns = columns
    }

    private init(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    /// What most customer displays have: two rows of twenty.
    public static let usual = DisplaySize(2, 20)
}
