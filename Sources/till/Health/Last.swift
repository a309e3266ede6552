import Synchronization
import TillDevices

/// Why a claim ended, out of the closure that hears it.
final class Last: Sendable {
    private let value = Mutex<LeaseChange.Reason?>(nil)

    var reason: LeaseChange.Reason? { value.withLock { $0 } }

    func set(_ reason: LeaseChange.Reason) { value.withLock { $0 = reason } }
}
