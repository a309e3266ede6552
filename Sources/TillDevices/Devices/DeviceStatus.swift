import TillDeviceKit

/// How a device is, in one word.
public enum DeviceCondition: String, Equatable, Sendable, Codable, CaseIterable {
    /// Its driver is being brought up for the first time.
    case starting
    case ready
    /// Its driver works, but the device does not answer: cable, power, network. Or the device is not plugged in.
    case offline
    /// Several devices could be it, or none says that it is: a person chooses (`till devices assign`).
    case ambiguous
    /// Its driver ended and is started again.
    case restarting
    /// Its driver crashed too often; `Devices.release` lets it try again.
    case quarantined
    /// Its driver cannot work with this configuration; correct it, or `Devices.release`.
    case misconfigured
    /// Not running.
    case stopped
}

/// What `till devices` shows of a device.
public struct DeviceStatus: Equatable, Sendable, Codable {
    public var name: String
    public var deviceClass: DeviceClass
    public var driver: String
    public var connection: String
    public var condition: DeviceCondition
    /// Why, for a person; empty where nothing is wrong.
    public var reason: String
    /// Since when it is in this condition, in milliseconds since 1970.
    public var sinceMillis: Int64
    /// How often its driver was started again since the terminal started.
    public var restarts: Int
    /// The driver process; nil while there is none.
    public var pid: Int32?
    /// POSPrinter `RecLineChars`, LineDisplay `Columns`; nil until the driver has told.
    public var columns: Int?
    /// LineDisplay `Rows`.
    public var rows: Int?
    /// UnifiedPOS `State`.
    public var state: DeviceState
    /// UnifiedPOS `DeviceEnabled`.
    public var deviceEnabled: Bool
    /// UnifiedPOS `PowerState`.
    public var powerState: PowerState
    /// Who holds the device: UnifiedPOS `Claimed`, with the name of the holder.
    public var claim: DeviceClaim?

    private enum CodingKeys: String, CodingKey {
        case name, driver, connection, condition, reason, sinceMillis, restarts, pid, columns, rows
        case state, deviceEnabled, powerState, claim
        case deviceClass = "class"
    }

    public init(
        name: String,
        deviceClass: DeviceClass,
        driver: String,
        connection: String,
        condition: DeviceCondition,
        reason: String,
        sinceMillis: Int64,
        restarts: Int,
        pid: Int32? = nil,
        columns: Int? = nil,
        rows: Int? = nil,
        life: DeviceLife = DeviceLife(phase: .idle, power: nil, hasFault: false, isOutputUnderWay: false),
        claim: DeviceClaim? = nil
    ) {
        self.name = name
        self.deviceClass = deviceClass
        self.driver = driver
        self.connection = connection
        self.condition = condition
        self.reason = reason
        self.sinceMillis = sinceMillis
        self.restarts = restarts
        self.pid = pid
        self.columns = columns
        self.rows = rows
        state = life.state
        deviceEnabled = life.deviceEnabled
        powerState = life.powerState
        self.claim = claim
    }
}
