#if canImport(Glibc)
import Glibc
#endif

/// Where `Devices` takes its time and its chance from. Everything below it is given them as values.
public struct DevicesClock: Sendable {
    /// Milliseconds of a clock that never goes back and stands still while the machine sleeps, so that a driver is not
    /// taken for hung because the lid was closed.
    public var monotonicMillis: @Sendable () -> Int64
    /// Milliseconds since 1970.
    public var wallMillis: @Sendable () -> Int64
    /// Waits so many milliseconds; returns early when the task is cancelled.
    public var sleep: @Sendable (_ millis: Int64) async -> Void
    /// A number of 0…1 for the pause before a restart.
    public var jitter: @Sendable () -> Double

    public init(
        monotonicMillis: @escaping @Sendable () -> Int64,
        wallMillis: @escaping @Sendable () -> Int64,
        sleep: @escaping @Sendable (_ millis: Int64) async -> Void,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.monotonicMillis = monotonicMillis
        self.wallMillis = wallMillis
        self.sleep = sleep
        self.jitter = jitter
    }

    /// The clocks of this machine.
    public static let system = DevicesClock(
        monotonicMillis: { millis(CLOCK_MONOTONIC) },
        wallMillis: { millis(CLOCK_REALTIME) },
        sleep: { millis in
            // The only error is the cancellation, which is what ends the wait.
            try? await Task.sleep(for: .milliseconds(millis), clock: .suspending)
        },
        jitter: { Double.random(in: 0...1) }
    )

    private static func millis(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
