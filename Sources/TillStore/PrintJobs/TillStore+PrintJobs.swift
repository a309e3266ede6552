#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

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

    // MARK: - What is printed next

    private static let workable = PrintJobMachine.workable.map { "'\($0.rawValue)'" }.joined(separator: ", ")

    /// The oldest job that can be worked for each role and station, oldest first. Which of them share a printer is for
    /// the caller to say.
    public func printQueueHeads() throws(StoreError) -> [PrintQueueHead] {
        try StoreError.wrapping("read the print jobs") {
            try database.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT id, role, station, MIN(position) AS position FROM print_jobs
                        WHERE state IN (\(Self.workable)) GROUP BY role, station ORDER BY 4
                        """
                ).map { row in
                    PrintQueueHead(
                        id: row["id"],
                        role: PrintJob.Role(rawValue: row["role"]) ?? .receipt,
                        station: (row["station"] as String).isEmpty ? nil : row["station"],
                        position: row["position"]
                    )
                }
            }
        }
    }

    public func printJob(id: String) throws(StoreError) -> StoredPrintJob? {
        try printJobs(sql: "SELECT * FROM print_jobs WHERE id = ?", [id]).first
    }

    // MARK: - For people

    /// The newest jobs, all or those in one state.
    public func printJobs(limit: Int, state: StoredPrintJob.State? = nil) throws(StoreError) -> [StoredPrintJob] {
        guard let state else {
            return try printJobs(sql: "SELECT * FROM print_jobs ORDER BY position DESC LIMIT ?", [limit])
        }
        let sql = "SELECT * FROM print_jobs WHERE state = ? ORDER BY position DESC LIMIT ?"
        return try printJobs(sql: sql, [state.rawValue, limit])
    }

    /// How many jobs are in each state; a state that no job is in is not there.
    public func printJobCounts() throws(StoreError) -> [StoredPrintJob.State: Int] {
        try StoreError.wrapping("count the print jobs") {
            try database.read { db in
                let rows = try Row.fetchAll(db, sql: "SELECT state, COUNT(*) AS count FROM print_jobs GROUP BY state")
                return rows.reduce(into: [:]) { counts, row in
                    counts[StoredPrintJob.State(rawValue: row["state"]) ?? .unknown, default: 0] += row["count"] as Int
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
                        station: (row["station"] as String).isEmpty ? nil : row["station"],
                        title: row["title"],
                        document: try WireCoding.decode(Document.self, from: document),
                        state: StoredPrintJob.State(rawValue: row["state"]) ?? .unknown,
                        device: row["device"],
                        insteadOf: row["instead_of"],
                        attempts: row["attempts"],
                        repeats: row["repeats"],
                        bytesSent: row["bytes_sent"],
                        reason: row["reason"],
                        settledBy: row["settled_by"],
                        createdAtMillis: row["created_at_millis"]
                    )
                }
            }
        }
    }
}
