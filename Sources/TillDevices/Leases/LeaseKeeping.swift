import TillDeviceKit

#if canImport(Glibc)
import Glibc
#endif

/// What `Devices` keeps beside the decisions of `DeviceLeases`: who waits for an answer, and the holders' events.
struct LeaseKeeping {
    typealias Claimant = CheckedContinuation<Result<DeviceLeases.Holder, DeviceError>, Never>

    var claimants: [Int: Claimant] = [:]
    /// By device; absent while the terminal holds it.
    var events: [String: HeldEvents] = [:]
    /// When the earliest timer rings that was ordered.
    var timerDueMillis: Int64?
    /// The timers that were ordered. Bound: one for each time that is earlier than all before it.
    let dues: AsyncStream<Int64>
    let due: AsyncStream<Int64>.Continuation

    init() {
        (dues, due) = AsyncStream.makeStream(of: Int64.self)
    }

    /// `14:05`, in local time.
    static func clockTime(_ wallMillis: Int64) -> String {
        var seconds = time_t(wallMillis / 1000)
        var local = tm()
        localtime_r(&seconds, &local)
        func twoDigits(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(twoDigits(local.tm_hour)):\(twoDigits(local.tm_min))"
    }
}
