import Logging
import TillDomain
import TillStore
import TillSync

/// Carries what waits in the outbox to the upstream, in order, until it has said yes.
///
/// At least once, with the order's reference as the key of idempotency on the other side. An entry is settled by an
/// action, in the same transaction as the order it belongs to.
struct OutboxDrain: Sendable {
    static let batchMax = 20
    /// How often the outbox is looked at when nobody rings.
    static let pollMillis: Int64 = 1000

    let store: TillStore
    let transport: any SyncTransport
    let clock: TerminalClock
    let link: UpstreamLink
    let take: @Sendable (Action.Event) async -> Terminal.Result
    let logger: Logger

    func run(_ bell: Bell) async {
        await bell.works(atLeastEvery: Self.pollMillis) {
            do throws(StoreError) {
                while try await drainBatch() {}
            } catch {
                logger.error("the outbox cannot be worked: \(error)")
            }
        }
    }

    /// One batch; true when there may be more to do at once.
    func drainBatch() async throws(StoreError) -> Bool {
        let entries = try store.waitingSubmissions(limit: Self.batchMax)
        for entry in entries {
            // The first that is not due holds up the others: they go to the same upstream.
            guard entry.nextAttemptAtMillis <= clock.nowMillis(), !Task.isCancelled else { return false }
            guard try await submit(entry) else { return false }
        }
        return entries.count == Self.batchMax
    }

    /// One attempt; false when the ones behind it had better wait.
    private func submit(_ entry: StoredSubmission) async throws(StoreError) -> Bool {
        let attempt: OutboxPolicy.Attempt
        do throws(SyncFailure) {
            let answer = try await transport.createOrder(entry.payload)
            attempt = .accepted(orderID: answer.orderID)
            link.succeeded()
        } catch {
            attempt = .failed(error)
            link.failed(error)
        }
        let decision = OutboxPolicy.decide(
            attempt,
            attempts: entry.attempts + 1,
            nowMillis: clock.nowMillis(),
            chance: clock.chance()
        )
        switch decision {
        case .settle(let orderID):
            logger.info("upstream has \(entry.reference) as order \(orderID)")
            return await settled(.upstreamAccepted(reference: entry.reference, orderID: orderID))
        case .park(let reason):
            logger.error("upstream refused \(entry.reference) for good: \(reason)")
            return await settled(.upstreamRefused(reference: entry.reference, reason: reason))
        case .tryAgain(let atMillis, let reason, let stopsQueue):
            try store.noteAttempt(id: entry.id, nextAttemptAtMillis: atMillis, error: reason)
            let seconds = max(0, atMillis - clock.nowMillis()) / 1000
            logger.warning("upstream does not have \(entry.reference) yet; next try in \(seconds) s: \(reason)")
            return !stopsQueue
        }
    }

    /// False where the answer could not be written down: the entry stays, and the retry gets the same answer.
    private func settled(_ event: Action.Event) async -> Bool {
        await take(event) == .done
    }
}
