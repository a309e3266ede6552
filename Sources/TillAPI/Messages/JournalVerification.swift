import TillDomain
import TillStore
import TillWire

/// What a check of the whole journal found.
public struct JournalVerification: Equatable, Sendable, Codable {
    public var length: Int64
    /// The first entry that is missing or was altered; absent when the chain is whole.
    public var firstBroken: Int64?
    /// What SQLite's own check of the file found.
    public var databaseProblems: [String]
    /// What a replay from the first entry came to: the session and the open orders.
    public var replayed: String?
    public var replayProblem: String?

    public var isSound: Bool {
        firstBroken == nil && databaseProblems.isEmpty && replayProblem == nil
    }

    public init(_ store: TillStore) throws(StoreError) {
        (length, firstBroken) = try store.verifyJournal()
        databaseProblems = try store.integrityProblems()
        do throws(StoreError) {
            let (state, _) = try store.replay()
            // What the terminal starts from has to be what the whole journal comes to.
            guard try store.restore().state == state else {
                replayProblem = "a start from the latest snapshot gives another state than the whole journal"
                return
            }
            let orders = "\(state.order == nil ? 0 : 1) open, \(state.parked.count) parked"
            replayed = "session \(state.session.id) \(state.session.state.rawValue); orders: \(orders)"
        } catch {
            replayProblem = error.description
        }
    }
}
