import TillDeviceKit

/// What the terminal remembers of a role: which device plays it, and who said so.
public struct RegistryEntry: Equatable, Sendable {
    public enum Chooser: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// It was the only one that fitted.
        case automatic
        case person
    }

    /// The device's configured name.
    public var role: String
    /// The driver that the role had then; with another one the choice is made anew.
    public var driver: String
    public var device: RememberedDevice
    public var chosenBy: Chooser
    /// Since when, in milliseconds since 1970.
    public var boundAtMillis: Int64
    public var lastSeenAtMillis: Int64

    public init(
        role: String,
        driver: String,
        device: RememberedDevice,
        chosenBy: Chooser,
        boundAtMillis: Int64,
        lastSeenAtMillis: Int64
    ) {
        self.role = role
        self.driver = driver
        self.device = device
        self.chosenBy = chosenBy
        self.boundAtMillis = boundAtMillis
        self.lastSeenAtMillis = lastSeenAtMillis
    }
}

/// A device as it is remembered while it may be away.
public struct RememberedDevice: Equatable, Sendable, Codable {
    public var identity: DeviceIdentity
    /// What it called itself.
    public var name: String
    /// Where it hung last; it decides where a serial number turns out to be that of two.
    public var port: String?

    public init(identity: DeviceIdentity, name: String, port: String?) {
        self.identity = identity
        self.name = name
        self.port = port
    }

    init(_ device: PresentDevice) {
        self.init(identity: device.identity, name: device.name, port: device.port)
    }

    /// Which of the devices it is; nil where none is, or where that cannot be told.
    func found(among devices: [PresentDevice]) -> PresentDevice? {
        let alike = devices.filter { $0.identity.model == identity.model }
        switch identity.mark {
        case .serial:
            if let same = alike.first(where: { $0.identity == identity }) { return same }
            // Two that give this number are told apart as those without one are.
            return port.flatMap { port in alike.first { $0.port == port && gives(identity.mark, $0) } }
        case .port(let port):
            return alike.first { $0.port == port }
        case .path:
            return alike.first { $0.identity == identity }
        }
    }

    private func gives(_ mark: DeviceIdentity.Mark, _ device: PresentDevice) -> Bool {
        guard case .serial(let serial) = mark else { return false }
        return device.views.contains { $0.serial == serial }
    }
}

/// Where the roles are remembered. The store's, so that this module knows nothing of databases.
public protocol DeviceRegistry: Sendable {
    /// Every role that is remembered.
    func entries() throws(DeviceRegistryError) -> [RegistryEntry]
    /// Writes these and takes those out, all of it or nothing.
    func update(remember: [RegistryEntry], forget: [String]) throws(DeviceRegistryError)
}

/// Why the registry could not be read or written. What was decided holds until the terminal ends.
public struct DeviceRegistryError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}
