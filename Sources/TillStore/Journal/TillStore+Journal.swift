#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

/// One entry of the journal.
public struct JournalEntry: Equatable, Sendable {
    /// From 1, without gaps.
    public var sequence: Int64
    /// The catalogue under which the action was decided.
    public var catalogueEtag: String
    public var action: Action

    /// The event's name, for lists: `scanned`.
    public var eventName: String { action.event.name }
}

extension TillStore {
    /// Writes one action with all that follows from it in one transaction. When this has returned, it is on the disk.
    ///
    /// - Parameters:
    ///   - state: the state behind the action; a snapshot of it is taken now and then.
    /// - Returns: the journal's sequence number.
    @discardableResult
    public func commit(
        _ action: Action,
        effects: [Effect],
        catalogueEtag: String,
        currency: Currency,
        state: TillState? = nil
    ) throws(StoreError) -> Int64 {
        try StoreError.wrapping("write the journal") {
            let coded = try WireCoding.encode(action)
            return try database.write { db in
                let previous = try Data.fetchOne(db, sql: "SELECT chain FROM journal ORDER BY sequence DESC LIMIT 1")
                let chain = JournalChain.link(after: previous.map(Array.init) ?? [], catalogueEtag, coded)
                try db.execute(
                    sql: """
                        INSERT INTO journal (at_millis, catalogue_etag, event, action, chain) VALUES (?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        action.stamp.atMillis,
                        catalogueEtag,
                        action.event.name,
                        Data(coded),
                        Data(chain),
                    ]
                )
                let sequence = db.lastInsertedRowID
                for effect in effects {
                    try write(effect, action.stamp.atMillis, currency, db)
                }
                if let state, sequence.isMultiple(of: Self.snapshotEvery) {
                    try takeSnapshot(state, behind: sequence, chain: chain, db)
                }
                return sequence
            }
        }
    }

    private func write(_ effect: Effect, _ atMillis: Int64, _ currency: Currency, _ db: Database) throws {
        switch effect {
        case .saveOrder(let order): try save(order, atMillis, db)
        case .print(let job): try queue(job, atMillis, db)
        case .submit(let order): try queueSubmission(order, atMillis, currency, db)
        case .markFinalized(let reference, let orderID): try markFinalized(reference, orderID, atMillis, db)
        case .markRefused(let reference, let reason): try markRefused(reference, reason, atMillis, db)
        case .noteReturn(let reference, let returned, let refunded):
            try noteReturn(reference, returned, refunded, atMillis, db)
        case .show, .sound, .openDrawer, .findSale, .tell: break
        }
    }

    /// The journal from one entry on, in order, at most `limit` entries.
    public func journal(after sequence: Int64 = 0, limit: Int) throws(StoreError) -> [JournalEntry] {
        try StoreError.wrapping("read the journal") {
            try database.read { db in
                try Row.fetchAll(
                    db,
                    sql:
                        "SELECT sequence, catalogue_etag, action FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?",
                    arguments: [sequence, limit]
                ).map { row in
                    let coded: Data = row["action"]
                    return JournalEntry(
                        sequence: row["sequence"],
                        catalogueEtag: row["catalogue_etag"],
                        action: try WireCoding.decode(Action.self, from: coded)
                    )
                }
            }
        }
    }

    public func journalLength() throws(StoreError) -> Int64 {
        try StoreError.wrapping("read the journal") {
            try database.read { try Int64.fetchOne($0, sql: "SELECT max(sequence) FROM journal") ?? 0 }
        }
    }

    /// Folds the whole journal into the state, from the first entry on.
    ///
    /// - Throws: `unreadable` where an entry's catalogue is gone, or where an action that was once accepted is refused
    ///   now: then the rules have changed under the journal, and going on would lose a sale.
    public func replay() throws(StoreError) -> (state: TillState, length: Int64) {
        try fold(from: TillState(), after: 0)
    }

    /// Folds the entries after one into a state.
    func fold(from start: TillState, after sequence: Int64) throws(StoreError) -> (state: TillState, length: Int64) {
        let batchMax = 1000
        var state = start
        var last = sequence
        var catalogues: [String: Catalogue] = [:]
        while true {
            let entries = try journal(after: last, limit: batchMax)
            guard !entries.isEmpty else { return (state, last) }
            for entry in entries {
                let catalogue: Catalogue
                if let known = catalogues[entry.catalogueEtag] {
                    catalogue = known
                } else {
                    catalogue = try self.catalogue(etag: entry.catalogueEtag)
                    catalogues[entry.catalogueEtag] = catalogue
                }
                if case .refused(let refusal, _) = state.reduce(entry.action, catalogue) {
                    let what = "journal entry \(entry.sequence) (\(entry.eventName)) was accepted once"
                    throw StoreError(.unreadable, "\(what) and is refused now: \(refusal.code)")
                }
                last = entry.sequence
            }
        }
    }

    /// Checks that no entry is missing or was changed; answers the first that is wrong. Entries that are missing at the
    /// end leave no gap in the chain, but SQLite keeps the highest number that it ever gave.
    public func verifyJournal() throws(StoreError) -> (length: Int64, firstBroken: Int64?) {
        try StoreError.wrapping("verify the journal") {
            try database.read { db in
                var chain: [UInt8] = []
                var length: Int64 = 0
                let rows = try Row.fetchCursor(
                    db,
                    sql: "SELECT sequence, catalogue_etag, action, chain FROM journal ORDER BY sequence"
                )
                while let row = try rows.next() {
                    let sequence: Int64 = row["sequence"]
                    let coded: Data = row["action"]
                    let stored: Data = row["chain"]
                    chain = JournalChain.link(after: chain, row["catalogue_etag"], Array(coded))
                    guard sequence == length + 1, Array(stored) == chain else { return (length, sequence) }
                    length = sequence
                }
                let given = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'journal'") ?? 0
                return (length, given > length ? length + 1 : nil)
            }
        }
    }
}
