import TillDeviceKit

/// Which device plays which role: the decisions, as a value without I/O.
///
/// A role is a configured device whose connection is `auto`. It is connected to the device that is remembered for it;
/// where nothing is remembered, to the only one that fits; and where there is more than one way to see it, to none,
/// because a receipt on the wrong printer is worse than a question.
///
/// Bounds: `devicesMax` attached devices are looked at; news of more is told once and ignored.
public struct RoleAssignments: Sendable {
    /// How long nothing may have been plugged or unplugged before a choice is made without a person: a hub brings its
    /// devices one after the other, and the first of two equal ones must not be taken for the only one.
    public static let settleMillis: Int64 = 2000
    /// How long a device is waited for to show itself in the way that its driver prefers: the kernel tells of a USB
    /// printer first and of its node in `/dev/usb` after it.
    public static let viewMillis: Int64 = 300
    public static let devicesMax = 256

    /// The schemes of addresses that a role can be given; the others lead to what is not plugged in.
    public static let schemes: Set<String> = ["usb", "usblp", "serial", "evdev", "hidraw"]

    /// A configured device whose connection is `auto`.
    public struct Role: Equatable, Sendable {
        public var name: String
        public var plugin: DriverPlugin

        public init(name: String, plugin: DriverPlugin) {
            self.name = name
            self.plugin = plugin
        }

        var manifest: DriverManifest { plugin.manifest }
    }

    public enum Event: Equatable, Sendable {
        case change(AttachmentChange)
        /// The time asked for with `dueMillis` has come.
        case wake
    }

    /// What is done, in order.
    public enum Output: Equatable, Sendable {
        /// The role's device is there; with the settings that its rule wants. Also where only the address is new.
        case connect(role: String, address: String, settings: [String: SettingValue])
        /// The role has no device, and why.
        case lost(role: String, reason: String)
        /// The role has no device until a person says which of these it is.
        case ask(role: String, candidates: [RoleCandidate], why: String)
        /// To be written down: a choice, or that the device was seen.
        case remember(RegistryEntry)
        case forget(role: String)
        /// For the log.
        case say(String)
    }

    /// What is known of one role.
    struct Seat: Sendable {
        var role: Role
        var entry: RegistryEntry?
        var held: Held?
        /// Why there is no device, in the words of the moment at which it went.
        var absence: String
        /// What was told last while there was no device.
        var told: Told?
    }

    /// The device that a role is connected to.
    struct Held: Equatable, Sendable {
        var place: DeviceIdentity
        var address: String
    }

    enum Told: Equatable, Sendable {
        case lost(String)
        case ask([RoleCandidate], String)
    }

    let plugins: [DriverPlugin]
    let explicit: [ConnectionAddress]
    /// Where the links lead that explicit addresses name, by the link; `resolveExplicitNodes` keeps it up to date.
    var explicitNodes: [String: String] = [:]
    var seats: [Seat]
    var attached: [String: AttachedDevice] = [:]
    var attachedAt: [String: Int64] = [:]
    /// From then on it is quiet; nil until the first event.
    var quietAtMillis: Int64?
    private var isOverfull = false

    /// - Parameters:
    ///   - roles: in the order of the configuration.
    ///   - registry: what was remembered; what is of no role, or was chosen for another driver, is left alone.
    ///   - explicit: the connections of the other devices, which are theirs whatever the rules say.
    ///   - plugins: all drivers there are: one that knows a device better keeps it from a role of another.
    public init(
        roles: [Role],
        registry: [RegistryEntry],
        explicit: [ConnectionAddress] = [],
        plugins: [DriverPlugin]
    ) {
        self.plugins = plugins
        self.explicit = explicit
        seats = roles.map { role in
            let entry = registry.first { $0.role == role.name && $0.driver == role.manifest.name }
            return Seat(role: role, entry: entry, absence: "its device is looked for")
        }
        for index in seats.indices {
            guard let entry = seats[index].entry else { continue }
            seats[index].absence = "\(entry.device.name) is not plugged in (\(entry.device.identity.words))"
        }
    }

    /// Takes one event and answers what is to be done, in order.
    public mutating func received(_ event: Event, _ now: RoleMoment) -> [Output] {
        var outputs: [Output] = []
        if quietAtMillis == nil { quietAtMillis = now.monotonicMillis + Self.settleMillis }
        if case .change(let change) = event { outputs += note(change, now) }
        return outputs + evaluate(now)
    }

    /// When `wake` is wanted at the latest; nil when only an event can make something happen.
    public func dueMillis(after nowMillis: Int64) -> Int64? {
        let views = attachedAt.values.map { $0 + Self.viewMillis }.filter { $0 > nowMillis }.min()
        return [quietAtMillis.flatMap { $0 > nowMillis ? $0 : nil }, views].compactMap { $0 }.min()
    }

    /// Everything that is attached, each device once.
    public var present: [PresentDevice] { PresentDevice.all(attached.values) }

    // MARK: - What is attached

    private mutating func note(_ change: AttachmentChange, _ now: RoleMoment) -> [Output] {
        let device = change.device
        let key = device.path.isEmpty ? "\(device.kind.rawValue) \(device.address ?? device.name)" : device.path
        switch change {
        case .added, .changed:
            guard attached[key] != nil || attached.count < Self.devicesMax else {
                defer { isOverfull = true }
                let text = "more than \(Self.devicesMax) devices are plugged in; the others are not looked at"
                return isOverfull ? [] : [.say(text)]
            }
            if attached[key] == nil { attachedAt[key] = now.monotonicMillis }
            // What was known already is no news: the devices have not come to rest any later for it.
            guard attached.updateValue(device, forKey: key) != device else { return [] }
        case .removed:
            attachedAt[key] = nil
            guard attached.removeValue(forKey: key) != nil else { return [] }
        }
        quietAtMillis = now.monotonicMillis + Self.settleMillis
        return []
    }

    func attachedAtMillis(_ device: PresentDevice) -> Int64 {
        device.views.compactMap { attachedAt[$0.path] }.max() ?? 0
    }

    func isQuiet(_ now: RoleMoment) -> Bool {
        quietAtMillis.map { $0 <= now.monotonicMillis } ?? false
    }

    /// Whether the configuration gives the device to somebody by its address.
    func isExplicit(_ device: PresentDevice) -> Bool {
        explicit.contains { address in
            device.views.contains { address.denotes($0, node: explicitNodes[address.target]) }
        }
    }
}
