import CSodium
import TillDomain

/// Checks a PIN against the slow salted hash that the upstream sent, without the upstream.
///
/// After `failuresMax` wrong PINs nobody can sign in for `pauseMillis`: a PIN of four digits is worth guessing at only
/// if guessing is slow.
public struct PINCheck: Sendable {
    public static let failuresMax = 5
    public static let pauseMillis: Int64 = 30_000
    public static let lengthMax = 64

    public enum Answer: Equatable, Sendable {
        case right
        case wrong
        /// Too many wrong ones; seconds until it may be tried again.
        case paused(seconds: Int)
        /// The person has no PIN.
        case noPIN
    }

    private var failures = 0
    private var pausedUntilMillis: Int64 = 0

    public init() {}

    public mutating func check(_ pin: String, of user: User, nowMillis: Int64) -> Answer {
        guard nowMillis >= pausedUntilMillis else {
            return .paused(seconds: Int((pausedUntilMillis - nowMillis + 999) / 1000))
        }
        guard !user.pinHash.isEmpty else { return .noPIN }
        if Self.matches(pin, user.pinHash) {
            failures = 0
            return .right
        }
        failures += 1
        if failures >= Self.failuresMax {
            failures = 0
            pausedUntilMillis = nowMillis + Self.pauseMillis
        }
        return .wrong
    }

    private static func matches(_ pin: String, _ hash: String) -> Bool {
        guard pin.utf8.count <= lengthMax, sodium_init() >= 0 else { return false }
        return crypto_pwhash_str_verify(hash, pin, UInt64(pin.utf8.count)) == 0
    }
}
