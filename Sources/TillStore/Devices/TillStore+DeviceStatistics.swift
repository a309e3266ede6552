import GRDB

/// One count of a device, over all the lives of its drivers.
public struct StoredStatistic: Equatable, Sendable {
    /// As UnifiedPOS names it.
    public var name: String
    public var count: Int
    public var changedAtMillis: Int64
}

/// What the devices have counted since they were installed, or since a person set it back.
extension TillStore {
    /// Counts the resets of a device, and its time is that of the last one.
    public static let resetStatistic = "ResetCount"
    /// The terminal's own row: no device has an empty name.
    private static let terminal = ""
    private static let terminalStarts = "TerminalStartCount"

    /// Adds differences, by device and by name, all or none.
    public func addStatistics(_ differences: [String: [String: Int]], atMillis: Int64) throws(StoreError) {
        guard !differences.isEmpty else { return }
        try StoreError.wrapping("keep the devices' statistics") {
            try database.write { db in
                for (device, counts) in differences {
                    for (name, count) in counts { try Self.add(count, name, of: device, atMillis, db) }
                }
            }
        }
    }

    /// The counts of one device, by name.
    public func statistics(of device: String) throws(StoreError) -> [StoredStatistic] {
        try StoreError.wrapping("read the devices' statistics") {
            try database.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT statistic, count, changed_at_millis FROM device_statistics
                        WHERE device = ? ORDER BY statistic
                        """,
                    arguments: [device]
                ).map { row in
                    StoredStatistic(
                        name: row["statistic"],
                        count: row["count"],
                        changedAtMillis: row["changed_at_millis"]
                    )
                }
            }
        }
    }

    /// UnifiedPOS `resetStatistics`: sets every count of the device to zero, and counts that somebody did.
    public func resetStatistics(of device: String, atMillis: Int64) throws(StoreError) {
        try StoreError.wrapping("reset the statistics of \(device)") {
            try database.write { db in
                try db.execute(
                    sql: """
                        UPDATE device_statistics SET count = 0, changed_at_millis = ?
                        WHERE device = ? AND statistic <> ?
                        """,
                    arguments: [atMillis, device, Self.resetStatistic]
                )
                try Self.add(1, Self.resetStatistic, of: device, atMillis, db)
            }
        }
    }

    /// Counts a start of the terminal and answers the count. On the disk before it is answered, so that no two starts
    /// have the same one.
    public func countTerminalStart(atMillis: Int64) throws(StoreError) -> Int {
        try StoreError.wrapping("count the start") {
            try database.write { db in
                try Self.add(1, Self.terminalStarts, of: Self.terminal, atMillis, db)
                return try Int.fetchOne(
                    db,
                    sql: "SELECT count FROM device_statistics WHERE device = ? AND statistic = ?",
                    arguments: [Self.terminal, Self.terminalStarts]
                ) ?? 1
            }
        }
    }

    private static func add(
        _ count: Int,
        _ name: String,
        of device: String,
        _ atMillis: Int64,
        _ db: Database
    ) throws {
        // A sum above the largest number would become a float, which the table refuses: the count stays there.
        try db.execute(
            sql: """
                INSERT INTO device_statistics (device, statistic, count, changed_at_millis) VALUES (?, ?, ?, ?)
                ON CONFLICT (device, statistic) DO UPDATE SET
                    count = CASE WHEN count > ? - excluded.count THEN ? ELSE count + excluded.count END,
                    changed_at_millis = excluded.changed_at_millis
                """,
            arguments: [device, name, count, atMillis, Int.max, Int.max]
        )
    }
}
