import GRDB

/// The account of the drawer.
extension TillStore {
    /// How many openings are kept: years of a busy counter. The oldest go.
    public static let drawerOpeningsMax: Int64 = 100_000

    public func record(_ opening: DrawerOpeningRecord) throws(StoreError) {
        try StoreError.wrapping("record a drawer's opening") {
            try database.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO drawer_openings (at_millis, device, user, reason, outcome, text, closed_at_millis)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        opening.atMillis, opening.device, opening.user, opening.reason, opening.outcome.rawValue,
                        opening.text, opening.closedAtMillis,
                    ]
                )
                try db.execute(
                    sql: "DELETE FROM drawer_openings WHERE id <= ?",
                    arguments: [db.lastInsertedRowID - Self.drawerOpeningsMax]
                )
            }
        }
    }

    /// Notes that the drawer is shut, on every opening since it was shut before.
    public func recordDrawerClosed(_ device: String, atMillis: Int64) throws(StoreError) {
        try StoreError.wrapping("record that a drawer was shut") {
            try database.write { db in
                try db.execute(
                    sql: """
                        UPDATE drawer_openings SET closed_at_millis = ?
                        WHERE device = ? AND closed_at_millis IS NULL AND outcome <> ?
                        """,
                    arguments: [atMillis, device, DrawerOpeningRecord.Outcome.failed.rawValue]
                )
            }
        }
    }

    /// The newest openings.
    public func drawerOpenings(limit: Int) throws(StoreError) -> [DrawerOpeningRecord] {
        try StoreError.wrapping("read the drawer's openings") {
            try database.read { db in
                let sql = "SELECT * FROM drawer_openings ORDER BY id DESC LIMIT ?"
                return try Row.fetchAll(db, sql: sql, arguments: [limit]).map { row in
                    var record = DrawerOpeningRecord(
                        atMillis: row["at_millis"],
                        device: row["device"],
                        user: row["user"],
                        reason: row["reason"],
                        outcome: DrawerOpeningRecord.Outcome(rawValue: row["outcome"]) ?? .unverifiable,
                        text: row["text"],
                        closedAtMillis: row["closed_at_millis"]
                    )
                    record.id = row["id"]
                    return record
                }
            }
        }
    }
}
