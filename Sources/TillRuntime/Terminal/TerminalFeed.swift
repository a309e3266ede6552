import Synchronization
import TillDomain

/// What front ends are told, as it happens.
public enum FeedEvent: Equatable, Sendable, Codable {
    case display(upper: String, lower: String)
    case sound(name: Effect.Sound)
    /// For the cashier to read, in the till's language.
    case notice(text: String)
    case refused(code: String, text: String)
    /// Something broke: what, and what to do.
    case fault(text: String)
    case scanned(device: String, text: String)
    case device(name: String, condition: String, reason: String)
    case print(job: String, state: String, device: String?, reason: String?)
    case upstream(state: String, reason: String)
}

/// Tells every subscriber; none can slow the till down.
///
/// Bound: `bufferMax` events wait for a subscriber, then the oldest are dropped: a front end that was away asks for the
/// state anew. At most `subscribersMax` listen.
public final class TerminalFeed: Sendable {
    public static let bufferMax = 256
    public static let subscribersMax = 64

    /// An event and its number, counted from 1 since the terminal started.
    public struct Numbered: Equatable, Sendable {
        public var number: Int
        public var event: FeedEvent
    }

    private struct Subscribers {
        var next = 0
        var sent = 0
        var continuations: [Int: AsyncStream<Numbered>.Continuation] = [:]
    }

    private let subscribers = Mutex(Subscribers())

    public init() {}

    public func send(_ event: FeedEvent) {
        subscribers.withLock { list in
            list.sent += 1
            let numbered = Numbered(number: list.sent, event: event)
            for continuation in list.continuations.values { continuation.yield(numbered) }
        }
    }

    /// The number of the latest event: who was answered after it has been told everything once their stream is there.
    public var latest: Int { subscribers.withLock { $0.sent } }

    /// A stream of what happens from now on; nil when too many listen already.
    public func subscribe() -> AsyncStream<Numbered>? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Numbered.self,
            bufferingPolicy: .bufferingNewest(Self.bufferMax)
        )
        let id: Int? = subscribers.withLock { list in
            guard list.continuations.count < Self.subscribersMax else { return nil }
            list.next += 1
            list.continuations[list.next] = continuation
            return list.next
        }
        guard let id else { return nil }
        continuation.onTermination = { [weak self] _ in
            self?.subscribers.withLock { $0.continuations[id] = nil }
        }
        return stream
    }

    /// Ends every subscription, so that a server that streams them can stop.
    public func finish() {
        let all = subscribers.withLock { Array($0.continuations.values) }
        for continuation in all { continuation.finish() }
    }
}
