import Synchronization
import TillRuntime

/// The last events of the feed, so that a script can wait for what its command caused.
///
/// Bound: `keptMax` events are kept; a script looks at what its last command caused, never that far back.
final class FeedLog: Sendable {
    static let keptMax = 1024
    private static let pollMillis = 5

    private struct Log {
        var events: [(number: Int, event: FeedEvent)] = []
        var latest = 0
    }

    private let log = Mutex(Log())

    func add(_ number: Int, _ event: FeedEvent) {
        log.withLock { log in
            log.events.append((number, event))
            log.latest = number
            if log.events.count > Self.keptMax { log.events.removeFirst(log.events.count - Self.keptMax) }
        }
    }

    /// What was told before this listener came will never be heard.
    func begin(after number: Int) {
        log.withLock { $0.latest = max($0.latest, number) }
    }

    /// Waits until the feed has told everything up to a number; gives up in silence after `millis`.
    func caughtUp(with number: Int, within millis: Int) async throws {
        for _ in 0..<(millis / Self.pollMillis) {
            if log.withLock({ $0.latest >= number }) { return }
            try await Task.sleep(for: .milliseconds(Self.pollMillis))
        }
    }

    /// The first event behind a number that matches; nil when none came in time.
    func first(
        after number: Int,
        within millis: Int,
        where matches: (FeedEvent) -> Bool
    ) async throws -> FeedEvent? {
        for _ in 0..<(millis / Self.pollMillis) {
            let found = log.withLock { log in
                log.events.first { $0.number > number && matches($0.event) }?.event
            }
            if let found { return found }
            try await Task.sleep(for: .milliseconds(Self.pollMillis))
        }
        return nil
    }
}
