import GRDB
import TillDomain
import TillWire

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The state as it was behind one journal entry, so that a start does not have to fold years.
///
/// A snapshot is a shortcut, never the truth: where it cannot be read, or its entry is not the one that it was taken
/// behind, the whole journal is folded instead.
extension TillStore {
    /// A snapshot is taken with the commit that completes so many entries.
    public static let snapshotEvery: Int64 = 1000
    /// Older snapshots are dropped; one more than needed is kept, in case the latest cannot be read.
    private static let snapshotsKept = 2

    func takeSnapshot(_ state: TillState, behind sequence: Int64, chain: [UInt8], _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO snapshots (sequence, chain, state) VALUES (?, ?, ?)",
            arguments: [sequence, Data(chain), Data(try WireCoding.encode(state))]
        )
        try db.execute(
            sql: """
                DELETE FROM snapshots
                WHERE sequence NOT IN (SELECT sequence FROM snapshots ORDER BY sequence DESC LIMIT ?)
                """,
            arguments: [Self.snapshotsKept]
        )
    }

    /// The state behind the last entry: the latest usable snapshot, and the entries after it.
    ///
    /// - Returns: the state, the length of the journal, and how many entries had to be folded.
    public func restore() throws(StoreError) -> (state: TillState, length: Int64, folded: Int64) {
        let start = try latestSnapshot() ?? (TillState(), 0)
        let (state, length) = try fold(from: start.state, after: start.sequence)
        return (state, length, length - start.sequence)
    }

    /// The latest snapshot that can be read and whose entry is still the one that it was taken behind.
    private func latestSnapshot() throws(StoreError) -> (state: TillState, sequence: Int64)? {
        try StoreError.wrapping("read the snapshots") {
            try database.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT snapshots.sequence, snapshots.state FROM snapshots
                        JOIN journal ON journal.sequence = snapshots.sequence AND journal.chain = snapshots.chain
                        ORDER BY snapshots.sequence DESC
                        """
                )
                for row in rows {
                    let coded: Data = row["state"]
                    // A snapshot of another version of the rules is passed over; the journal has it all.
                    guard let state = try? WireCoding.decode(TillState.self, from: coded) else { continue }
                    return (state, row["sequence"])
                }
                return nil
            }
        }
    }
}
