import Testing
import TillSync

struct BackoffTests {
    @Test(arguments: [
        // attempts, the shortest pause (a tenth of the ceiling), the ceiling
        (1, Int64(100), Int64(1000)),
        (2, 200, 2000),
        (3, 400, 4000),
        (4, 800, 8000),
        (5, 1600, 16_000),
        (6, 3200, 32_000),
        (7, 6000, 60_000),
        (8, 6000, 60_000),
        (1000, 6000, 60_000),
        (.max, 6000, 60_000),
    ])
    func thePauseDoublesUpToAMinute(attempts: Int, shortest: Int64, ceiling: Int64) {
        #expect(Backoff.pauseMillis(attempts: attempts, chance: 0) == shortest)
        #expect(Backoff.pauseMillis(attempts: attempts, chance: 0.5) == shortest + (ceiling - shortest) / 2)
        let longest = Backoff.pauseMillis(attempts: attempts, chance: 1.0.nextDown)
        #expect(longest >= ceiling - 1 && longest <= ceiling)
    }

    @Test func chanceSpreadsThePauses() {
        let pauses = stride(from: 0.0, to: 1.0, by: 0.01).map { Backoff.pauseMillis(attempts: 7, chance: $0) }
        #expect(Set(pauses).count == pauses.count)
        #expect(pauses == pauses.sorted())
    }
}
