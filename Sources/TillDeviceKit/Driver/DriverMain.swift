#if canImport(Glibc)
import Glibc
#endif

/// The `main` of a driver: speaks the plugin protocol on file descriptor 0 until the runtime closes it.
///
/// ```swift
/// @main struct Main {
///     static func main() { DriverMain.run(MyDriver.self, opener: LinuxTransports()) }
/// }
/// ```
public enum DriverMain {
    /// Runs the driver and does not return. The exit code is 0 after `close` or when the runtime is gone, 64 (EX_USAGE)
    /// when it was not started by a runtime, 76 (EX_PROTOCOL) after a frame that cannot be followed.
    public static func run<Driver: DeviceDriver>(_ driver: Driver.Type, opener: any TransportOpener) -> Never {
        // Whatever a C library prints must not end up between the frames: descriptor 0 is kept aside and replaced by
        // nothing, and what goes to the standard output goes to the standard error, which the runtime logs.
        let control = dup(0)
        var status = stat()
        guard control >= 0, fstat(control, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
            complain("this is a driver plugin of Till; it is started by till with a socket on descriptor 0")
            exit(64)
        }
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        dup2(null, 0)
        dup2(2, 1)
        _ = fcntl(control, F_SETFL, fcntl(control, F_GETFL) | O_NONBLOCK)
        _ = fcntl(control, F_SETFD, FD_CLOEXEC)
        signal(SIGPIPE, SIG_IGN)
        var loop = DriverLoop<Driver>(control: control, opener: opener)
        exit(loop.run())
    }

    static func complain(_ text: String) {
        let line = Array((text + "\n").utf8)
        _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }

    /// Milliseconds of a clock that never jumps, for waits and limits.
    static func monotonicMillis() -> Int64 {
        millis(CLOCK_MONOTONIC)
    }

    /// Milliseconds since 1970.
    static func wallClockMillis() -> Int64 {
        millis(CLOCK_REALTIME)
    }

    private static func millis(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
