import Synchronization

/// Lets in so many at a time. Who is not let in is told so at once; nobody queues here.
final class Gate: Sendable {
    private let max: Int
    private let inside = Mutex(0)

    init(max: Int) {
        precondition(max >= 1)
        self.max = max
    }

    /// False when as many are inside as may be; otherwise `leave` has to follow.
    func enter() -> Bool {
        inside.withLock { count in
            guard count < max else { return false }
            count += 1
            return true
        }
    }

    func leave() {
        inside.withLock { count in
            precondition(count > 0, "left without having entered")
            count -= 1
        }
    }
}
