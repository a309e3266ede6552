#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

/// An entry of the outbox as the store keeps it.
public struct StoredSubmission: Equatable, Sendable, Codable {
    public enum State: String, Equatable, Sendable, Codable, CaseIterable {
        /// For the upstream's answer, or for the time of the next attempt.
        case waiting
        /// The upstream refused it for good: a person looks at it.
        case parked
        /// The upstream has it.
        case done
    }

    public var id: String
    public var kind: String
    public var reference: String
    /// The JSON body: made once, sent unchanged.
    public var payload: [UInt8]
    public var createdAtMillis: Int64
    public var attempts: Int
    public var nextAttemptAtMillis: Int64
    public var lastError: String?
    public var state: State
}

extension TillStore {
    func queueSubmission(_ order: Order, _ atMillis: Int64, _ currency: Currency, _ db: Database) throws {
        let payload = try WireCoding.encode(OrderCreateRequest(order, currency))
        // A sale is submitted once; the reducer says so, and the unique id holds it to that.
        try db.execute(
            sql: """
                INSERT INTO outbox (id, kind, reference, payload, created_at_millis, state) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                "\(UpstreamPath.ordersCreate.rawValue) \(order.reference)",
                UpstreamPath.ordersCreate.rawValue,
                order.reference,
                Data(payload),
                atMillis,
                OutboxMachine.start.rawValue,
            ]
        )
    }

    /// What waits for the upstream, oldest first; parked entries are passed over.
    public func waitingSubmissions(limit: Int) throws(StoreError) -> [StoredSubmission] {
        try submissions(sql: "SELECT * FROM outbox WHERE state = 'waiting' ORDER BY position LIMIT ?", [limit])
    }

    /// Everything that is not done, for a person.
    public func unsettledSubmissions(limit: Int) throws(StoreError) -> [StoredSubmission] {
        try submissions(sql: "SELECT * FROM outbox WHERE state != 'done' ORDER BY position LIMIT ?", [limit])
    }

    public func outboxDepth() throws(StoreError) -> Int {
        try StoreError.wrapping("read the outbox") {
            try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outbox WHERE state != 'done'") ?? 0 }
        }
    }

    /// Notes a failed attempt. An entry that does not wait any more was settled since, and stays as it is: then this
    /// throws `unreadable`.
    public func noteAttempt(
        id: String,
        nextAttemptAtMillis: Int64,
        error: String
    ) throws(StoreError) {
        try StoreError.wrapping("write the outbox") {
            try database.write { db in
                let isNoted = try move(
                    .fail,
                    "attempts = attempts + 1, next_attempt_at_millis = ?, last_error = ?",
                    [nextAttemptAtMillis, error],
                    where: "id = ?",
                    [id],
                    db
                )
                guard isNoted else {
                    throw StoreError(.unreadable, "the outbox's entry \(id) is not in the state that was expected")
                }
            }
        }
    }

    /// Puts everything that is parked or waits for its time back to the front: a person says «now».
    public func retryOutbox() throws(StoreError) {
        try StoreError.wrapping("write the outbox") {
            try database.write { _ = try move(.retry, "next_attempt_at_millis = 0", [], where: "TRUE", [], $0) }
        }
    }

    /// Sends everything once more, what the upstream has confirmed, too: for a technician who moved to an upstream that
    /// was restored from a copy. The upstream knows each order by its reference and keeps it once.
    public func replayOutbox() throws(StoreError) {
        try StoreError.wrapping("write the outbox") {
            try database.write { _ = try move(.replay, "next_attempt_at_millis = 0", [], where: "TRUE", [], $0) }
        }
    }

    /// Moves the entries in whose state the event is legal, of those that `filter` names; false where there is none.
    func move(
        _ event: OutboxEvent,
        _ assignments: String,
        _ arguments: StatementArguments,
        where filter: String,
        _ filterArguments: StatementArguments,
        _ db: Database
    ) throws -> Bool {
        let change = OutboxMachine.change(event)
        try db.execute(
            sql: "UPDATE outbox SET \(change.assignment), \(assignments) WHERE (\(filter)) AND \(change.condition)",
            arguments: arguments + filterArguments
        )
        return db.changesCount > 0
    }

    private func submissions(sql: String, _ arguments: StatementArguments) throws(StoreError) -> [StoredSubmission] {
        try StoreError.wrapping("read the outbox") {
            try database.read { db in
                try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                    let payload: Data = row["payload"]
                    return StoredSubmission(
                        id: row["id"],
                        kind: row["kind"],
                        reference: row["reference"],
                        payload: Array(payload),
                        createdAtMillis: row["created_at_millis"],
                        attempts: row["attempts"],
                        nextAttemptAtMillis: row["next_attempt_at_millis"],
                        lastError: row["last_error"],
                        state: StoredSubmission.State(rawValue: row["state"]) ?? .parked
                    )
                }
            }
        }
    }
}
