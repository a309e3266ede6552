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
    /// For the kitchen: the key of the station that it is for.
    public var station: String?
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
                INSERT INTO print_jobs (id, role, station, title, document, created_at_millis, changed_at_millis, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                job.id,
                job.role.rawValue,
                job.station ?? "",
                job.title,
                Data(try WireCoding.encode(job.document)),
                atMillis,
                atMillis,
                PrintJobMachine.start.rawValue,
            ]
        )
    }

    /// Queues a document that belongs to no sale: a test page, a sheet.
    public func queuePrint(_ job: PrintJob, atMillis: Int64) throws(StoreError) {
        try StoreError.wrapping("queue a print job") {
            try database.write { try queue(job, atMillis, $0) }
        }
    }

    /// The oldest job that waits for a printer of that role, and of that station in the kitchen.
    public func nextPrintJob(role: PrintJob.Role, station: String? = nil) throws(StoreError) -> StoredPrintJob? {
        try printJobs(
            sql: """
                SELECT * FROM print_jobs WHERE state = 'queued' AND role = ? AND station = ?
                ORDER BY position LIMIT 1
                """,
            [role.rawValue, station ?? ""]
        ).first
    }

    /// The stations for which a job waits.
    public func waitingStations() throws(StoreError) -> [String] {
        try StoreError.wrapping("read the print jobs") {
            try database.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT station FROM print_jobs WHERE state = 'queued' AND role = ? ORDER BY station
                        """,
                    arguments: [PrintJob.Role.kitchen.rawValue]
                )
            }
        }
    }

    public func printJobs(limit: Int) throws(StoreError) -> [StoredPrintJob] {
        try printJobs(sql: "SELECT * FROM print_jobs ORDER BY position DESC LIMIT ?", [limit])
    }

    /// Notes that bytes are about to leave the host. Durable before the first byte, so that a crash leaves no doubt that
    /// there is doubt.
    public func markPrinting(id: String, device: String, atMillis: Int64) throws(StoreError) {
        try change(
            id: id,
            .start,
            "device = ?, attempts = attempts + 1, reason = NULL, bytes_sent = NULL, changed_at_millis = ?",
            [device, atMillis]
        )
    }

    /// Notes how a print that had begun ended. A job that is not printing any more was settled otherwise since, by a
    /// restart or by a person, and stays as it is: then this throws `unreadable`.
    ///
    /// - Parameter event: one of those that are legal in `printing`.
    public func markPrint(
        id: String,
        _ event: PrintJobEvent,
        reason: String?,
        bytesSent: Int?,
        atMillis: Int64
    ) throws(StoreError) {
        precondition(PrintJobMachine.transitions[.printing]?[event] != nil, "\(event) ends no print")
        try change(
            id: id,
            event,
            "reason = ?, bytes_sent = ?, changed_at_millis = ?",
            [reason, bytesSent, atMillis]
        )
    }

    /// After a restart: what was queued goes on, what was printing is unknown. Answers the ids of the unknown ones.
    public func recoverPrintJobs(atMillis: Int64) throws(StoreError) -> [String] {
        try StoreError.wrapping("recover the print jobs") {
            try database.write { db in
                let change = PrintJobMachine.change(.recover)
                let ids = try String.fetchAll(db, sql: "SELECT id FROM print_jobs WHERE \(change.condition)")
                try db.execute(
                    sql: """
                        UPDATE print_jobs SET \(change.assignment), changed_at_millis = ?,
                            reason = 'the terminal stopped while it was printing' WHERE \(change.condition)
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
                try update(
                    id: id,
                    printAgain ? .printAgain : .discard,
                    "repeats = repeats + ?, changed_at_millis = ?",
                    [printAgain ? 1 : 0, atMillis],
                    db
                )
            }
        }
    }

    private func change(
        id: String,
        _ event: PrintJobEvent,
        _ assignments: String,
        _ arguments: StatementArguments
    ) throws(StoreError) {
        try StoreError.wrapping("change print job \(id)") {
            try database.write { db in
                guard try update(id: id, event, assignments, arguments, db) else {
                    throw StoreError(.unreadable, "print job \(id) is not in the state that was expected")
                }
            }
        }
    }

    /// Moves a job as the machine says; false where the event is illegal in the job's state, or there is no such job.
    private func update(
        id: String,
        _ event: PrintJobEvent,
        _ assignments: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> Bool {
        let change = PrintJobMachine.change(event)
        try db.execute(
            sql: "UPDATE print_jobs SET \(change.assignment), \(assignments) WHERE id = ? AND \(change.condition)",
            arguments: arguments + [id]
        )
        return db.changesCount == 1
    }

    private func printJobs(sql: String, _ arguments: StatementArguments) throws(StoreError) -> [StoredPrintJob] {
        try StoreError.wrapping("read the print jobs") {
            try database.read { db in
                try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                    let document: Data = row["document"]
                    return StoredPrintJob(
                        id: row["id"],
                        role: PrintJob.Role(rawValue: row["role"]) ?? .receipt,
                        station: (row["station"] as String).isEmpty ? nil : row["station"],
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
