import Logging
import ServiceLifecycle
import TillDomain
import TillRuntime

#if canImport(Glibc)
import Glibc
#endif

/// Rings a terminal's bell for the cashier: once for an unknown code, twice for a refusal. Where there is no screen, the
/// console (`/dev/tty1`) rings the box's own speaker, and many serial scanners and displays beep at the same byte.
struct ConsoleBell: Service {
    /// BEL.
    static let byte: UInt8 = 0x07

    let path: String
    let feed: TerminalFeed
    let logger: Logger

    static func rings(for sound: Effect.Sound) -> Int {
        switch sound {
        case .accepted: 0
        case .unknown: 1
        case .refused: 2
        }
    }

    func run() async throws {
        guard let events = feed.subscribe() else {
            return logger.error("the bell has no place among the front ends")
        }
        for await numbered in events.cancelOnGracefulShutdown() {
            guard case .sound(let sound) = numbered.event else { continue }
            ring(Self.rings(for: sound))
        }
    }

    /// Never waits: a bell that cannot ring now does not ring.
    private func ring(_ count: Int) {
        guard count > 0 else { return }
        let descriptor = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            return logger.warning("cannot ring \(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let bytes = [UInt8](repeating: Self.byte, count: count)
        if write(descriptor, bytes, bytes.count) < 0 {
            logger.warning("cannot ring \(path): \(String(cString: strerror(errno)))")
        }
    }
}
