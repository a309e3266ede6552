import Logging
import Synchronization
import TillDeviceKit
import TillDomain

/// What the customer sees. Only the newest content counts: a display that is slower than the cashier skips.
public final class DisplayOutput: Sendable {
    private let screen = Mutex(DisplayScreen())
    /// Rung when the screen has changed. Any number of changes before it is looked at are one.
    private let changed = Bell()

    public init() {}

    /// - Parameter isIdle: whether no order is open and nothing of the last one is said any more: only then a notice may
    ///   take the lower row.
    public func show(_ content: CustomerDisplay, isIdle: Bool = false) {
        screen.withLock { $0.show(content, isIdle: isIdle) }
        changed.ring()
    }

    /// Shows a notice over whatever stands there.
    func show(_ notice: DisplayScreen.Notice, untilMillis: Int64) {
        screen.withLock { $0.show(notice, untilMillis: untilMillis) }
        changed.ring()
    }

    func endNotice(nowMillis: Int64) {
        if screen.withLock({ $0.endNotice(nowMillis: nowMillis) }) { changed.ring() }
    }

    func setIdleNotice(_ line: String?) {
        if screen.withLock({ $0.setIdleNotice(line) }) { changed.ring() }
    }

    func shown(nowMillis: Int64) -> DisplayScreen.Shown? {
        screen.withLock { $0.shown(nowMillis: nowMillis) }
    }

    /// Shows each new content on every display, until cancelled.
    func run(_ devices: any DevicePort, _ feed: TerminalFeed, _ clock: TerminalClock, _ logger: Logger) async {
        for await _ in changed.rings {
            guard let shown = shown(nowMillis: clock.nowMillis()) else { continue }
            let preview = shown.display.lines(columns: 20)
            feed.send(.display(upper: preview[0], lower: preview[1]))
            for display in await devices.devices(of: .lineDisplay) where display.outOfUse == nil {
                let lines = shown.lines(columns: display.columns ?? 20, rows: display.rows)
                do throws(DeviceError) {
                    try await devices.displayText(display.name, lines: lines)
                } catch {
                    // The sale goes on; the display gets the newest content when it is back.
                    logger.warning("display \(display.name) shows nothing new: \(error)")
                }
            }
        }
    }
}
