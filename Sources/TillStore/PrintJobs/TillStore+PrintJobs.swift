#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

/// A print job as the store keeps it.
public struct StoredPrintJob: Equatable, Sendable, Codable {
    /// Where a job stands. Only `queued` is ever printed by the machine.
    public enum State: String, Equatable, Sendable, Codable, CaseIterable {
        case queued
        /// Bytes may be leaving the host.
        case printing
        /// Every byte left the host; this printer cannot say more.
        case sent
        /// The printer itself said that it printed.
        case confirmed
        /// Bytes left the host and no good end was seen: a person decides.
        case unknown
        /// A person decided that it need not be printed.
        case discarded
    }

    public var id: String
    public var role: PrintJob.Role
    public var title: String
    public var document: Document
    public var state: State
    public var device: String?
    public var attempts: Int
    /// How often a person had it printed again after an unknown outcome: such a print says that it may be the second.
    public var repeats: Int
    /// How many bytes had left the host when it ended badly.
    public var bytesSent: Int?
    public var reason: String?
    public var createdAtMillis: Int64
}

extension TillStore {
    func queue(_ job: PrintJob, _ atMillis: Int64, _ db: Database) throws {
        // The same print is queued once, however often its action comes.
        try db.execute(
            sql: """
                INSERT INTO print_jobs (id, role, title, document, created_at_millis, changed_at_millis)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                job.id,
                job.role.rawValue,
                job.title,
                Data(try WireCoding.encode(job.document)),
                atMillis,
                atMillis,
            ]
        )
    }

    /// Queues a document that belongs to no sale: a test page, a sheet.
    public func queuePrint(_ job: PrintJob, atMillis: Int64) throws(StoreError) {
        try StoreError.wrapping("queue a print job") {
            try database.write { try queue(job, atMillis, $0) }
        }
    }

    /// The oldest job that waits for a printer of that role.
    public func nextPrintJob(role: PrintJob.Role) throws(StoreError) -> StoredPrintJob? {
        try printJobs(
            sql: "SELECT * FROM print_jobs WHERE state = 'queued' AND role = ? ORDER BY position LIMIT 1",
            [role.rawValue]
        ).first
    }

    public func printJobs(limit: Int) throws(StoreError) -> [StoredPrintJob] {
        try printJobs(sql: "SELECT * FROM print_jobs ORDER BY position DESC LIMIT ?", [limit])
    }

    /// Notes that bytes are about to leave the host. Durable before the first byte, so that a crash leaves no doubt that
    /// there is doubt.
    public func markPrinting(id: String, device: String, atMillis: Int64) throws(StoreError) {
        try change(
            id: id,
            sql: """
                UPDATE print_jobs SET state = 'printing', device = ?, attempts = attempts + 1, reason = NULL,
                    bytes_sent = NULL, changed_at_millis = ? WHERE id = ? AND state = 'queued'
                """,
            [device, atMillis, id]
        )
    }

    /// Notes how a print that had begun ended. A job that is not printing any more was settled otherwise since, by a
    /// restart or by a person, and stays as it is: then this throws `unreadable`.
    public func markPrint(
        id: String,
        _ state: StoredPrintJob.State,
        reason: String?,
        bytesSent: Int?,
        atMillis: Int64
    ) throws(StoreError) {
        try change(
            id: id,
            sql: """
                UPDATE print_jobs SET state = ?, reason = ?, bytes_sent = ?, changed_at_millis = ?
                WHERE id = ? AND state = 'printing'
                """,
            [state.rawValue, reason, bytesSent, atMillis, id]
        )
    }

    /// After a restart: what was queued goes on, what was printing is unknown. Answers the ids of the unknown ones.
    public func recoverPrintJobs(atMillis: Int64) throws(StoreError) -> [String] {
        try StoreError.wrapping("recover the print jobs") {
            try database.write { db in
                let ids = try String.fetchAll(db, sql: "SELECT id FROM print_jobs WHERE state = 'printing'")
                try db.execute(
                    sql: """
                        UPDATE print_jobs SET state = 'unknown', changed_at_millis = ?,
                            reason = 'the terminal stopped while it was printing' WHERE state = 'printing'
                        """,
                    arguments: [atMillis]
                )
                return ids
            }
        }
    }

    /// A person's decision on a job of unknown outcome: print it again, or let it be.
    public func settleUnknownPrint(id: String, printAgain: Bool, atMillis: Int64) throws(StoreError) -> Bool {
        try StoreError.wrapping("settle a print job") {
            try database.write { db in
                try db.execute(
                    sql: """
                        UPDATE print_jobs SET state = ?, repeats = repeats + ?, changed_at_millis = ?
                        WHERE id = ? AND state = 'unknown'
                        """,
                    arguments: [
                        printAgain ? StoredPrintJob.State.queued.rawValue : StoredPrintJob.State.discarded.rawValue,
                        printAgain ? 1 : 0,
                        atMillis,
                        id,
                    ]
                )
                return db.changesCount == 1
            }
        }
    }

    private func change(id: String, sql: String, _ arguments: StatementArguments) throws(StoreError) {
        try StoreError.wrapping("change print job \(id)") {
            try database.write { db in
                try db.execute(sql: sql, arguments: arguments)
                guard db.changesCount == 1 else {
                    throw StoreError(.unreadable, "print job \(id) is not in the state that was expected")
                }
            }
        }
    }

    private func printJobs(sql: String, _ arguments: StatementArguments) throws(StoreError) -> [StoredPrintJob] {
        try StoreError.wrapping("read the print jobs") {
            try database.read { db in
                try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                    let document: Data = row["document"]
                    return StoredPrintJob(
                        id: row["id"],
                        role: PrintJob.Role(rawValue: row["role"]) ?? .receipt,
                        title: row["title"],
                        document: try WireCoding.decode(Document.self, from: document),
                        state: StoredPrintJob.State(rawValue: row["state"]) ?? .unknown,
                        device: row["device"],
                        attempts: row["attempts"],
                        repeats: row["repeats"],
                        bytesSent: row["bytes_sent"],
                        reason: row["reason"],
                        createdAtMillis: row["created_at_millis"]
                    )
                }
            }
        }
    }
}
