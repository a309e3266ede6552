import Testing
import TillSync

/// What becomes of an entry after an attempt: the whole table.
struct OutboxPolicyTests {
    @Test func acceptedIsSettledHoweverOftenItWasTried() {
        for attempts in [1, 2, 50] {
            let decision = OutboxPolicy.decide(
                .accepted(orderID: 9585),
                attempts: attempts,
                nowMillis: 5000,
                chance: 0.5
            )
            #expect(decision == .settle(orderID: 9585))
        }
    }

    @Test(arguments: [SyncFailure.Remedy.retry, .waitForOperator])
    func whatMayHealIsTriedAgainAndHoldsTheQueue(remedy: SyncFailure.Remedy) {
        let decision = OutboxPolicy.decide(
            .failed(SyncFailure(remedy, "no route to the upstream")),
            attempts: 3,
            nowMillis: 10_000,
            chance: 0
        )
        #expect(decision == .tryAgain(atMillis: 10_400, reason: "no route to the upstream", stopsQueue: true))
    }

    @Test func nothingThatMayHealIsEverParked() {
        for attempts in [1, 7, 100_000] {
            let decision = OutboxPolicy.decide(
                .failed(SyncFailure(.retry, "busy")),
                attempts: attempts,
                nowMillis: 0,
                chance: 0.999
            )
            guard case .tryAgain(let atMillis, _, true) = decision else {
                Issue.record("\(attempts) attempts gave \(decision)")
                continue
            }
            #expect(atMillis <= Backoff.pauseMaxMillis)
        }
    }

    @Test func whatIsWrongForGoodIsParkedAtOnceWithItsReason() {
        let decision = OutboxPolicy.decide(
            .failed(SyncFailure(.giveUp, "amount_total: is 3.00")),
            attempts: 1,
            nowMillis: 0,
            chance: 0.5
        )
        #expect(decision == .park(reason: "amount_total: is 3.00"))
    }
}
