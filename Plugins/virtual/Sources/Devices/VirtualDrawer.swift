import TillDeviceKit

/// A cash drawer that somebody always shuts after a while.
struct VirtualDrawer {
    /// How long it stays open after the last time it was opened.
    static let openMillis: Int64 = 3000
    static let fileName = "drawer.txt"

    let name: String
    private var openCount = 0
    private var isOpen = false
    private var closing: Deadline?

    init(name: String) {
        self.name = name
    }

    /// Whether a `wake` is needed, and how long it is until then.
    func remainingMillis(atMillis now: Int64) -> Int64? { closing?.remainingMillis(atMillis: now) }

    /// Opens the drawer; answers the file that says so. `opened` follows when it is written, else `notOpened`.
    mutating func kick(atMillis now: Int64) -> [UInt8] {
        openCount += 1
        closing = Deadline(atMillis: now, after: Self.openMillis)
        let times = openCount == 1 ? "1 time" : "\(openCount) times"
        let text = "opened \(times) since the driver started, last at \(now) ms since 1970\n"
        return FolderRecord(.fixed(Self.fileName), Array(text.utf8)).bytes
    }

    mutating func opened() -> [DriverOutput] {
        let count = DriverOutput.count(device: name, statistic: "DrawerGoodOpenCount", by: 1)
        if isOpen { return [count] }
        isOpen = true
        return [count, .event(device: name, .status(StatusUpdate(.drawerOpen)))] + (closing == nil ? shut() : [])
    }

    mutating func notOpened() {
        openCount -= 1
    }

    /// Shuts the drawer where it is time.
    mutating func wake(atMillis now: Int64) -> [DriverOutput] {
        guard closing?.hasPassed(atMillis: now) == true else { return [] }
        closing = nil
        return isOpen ? shut() : []
    }

    private mutating func shut() -> [DriverOutput] {
        isOpen = false
        return [.event(device: name, .status(StatusUpdate(.drawerClosed)))]
    }
}
