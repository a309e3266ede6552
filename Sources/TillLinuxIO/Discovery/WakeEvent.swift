import CTillLinux
import Glibc

/// Wakes a thread that waits in poll(2), from any other thread. It stays rung until it is quieted.
final class WakeEvent: Sendable {
    /// Readable once it was rung.
    let number: Int32

    /// Nil where no descriptor is left.
    init?() {
        number = till_event_descriptor()
        guard number >= 0 else { return nil }
    }

    deinit {
        if number >= 0 { _ = Glibc.close(number) }
    }

    func ring() {
        var one: UInt64 = 1
        _ = Glibc.write(number, &one, MemoryLayout<UInt64>.size)
    }

    /// Waits until it was rung; false when it was not within the limit.
    func wait(maxMillis: Int) -> Bool {
        let end = monotonicMillis() + Int64(maxMillis)
        while true {
            let left = end - monotonicMillis()
            var wanted = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
            if poll(&wanted, 1, Int32(clamping: max(left, 0))) > 0 { return true }
            // A signal ends poll(2) early.
            if left <= 0 { return false }
        }
    }
}
