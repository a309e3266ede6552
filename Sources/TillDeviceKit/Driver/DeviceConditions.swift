/// What a driver told last of each side of a device: power, cover, paper, drawer, fault. At most one status of each is
/// kept.
struct DeviceConditions: Equatable {
    private enum Side: Int {
        case power, cover, paper, drawer, fault
    }

    private var last: [Side: StatusUpdate] = [:]

    /// One update for each side that was told of, in a fixed order.
    var updates: [StatusUpdate] {
        last.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
    }

    mutating func forgetPower() {
        last[.power] = nil
    }

    mutating func told(_ update: StatusUpdate) {
        let side: Side
        switch update.status {
        case .powerOnline, .powerOff, .powerOffline: side = .power
        case .coverOpen, .coverOK: side = .cover
        case .paperEmpty, .paperNearEmpty, .paperOK: side = .paper
        case .drawerOpen, .drawerClosed: side = .drawer
        case .fault, .faultCleared: side = .fault
        case .idle: return
        }
        last[side] = update
    }
}
