/// A moment that is so many milliseconds away.
///
/// The clock is that of the wall, which may be set: a deadline that is further away than it was when it was made is
/// moved to its first distance, and one that was jumped over has passed.
struct Deadline: Equatable {
    private var dueMillis: Int64
    private let distanceMillis: Int64

    init(atMillis now: Int64, after distanceMillis: Int64) {
        dueMillis = now + distanceMillis
        self.distanceMillis = distanceMillis
    }

    mutating func hasPassed(atMillis now: Int64) -> Bool {
        if dueMillis - now > distanceMillis { dueMillis = now + distanceMillis }
        return now >= dueMillis
    }

    func remainingMillis(atMillis now: Int64) -> Int64 { min(max(dueMillis - now, 0), distanceMillis) }
}
