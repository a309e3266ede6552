/// What to do with an outbox entry after an attempt. A decision without I/O or clock.
public enum OutboxPolicy {
    /// How an attempt ended.
    public enum Attempt: Equatable, Sendable {
        case accepted(orderID: Int)
        case failed(SyncFailure)
    }

    public enum Decision: Equatable, Sendable {
        /// Tell the domain; it is settled.
        case settle(orderID: Int)
        /// Try again at that time. `stopsQueue` says that the entries behind it would fail likewise.
        case tryAgain(atMillis: Int64, reason: String, stopsQueue: Bool)
        /// Keep it aside with its reason.
        case park(reason: String)
    }

    public static func decide(
        _ attempt: Attempt,
        attempts: Int,
        nowMillis: Int64,
        chance: Double
    ) -> Decision {
        switch attempt {
        case .accepted(let orderID):
            return .settle(orderID: orderID)
        case .failed(let failure):
            switch failure.remedy {
            case .giveUp:
                return .park(reason: failure.message)
            case .retry, .waitForOperator:
                let pause = Backoff.pauseMillis(attempts: attempts, chance: chance)
                return .tryAgain(atMillis: nowMillis + pause, reason: failure.message, stopsQueue: true)
            }
        }
    }
}
