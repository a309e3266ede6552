import TillDeviceKit

/// What the runtime needs of devices. `Devices` is the real one; tests bring their own.
public protocol DevicePort: Sendable {
    /// The devices of a class that are in use, in the order of the configuration.
    func devices(of deviceClass: DeviceClass) async -> [PortDevice]
    func print(_ device: String, job: String, items: [PrintItem]) async throws(DeviceError) -> PrintOutcome
    func openDrawer(_ device: String) async throws(DeviceError) -> DrawerOpening
    func displayText(_ device: String, lines: [String]) async throws(DeviceError)
}

public struct PortDevice: Equatable, Sendable {
    public var name: String
    /// `RecLineChars` of a printer, `Columns` of a display; nil until it has told.
    public var columns: Int?
    public var rows: Int?
    /// Why it cannot be used now; nil when it can.
    public var outOfUse: String?

    public init(name: String, columns: Int? = nil, rows: Int? = nil, outOfUse: String? = nil) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.outOfUse = outOfUse
    }
}
