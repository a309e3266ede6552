/// The pause before the next attempt: min(2^n, 60) seconds with full jitter, so that a thousand terminals do not come
/// back in the same second.
public enum Backoff {
    public static let pauseMaxMillis: Int64 = 60_000
    public static let pauseFirstMillis: Int64 = 1000

    /// - Parameters:
    ///   - attempts: failed attempts so far, from 1.
    ///   - chance: from 0 up to 1, made outside.
    public static func pauseMillis(attempts: Int, chance: Double) -> Int64 {
        precondition(attempts >= 1 && (0..<1).contains(chance))
        let ceiling = attempts > 6 ? pauseMaxMillis : min(pauseFirstMillis << Int64(attempts - 1), pauseMaxMillis)
        // A tenth of the ceiling is always waited, so that a chance of zero is no busy loop.
        return ceiling / 10 + Int64(Double(ceiling - ceiling / 10) * chance)
    }
}
