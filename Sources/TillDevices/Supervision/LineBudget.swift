/// How many lines one driver may write to the log.
///
/// Bound: `linesMax` lines in `windowMillis`. What comes above is dropped and counted, and the next line that passes
/// says how many were dropped: a driver in a loop must not fill the disk of the terminal.
struct LineBudget: Equatable {
    static let linesMax = 100
    static let windowMillis: Int64 = 1000

    enum Admission: Equatable {
        case pass
        /// It passes, and so many before it did not.
        case passAfter(dropped: Int)
        case drop
    }

    private var windowStartMillis: Int64?
    private var used = 0
    private var dropped = 0

    mutating func admit(nowMillis: Int64) -> Admission {
        if windowStartMillis.map({ nowMillis - $0 >= Self.windowMillis }) ?? true {
            windowStartMillis = nowMillis
            used = 0
        }
        guard used < Self.linesMax else {
            dropped += 1
            return .drop
        }
        used += 1
        defer { dropped = 0 }
        return dropped > 0 ? .passAfter(dropped: dropped) : .pass
    }
}
