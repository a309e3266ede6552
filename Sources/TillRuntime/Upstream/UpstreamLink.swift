import Synchronization
import TillSync

/// How things stand with the upstream, for the log, the feed and the status: told when it changes, not at every try.
public final class UpstreamLink: Sendable {
    public enum State: String, Equatable, Sendable, Codable {
        /// Nothing has been asked yet.
        case unknown
        case online
        case offline
        /// No upstream is configured.
        case none
    }

    public struct Status: Equatable, Sendable, Codable {
        public var state: State
        public var reason: String
    }

    private let status: Mutex<Status>
    private let feed: TerminalFeed

    public init(feed: TerminalFeed, isConfigured: Bool) {
        self.feed = feed
        status = Mutex(Status(state: isConfigured ? .unknown : .none, reason: ""))
    }

    public var current: Status { status.withLock { $0 } }

    func succeeded() {
        change(to: Status(state: .online, reason: ""))
    }

    func failed(_ failure: SyncFailure) {
        // An upstream that refuses one order is there.
        guard failure.remedy != .giveUp else { return succeeded() }
        change(to: Status(state: .offline, reason: failure.message))
    }

    private func change(to new: Status) {
        let isNew = status.withLock { old in
            defer { old = new }
            return old != new
        }
        if isNew { feed.send(.upstream(state: new.state.rawValue, reason: new.reason)) }
    }
}
