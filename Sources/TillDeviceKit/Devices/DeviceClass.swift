/// The device classes of UnifiedPOS that Till drives. The raw value is the name used in manifests, configuration and
/// on the plugin protocol.
public enum DeviceClass: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case posPrinter = "POSPrinter"
    case cashDrawer = "CashDrawer"
    case scanner = "Scanner"
    case lineDisplay = "LineDisplay"

    /// Whether the device must be claimed before it is enabled (UnifiedPOS sharing model: a cash drawer is sharable,
    /// the other classes are exclusive-use).
    public var isExclusiveUse: Bool { self != .cashDrawer }
}

/// UnifiedPOS `State` (1.16, common properties).
public enum DeviceState: Int, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case closed = 1
    case idle = 2
    case busy = 3
    case error = 4
}

/// UnifiedPOS `PowerState` (1.3). Unknown until the device is enabled.
public enum PowerState: Int, Equatable, Hashable, Sendable, Codable, CaseIterable {
    case unknown = 2000
    case online = 2001
    case off = 2002
    case offline = 2003
    case offOffline = 2004
}

/// UnifiedPOS levels of `checkHealth`.
public enum HealthLevel: String, Equatable, Sendable, Codable, CaseIterable {
    /// Changes nothing on the device.
    case `internal`
    /// May change the device: prints a test pattern, opens the drawer.
    case external
    /// Needs a person to answer.
    case interactive
}
