import TillDomain

/// What stands on the customer's display: the sale, and over it or on the idle screen what somebody has to see to.
///
/// From the first content on there is always a text, on the idle screen too (welcome, closed, locked). A driver's own
/// idle text stands on a blank screen only, so that it ends with that first content and never competes with this.
struct DisplayScreen: Sendable {
    /// A notice, for displays of two rows and of one.
    struct Notice: Equatable, Sendable {
        var display: CustomerDisplay
        var line: String
    }

    /// What is shown, and what of it where there is one row only.
    struct Shown: Equatable, Sendable {
        var display: CustomerDisplay
        var single: CustomerDisplay.Row

        func lines(columns: Int, rows: Int?) -> [String] {
            rows == 1 ? [single.text(columns: columns)] : display.lines(columns: columns)
        }
    }

    private var content: CustomerDisplay?
    private var isIdle = false
    private var idleLine: String?
    private var over: (notice: Notice, untilMillis: Int64)?

    /// - Parameter isIdle: whether no order is open and nothing of the last one is said any more.
    mutating func show(_ content: CustomerDisplay, isIdle: Bool) {
        self.content = content
        self.isIdle = isIdle
    }

    mutating func show(_ notice: Notice, untilMillis: Int64) {
        over = (notice, untilMillis)
    }

    /// Answers whether there was a notice to end.
    mutating func endNotice(nowMillis: Int64) -> Bool {
        guard let over, over.untilMillis <= nowMillis else { return false }
        self.over = nil
        return true
    }

    /// Answers whether the idle screen is another one now.
    mutating func setIdleNotice(_ line: String?) -> Bool {
        guard line != idleLine else { return false }
        idleLine = line
        return true
    }

    /// Nil as long as nothing was ever to be shown.
    func shown(nowMillis: Int64) -> Shown? {
        if let over, nowMillis < over.untilMillis {
            return Shown(display: over.notice.display, single: CustomerDisplay.Row(over.notice.line))
        }
        guard var content else { return nil }
        if isIdle, let idleLine { content.lower = CustomerDisplay.Row(idleLine) }
        return Shown(display: content, single: content.lower)
    }
}
