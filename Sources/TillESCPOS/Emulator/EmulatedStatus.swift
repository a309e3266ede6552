import TillDeviceKit

/// What the emulated printer's sensors see, as a person or a test sets it up. What the printer tells of it is
/// `StatusReport`'s business.
public struct EmulatedStatus: Equatable, Sendable {
    public var paper = PaperSupply.present
    public var isCoverOpen = false
    /// Somebody feeds paper by the button, which takes the printer offline for so long.
    public var isFeedButtonPressed = false
    /// Taken offline at the panel, with no other cause.
    public var isHeldOffline = false
    /// The errors whose causes are there. A recoverable one and one of the autocutter are reported until DLE ENQ after
    /// the cause has gone, an unrecoverable one until power is cycled, and one that recovers by itself no longer.
    public var errors: ErrorCause = []
    public var drawer = EmulatedDrawer()

    public init() {}

    /// Level of pin 3 of the drawer connector.
    public var isDrawerPinHigh: Bool { drawer.isPinHigh }
}

/// A cash drawer on the printer's connector.
public struct EmulatedDrawer: Equatable, Sendable {
    /// How the drawer's switch is wired to pin 3.
    public enum Switch: String, Equatable, Sendable, CaseIterable {
        /// Low means open, as with most drawers.
        case highWhenClosed
        case highWhenOpen
        /// There is no switch, or no drawer: the pin stays as it is.
        case noneLow, noneHigh
    }

    public var isOpen = false
    public var wiring = Switch.highWhenClosed
    /// The pin that drives the solenoid.
    public var pin = DrawerPulse.Pin.pin2
    /// A pulse does not open it: locked by its key, or jammed.
    public var isStuck = false

    public init() {}

    var isPinHigh: Bool {
        switch wiring {
        case .highWhenClosed: !isOpen
        case .highWhenOpen: isOpen
        case .noneLow: false
        case .noneHigh: true
        }
    }
}
