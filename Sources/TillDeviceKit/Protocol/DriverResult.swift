/// What a driver answers when it did what it was asked. The fields that a method has are listed in
/// `docs/driver-protocol.md`; the others are absent.
public struct DriverResult: Equatable, Sendable, Codable {
    /// `hello`: the driver's protocol version.
    public var protocolVersion: Int?
    /// `open`: what each device can do.
    public var capabilities: [DeviceCapabilities]?
    /// `print`: how it ended.
    public var outcome: PrintOutcome?
    /// `checkHealth`: UnifiedPOS `CheckHealthText`.
    public var text: String?
    /// `retrieveStatistics`: UnifiedPOS names and counts.
    public var statistics: [String: Int]?
    /// `openDrawer`: what the drawer's switch said of it.
    public var drawer: DrawerOpening?
    /// `identify`: what the device says of itself (`maker`, `model`, `firmware`, `serial`, `profile`, …).
    public var identity: [String: String]?

    public init(
        protocolVersion: Int? = nil,
        capabilities: [DeviceCapabilities]? = nil,
        outcome: PrintOutcome? = nil,
        text: String? = nil,
        statistics: [String: Int]? = nil,
        drawer: DrawerOpening? = nil,
        identity: [String: String]? = nil
    ) {
        self.protocolVersion = protocolVersion
        self.capabilities = capabilities
        self.outcome = outcome
        self.text = text
        self.statistics = statistics
        self.drawer = drawer
        self.identity = identity
    }

    public static let done = DriverResult()
}

/// What a device can do, told when it is opened, so that whoever lays out its output knows the measures.
public struct DeviceCapabilities: Equatable, Sendable, Codable {
    public var device: String
    /// POSPrinter `RecLineChars`, LineDisplay `Columns`.
    public var columns: Int?
    /// LineDisplay `Rows`.
    public var rows: Int?
    /// POSPrinter: whether the printer itself can confirm that it printed.
    public var confirmsPrints: Bool?

    public init(device: String, columns: Int? = nil, rows: Int? = nil, confirmsPrints: Bool? = nil) {
        self.device = device
        self.columns = columns
        self.rows = rows
        self.confirmsPrints = confirmsPrints
    }
}

/// How a print job ended, when it did not fail. A failed one is a `DeviceError`, whose `bytesSent` tells the failure
/// with zero bytes (safe to repeat) from the unknown outcome (a person decides).
public enum PrintOutcome: String, Equatable, Sendable, Codable {
    /// The printer itself said that it printed.
    case confirmed
    /// Every byte left the host; the printer cannot say more.
    case sent
}

/// What became of a drawer that was to be opened, when the call did not fail. One whose switch stayed shut after the
/// last attempt is a failure (`E_FAILURE`), not one of these.
public enum DrawerOpening: String, Equatable, Sendable, Codable, CaseIterable {
    /// The switch said shut before and open after the pulse.
    case opened
    /// The switch said open before; no pulse was sent.
    case alreadyOpen
    /// The pulse was sent, and there is no switch that could tell, or none is known to work.
    case unverifiable
}
