/// Follows the drawers' switches: which opening was ours, how long one stood open, when that is too long. Decides and
/// does nothing.
struct DrawerWatch: Sendable {
    /// How long after an opening was ordered the switch may still tell of it.
    static let commandWindowMillis: Int64 = 3000
    /// The pause between two sounds for a drawer that is left open.
    static let alarmEveryMillis: Int64 = 30_000

    enum Event: Equatable {
        case commandBegan
        case commandEnded
        case opened
        case shut
        /// The switch says nothing any more.
        case lost
        case tick
    }

    enum Finding: Equatable {
        /// Nobody ordered it; with false it was found open, and when it was opened is not known.
        case openedByHand(wasSeenShut: Bool)
        case shut(openMillis: Int64)
        case leftOpen(openMillis: Int64, isFirst: Bool)
    }

    private struct Drawer: Equatable {
        /// Nil as long as the switch has said nothing.
        var isOpen: Bool?
        var openSinceMillis: Int64 = 0
        var commandsUnderWay = 0
        var commandedUntilMillis: Int64?
        var alarmedAtMillis: Int64?
    }

    /// How long a drawer may be open; nil for ever.
    let alarmAfterMillis: Int64?
    private var drawers: [String: Drawer] = [:]

    init(alarmAfterMillis: Int64?) {
        self.alarmAfterMillis = alarmAfterMillis
    }

    /// The drawers that were heard of.
    var names: [String] { drawers.keys.sorted() }

    mutating func received(_ event: Event, of name: String, nowMillis: Int64) -> Finding? {
        var drawer = drawers[name] ?? Drawer()
        defer { drawers[name] = drawer }
        switch event {
        case .commandBegan:
            drawer.commandsUnderWay += 1
            return nil
        case .commandEnded:
            drawer.commandsUnderWay = max(0, drawer.commandsUnderWay - 1)
            drawer.commandedUntilMillis = nowMillis + Self.commandWindowMillis
            return nil
        case .opened:
            return Self.opened(&drawer, nowMillis)
        case .shut:
            let wasOpen = drawer.isOpen == true
            (drawer.isOpen, drawer.alarmedAtMillis) = (false, nil)
            return wasOpen ? .shut(openMillis: nowMillis - drawer.openSinceMillis) : nil
        case .lost:
            (drawer.isOpen, drawer.alarmedAtMillis) = (nil, nil)
            return nil
        case .tick:
            return alarm(&drawer, nowMillis)
        }
    }

    private static func opened(_ drawer: inout Drawer, _ nowMillis: Int64) -> Finding? {
        guard drawer.isOpen != true else { return nil }
        let wasSeenShut = drawer.isOpen == false
        (drawer.isOpen, drawer.openSinceMillis) = (true, nowMillis)
        let isOurs = drawer.commandsUnderWay > 0 || (drawer.commandedUntilMillis.map { nowMillis < $0 } ?? false)
        // One order opens a drawer once; what opens after that within the window is somebody's hand.
        if drawer.commandsUnderWay == 0 { drawer.commandedUntilMillis = nil }
        return isOurs ? nil : .openedByHand(wasSeenShut: wasSeenShut)
    }

    private func alarm(_ drawer: inout Drawer, _ nowMillis: Int64) -> Finding? {
        guard let alarmAfterMillis, drawer.isOpen == true else { return nil }
        let open = nowMillis - drawer.openSinceMillis
        guard open >= alarmAfterMillis else { return nil }
        if let last = drawer.alarmedAtMillis, nowMillis - last < Self.alarmEveryMillis { return nil }
        let isFirst = drawer.alarmedAtMillis == nil
        drawer.alarmedAtMillis = nowMillis
        return .leftOpen(openMillis: open, isFirst: isFirst)
    }
}
