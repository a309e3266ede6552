import TillDeviceKit

/// The switch of the cash drawer: one level on the connector's pin 3, and which level means open.
///
/// Where the configuration does not say it, the level is learnt from the edge that follows a pulse. One edge may be a
/// drawer that was pushed shut at that moment, so that only two agreeing ones are taken for certain; events follow the
/// first. What was learnt is kept for the life of the process.
struct DrawerSwitch: Equatable {
    /// Agreeing edges after which a learnt level is certain.
    static let edgesForCertainty = 2

    private(set) var isHigh: Bool?
    /// The level that means open; nil while nobody knows.
    private(set) var openIsHigh: Bool?
    private let isConfigured: Bool
    let hasSwitch: Bool
    private var edges = 0
    private var isToldOpen = false

    init(_ level: PrinterSettings.DrawerOpenLevel) {
        hasSwitch = level != .none
        isConfigured = level == .low || level == .high
        openIsHigh = isConfigured ? level == .high : nil
    }

    /// Nil where the switch has said nothing yet, or nobody knows what it says.
    var isOpen: Bool? {
        guard let isHigh, let openIsHigh else { return nil }
        return isHigh == openIsHigh
    }

    /// Whether the switch may decide that no pulse is needed, or that the drawer did not open.
    var isCertain: Bool { isConfigured || edges >= Self.edgesForCertainty }

    /// The level as the printer told it; answers what is new about the drawer.
    mutating func told(isHigh level: Bool) -> StatusUpdate? {
        guard hasSwitch else { return nil }
        isHigh = level
        return change()
    }

    /// The level changed to this one after a pulse, so that it means open.
    ///
    /// - Returns: what to write into the configuration, where that is new, and what is new about the drawer.
    mutating func learn(openIsHigh level: Bool) -> (advice: String?, update: StatusUpdate?) {
        guard !isConfigured, hasSwitch else { return (nil, nil) }
        let isNew = openIsHigh != level
        edges = isNew ? 1 : edges + 1
        openIsHigh = level
        let name = level ? "high" : "low"
        let advice =
            "the drawer's switch went \(name) after the pulse, which means open: "
            + "write 'drawer-open-level: \(name)' into the settings, so that it is known from the start"
        return (isNew ? advice : nil, change())
    }

    private mutating func change() -> StatusUpdate? {
        guard let isOpen, isOpen != isToldOpen else { return nil }
        isToldOpen = isOpen
        return StatusUpdate(isOpen ? .drawerOpen : .drawerClosed)
    }
}
