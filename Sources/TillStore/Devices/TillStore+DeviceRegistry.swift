import GRDB

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The memory of which device plays which role.
extension TillStore {
    /// A terminal has fewer roles; those above it are of configurations of long ago, and the ones seen least lately go.
    public static let deviceRegistryMax = 256
    /// What one identity may take; a longer one is refused.
    public static let deviceIdentityMaxBytes = 4096

    /// Every role that is remembered, by name.
    public func deviceRegistry() throws(StoreError) -> [DeviceRegistryRecord] {
        try StoreError.wrapping("read which device plays which role") {
            try database.read { db in
                let rows = try Row.fetchAll(db, sql: "SELECT * FROM device_registry ORDER BY role")
                return rows.map { row in
                    let identity: Data = row["identity"]
                    return DeviceRegistryRecord(
                        role: row["role"],
                        driver: row["driver"],
                        identity: Array(identity),
                        // A word that this version does not know is no person's.
                        chosenBy: DeviceRegistryRecord.Chooser(rawValue: row["chosen_by"]) ?? .automatic,
                        boundAtMillis: row["bound_at_millis"],
                        lastSeenAtMillis: row["last_seen_at_millis"]
                    )
                }
            }
        }
    }

    /// Takes these roles out and writes those down, all of it or nothing.
    public func updateDeviceRegistry(
        remember: [DeviceRegistryRecord],
        forget: [String] = []
    ) throws(StoreError) {
        for record in remember where record.identity.count > Self.deviceIdentityMaxBytes {
            let text = "the identity of '\(record.role)' takes \(record.identity.count) bytes"
            throw StoreError(.unreadable, "\(text); at most \(Self.deviceIdentityMaxBytes) are stored")
        }
        try StoreError.wrapping("write which device plays which role") {
            try database.write { db in
                for role in forget {
                    try db.execute(sql: "DELETE FROM device_registry WHERE role = ?", arguments: [role])
                }
                for record in remember { try Self.write(record, db) }
                try db.execute(
                    sql: """
                        DELETE FROM device_registry WHERE role NOT IN (
                            SELECT role FROM device_registry ORDER BY last_seen_at_millis DESC, role LIMIT ?
                        )
                        """,
                    arguments: [Self.deviceRegistryMax]
                )
            }
        }
    }

    private static func write(_ record: DeviceRegistryRecord, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO device_registry (role, driver, identity, chosen_by, bound_at_millis, last_seen_at_millis)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (role) DO UPDATE SET driver = excluded.driver, identity = excluded.identity,
                    chosen_by = excluded.chosen_by, bound_at_millis = excluded.bound_at_millis,
                    last_seen_at_millis = excluded.last_seen_at_millis
                """,
            arguments: [
                record.role, record.driver, Data(record.identity), record.chosenBy.rawValue, record.boundAtMillis,
                record.lastSeenAtMillis,
            ]
        )
    }
}
