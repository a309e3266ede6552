import Testing

@testable import TillDevices

@Suite struct RestartPolicyTests {
    @Test func thePauseDoublesFrom50MillisecondsTo30Seconds() {
        var policy = RestartPolicy()
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<12 {
            guard case .restart(let pause) = policy.crashed(nowMillis: now, readySinceMillis: nil, jitter: 0) else {
                Issue.record("given up after \(pauses)")
                return
            }
            pauses.append(pause)
            // Seldom enough that it is never given up.
            now += 10_000
        }
        #expect(pauses == [50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000, 30_000])
    }

    @Test(arguments: [(0.0, 50), (0.5, 44), (1.0, 38)])
    func theJitterTakesUpToAQuarterOff(jitter: Double, pauseMillis: Int64) {
        var policy = RestartPolicy()
        let verdict = policy.crashed(nowMillis: 0, readySinceMillis: nil, jitter: jitter)
        #expect(verdict == .restart(afterMillis: pauseMillis))
    }

    @Test func theEighthCrashWithin60SecondsIsTheLast() {
        var policy = RestartPolicy()
        for crash in 0..<7 {
            let verdict = policy.crashed(nowMillis: Int64(crash) * 8571, readySinceMillis: nil, jitter: 0)
            #expect(verdict != .quarantine)
        }
        #expect(policy.crashed(nowMillis: 60_000, readySinceMillis: nil, jitter: 0) == .quarantine)
    }

    @Test func theFirstCrashIsForgottenAfter60Seconds() {
        var policy = RestartPolicy()
        for crash in 0..<7 {
            _ = policy.crashed(nowMillis: Int64(crash), readySinceMillis: nil, jitter: 0)
        }
        let verdict = policy.crashed(nowMillis: 60_001, readySinceMillis: nil, jitter: 0)
        #expect(verdict == .restart(afterMillis: 50 << 7))
    }

    @Test(arguments: [(29_999, false), (30_000, true)])
    func thirtySecondsOfHealthCleanTheRecord(healthMillis: Int64, isClean: Bool) {
        var policy = RestartPolicy()
        for crash in 0..<7 {
            _ = policy.crashed(nowMillis: Int64(crash), readySinceMillis: nil, jitter: 0)
        }
        let verdict = policy.crashed(nowMillis: 7 + healthMillis, readySinceMillis: 7, jitter: 0)
        #expect(verdict == (isClean ? .restart(afterMillis: 50) : .quarantine))
    }
}
