/// Which device plays a role, as it is stored. What the identity says is the business of whoever wrote it.
public struct DeviceRegistryRecord: Equatable, Sendable {
    public enum Chooser: String, Equatable, Hashable, Sendable, CaseIterable {
        case automatic, person
    }

    public var role: String
    public var driver: String
    /// JSON, at most `TillStore.deviceIdentityMaxBytes`.
    public var identity: [UInt8]
    public var chosenBy: Chooser
    public var boundAtMillis: Int64
    public var lastSeenAtMillis: Int64

    public init(
        role: String,
        driver: String,
        identity: [UInt8],
        chosenBy: Chooser,
        boundAtMillis: Int64,
        lastSeenAtMillis: Int64
    ) {
        self.role = role
        self.driver = driver
        self.identity = identity
        self.chosenBy = chosenBy
        self.boundAtMillis = boundAtMillis
        self.lastSeenAtMillis = lastSeenAtMillis
    }
}
