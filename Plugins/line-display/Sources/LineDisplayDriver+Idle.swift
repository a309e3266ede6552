import TillDeviceKit
import TillLineDisplay

/// The idle text: what a display that has nothing to show shows after a while.
///
/// Only a blank screen is idle, however long it lasts: a total that a customer is looking for their money under must not
/// go away. Any text ends it.
extension LineDisplayDriver {
    mutating func woken() -> [DriverOutput] {
        switch phase {
        case .resting: return []
        case .pausing: return pauseEnded()
        case .waitingForIdle: return beginIdle()
        case .stepping:
            idleStep = ((idleStep ?? 0) + 1) % stepCount
            phase = .resting
            return bring(answering: nil)
        }
    }

    mutating func endIdle() {
        idleStep = nil
        isMovedByDisplay = false
        // The pause behind a line that has been sent is kept, whatever comes next.
        if phase != .pausing { phase = .resting }
    }

    /// Every line stands; what comes next by itself?
    mutating func rest() -> [DriverOutput] {
        guard phase == .resting, !settings.idle.lines.isEmpty, !isMovedByDisplay else { return [] }
        if idleStep != nil {
            guard stepCount > 1 else { return [] }
            phase = .stepping
            return [.wake(afterMillis: settings.idle.stepMillis)]
        }
        guard wanted.allSatisfy(\.isBlank) else { return [] }
        phase = .waitingForIdle
        return [.wake(afterMillis: settings.idle.afterMillis)]
    }

    private mutating func beginIdle() -> [DriverOutput] {
        phase = .resting
        if settings.idle.marquee == .auto, settings.idle.lines.count == 1, marquees[0].isNeeded,
            let bytes = encoder.marquee(settings.idle.lines[0])
        {
            isMovedByDisplay = true
            lastToken += 1
            if settings.interLineMillis > 0 { lineToken = lastToken } else { waiting[lastToken] = [] }
            return [.write(bytes, token: lastToken)]
        }
        idleStep = 0
        return bring(answering: nil)
    }

    // MARK: - The text

    private var marquees: [SteppedMarquee] {
        settings.idle.lines.prefix(settings.size.rows).map { SteppedMarquee($0, columns: settings.size.columns) }
    }

    /// After so many steps every row stands as at the start. Rows of different lengths begin anew together, when the
    /// longest has come round.
    private var stepCount: Int {
        settings.idle.marquee == .never ? 1 : marquees.map(\.stepCount).max() ?? 1
    }

    func idleLines(step: Int) -> [String] {
        marquees.map { $0.text(step: $0.stepCount > 1 ? step : 0) }
    }
}
