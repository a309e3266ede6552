import GRDB
import TillDomain

/// What becomes of a print job. Every change goes through `PrintJobMachine`.
extension TillStore {
    /// Notes that bytes are about to leave the host. Durable before the first byte, so that a crash leaves no doubt that
    /// there is doubt.
    ///
    /// - Parameter insteadOf: the printer on which it should have come out, where this one is the fall-back.
    public func markPrinting(
        id: String,
        device: String,
        insteadOf: String? = nil,
        atMillis: Int64
    ) throws(StoreError) {
        try change(
            id: id,
            .start,
            """
            device = ?, instead_of = ?, attempts = attempts + 1, reason = NULL, bytes_sent = NULL,
            changed_at_millis = ?
            """,
            [device, insteadOf, atMillis]
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

    /// Notes that the printer is known to be unable before the job was given to it.
    ///
    /// - Returns: false where the job is blocked already or is past that: nothing is written then.
    public func markBlocked(
        id: String,
        device: String,
        reason: String,
        atMillis: Int64
    ) throws(StoreError) -> Bool {
        try StoreError.wrapping("block print job \(id)") {
            try database.write { db in
                let state = try String.fetchOne(db, sql: "SELECT state FROM print_jobs WHERE id = ?", arguments: [id])
                // A print that has begun is ended by its own answer, and not by what is said of the printer meanwhile.
                guard state != StoredPrintJob.State.printing.rawValue else { return false }
                return try update(
                    id: id,
                    .block,
                    "device = ?, instead_of = NULL, reason = ?, bytes_sent = 0, changed_at_millis = ?",
                    [device, reason, atMillis],
                    db
                )
            }
        }
    }

    /// After a restart: what no byte has left of goes on, what was printing is unknown. Answers the ids of the unknown
    /// ones.
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

    /// A person's decision: print it, or let it be. A job of unknown outcome is printed again and says that it may be
    /// the second; one of which no byte has left the host is tried at once, as the first print that it is.
    ///
    /// - Parameter by: who decided.
    /// - Returns: false where there is no such job, or the decision makes no sense in its state.
    public func settlePrint(id: String, printAgain: Bool, by: String, atMillis: Int64) throws(StoreError) -> Bool {
        try StoreError.wrapping("settle a print job") {
            try database.write { db in
                let note = "settled_by = ?, changed_at_millis = ?"
                guard printAgain else { return try update(id: id, .discard, note, [by, atMillis], db) }
                let repeated = "repeats = repeats + 1, \(note)"
                if try update(id: id, .printAgain, repeated, [by, atMillis], db) { return true }
                return try update(id: id, .tryNow, note, [by, atMillis], db)
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
}
