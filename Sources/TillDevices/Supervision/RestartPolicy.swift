/// When a driver that crashed is started again, and when it is not started any more.
///
/// The pause doubles from crash to crash, because the first crash is usually an accident and the fifth is not. A driver
/// that crashed `crashesMax` times within `crashWindowMillis` is given up until a person releases it. One that was
/// ready for `healthyAfterMillis` starts with a clean record.
struct RestartPolicy: Equatable {
    static let pauseFirstMillis: Int64 = 50
    static let pauseMaxMillis: Int64 = 30_000
    static let healthyAfterMillis: Int64 = 30_000
    static let crashesMax = 8
    static let crashWindowMillis: Int64 = 60_000

    enum Verdict: Equatable {
        case restart(afterMillis: Int64)
        case quarantine
    }

    private var crashes: [Int64] = []
    private var pauseMillis = RestartPolicy.pauseFirstMillis

    /// Counts a crash.
    ///
    /// - Parameters:
    ///   - nowMillis: when it crashed, by a clock that never goes back.
    ///   - readySinceMillis: since when the driver had been ready; nil where it never came so far.
    ///   - jitter: 0…1; takes up to a quarter off the pause, so that drivers that died together do not come back at
    ///     the same instant.
    /// - Returns: whether and when it is started again.
    mutating func crashed(nowMillis: Int64, readySinceMillis: Int64?, jitter: Double) -> Verdict {
        precondition((0...1).contains(jitter))
        if let ready = readySinceMillis, nowMillis - ready >= Self.healthyAfterMillis { forget() }
        crashes.removeAll { nowMillis - $0 > Self.crashWindowMillis }
        crashes.append(nowMillis)
        if crashes.count >= Self.crashesMax { return .quarantine }
        let pause = pauseMillis
        pauseMillis = min(pause * 2, Self.pauseMaxMillis)
        return .restart(afterMillis: pause - Int64(Double(pause) * jitter / 4))
    }

    mutating func forget() {
        self = RestartPolicy()
    }
}
