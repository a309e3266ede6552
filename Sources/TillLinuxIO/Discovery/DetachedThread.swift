import Glibc

/// Runs work on a thread of its own, for calls that wait and must not hold up the threads that Swift's tasks share.
enum DetachedThread {
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// False where the system has no thread left; nothing runs then.
    static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        // The thread owns one reference from here on: it is taken back below exactly once, by the thread or, where
        // there is none, by us.
        let reference = Unmanaged.passRetained(Work(run))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            },
            reference.toOpaque()
        )
        guard failure == 0 else {
            reference.release()
            return false
        }
        pthread_detach(thread)
        return true
    }
}
