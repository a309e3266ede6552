import Dispatch
import Synchronization

/// Verifies passwords on threads of its own: a hash takes a good part of a second and 64 MiB on a small machine, and
/// orders must not wait behind it.
final class PasswordVerifier: Sendable {
    /// Lanes that compute at the same time.
    static let atOnceMax = 2
    /// Sign-ins that wait or compute in one lane; one more is answered BUSY.
    static let queuedMax = 16

    private let isRight: @Sendable (_ password: String, _ hash: String) -> Bool
    private let lanes = (0..<atOnceMax).map { DispatchQueue(label: "till.upstream.password.\($0)") }
    private let queued = Mutex([Int](repeating: 0, count: atOnceMax))

    /// - Parameter isRight: the computation; tests replace it.
    init(isRight: @escaping @Sendable (_ password: String, _ hash: String) -> Bool = PasswordHash.verify) {
        self.isRight = isRight
    }

    func verify(_ password: String, _ hash: String) async throws(UpstreamRefusal) -> Bool {
        guard let lane = enter() else {
            throw UpstreamRefusal(.busy, "too many sign-ins at once; try again shortly")
        }
        let answer = await withCheckedContinuation { continuation in
            lanes[lane].async { [isRight] in continuation.resume(returning: isRight(password, hash)) }
        }
        queued.withLock { $0[lane] -= 1 }
        return answer
    }

    /// Sign-ins that wait or compute.
    var underWay: Int { queued.withLock { $0.reduce(0, +) } }

    /// The lane with the fewest; nil when that is full, too.
    private func enter() -> Int? {
        queued.withLock { counts in
            guard let lane = counts.indices.min(by: { counts[$0] < counts[$1] }), counts[lane] < Self.queuedMax
            else { return nil }
            counts[lane] += 1
            return lane
        }
    }
}
