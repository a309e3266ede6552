#if canImport(Glibc)
import Glibc
#endif

/// Starts a thread for I/O that waits in poll(2), which must not hold up the threads that Swift's tasks share.
enum IOThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Runs the body on a thread of its own, which ends with it.
    ///
    /// - Throws: `SpawnFailure` where the system has no thread left.
    static func start(_ body: @escaping @Sendable () -> Void) throws(SpawnFailure) {
        let passed = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { raw in
                guard let raw else { return nil }
                Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run()
                return nil
            },
            passed.toOpaque()
        )
        guard code == 0 else {
            passed.release()
            throw SpawnFailure("no thread could be started", errno: code)
        }
        pthread_detach(thread)
    }
}

/// Why a driver process could not be started.
struct SpawnFailure: Error, Equatable {
    var reason: String

    init(_ reason: String) {
        self.reason = reason
    }

    init(_ what: String, errno: Int32) {
        reason = "\(what): \(String(cString: strerror(errno)))"
    }
}
