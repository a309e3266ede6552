/// What stands in a plugin's `driver.json`: what the driver is, what it drives, and how it is started.
public struct DriverManifest: Equatable, Sendable, Codable {
    /// The version of the plugin protocol that this kit speaks.
    public static let protocolVersion = 1
    /// The largest `driver.json` that is read.
    public static let sizeMaxBytes = 256 * 1024

    /// How far a driver can be relied on.
    public enum Status: String, Equatable, Sendable, Codable {
        /// No hardware behind it.
        case simulated
        /// Proven against emulators and the kernel, not yet against many models.
        case experimental
        case stable
    }

    /// On what a claim that something is supported rests.
    public enum Evidence: String, Equatable, Sendable, Codable, CaseIterable {
        /// Its maker or others wrote down how it works; nobody has tried it with Till.
        case documented
        /// Works with an emulated device on a real transport: a socket, a pseudo-terminal.
        case emulated
        /// Works with a simulated device behind the real drivers of the Linux kernel.
        case kernelTested = "kernel-tested"
        /// Works with the device itself.
        case real
    }

    /// The folder's name, too: lower-case letters, digits and `-`.
    public var name: String
    /// One line for a list.
    public var summary: String
    public var version: String
    /// The protocol version that the driver speaks.
    public var protocolVersion: Int
    public var status: Status
    /// The file beside `driver.json` that is started.
    public var executable: String
    /// What one process serves; the first is the device that the configuration names, the others are named there
    /// under `serves`.
    public var classes: [DeviceClass]
    /// The schemes of connection addresses that the driver opens.
    public var connections: [String]
    public var settings: [SettingRule]
    /// USB devices that this driver is known to fit; the udev rules are made from them.
    public var usb: [USBMatch]
    /// How well each of `connections` is proven, by its scheme; by the name of a class where that is proven otherwise.
    /// What is absent is `documented`.
    public var evidence: [String: Evidence]?

    private enum CodingKeys: String, CodingKey {
        case name, summary, version, status, executable, classes, connections, settings, usb, evidence
        case protocolVersion = "protocol"
    }

    /// USB devices by what they say of themselves. Everything that is given has to fit, and something has to be given.
    public struct USBMatch: Equatable, Sendable, Codable {
        /// The ids of vendor and product, four hexadecimal digits each; no product means every product of the vendor.
        public var vendor: String?
        public var product: String?
        /// The interface: class, subclass and protocol as six hexadecimal digits, or fewer of them from the left.
        public var interface: String?
        /// HID: usage page, or usage page and usage, as four or eight hexadecimal digits; `008c0002` is a scanner.
        public var usage: String?
        /// Which rule counts where several fit, of all the drivers: the highest. Absent takes `priorityBySpecificity`.
        public var priority: Int?
        /// What a person calls it.
        public var name: String
        /// How well this very model is proven; absent is `documented`.
        public var evidence: Evidence?
        /// Settings that this device wants, where the configuration says nothing: `{"profile": "tm-t20ii"}`.
        public var settings: [String: SettingValue]?

        public init(
            vendor: String? = nil,
            product: String? = nil,
            interface: String? = nil,
            usage: String? = nil,
            priority: Int? = nil,
            name: String,
            evidence: Evidence? = nil,
            settings: [String: SettingValue]? = nil
        ) {
            self.vendor = vendor
            self.product = product
            self.interface = interface
            self.usage = usage
            self.priority = priority
            self.name = name
            self.evidence = evidence
            self.settings = settings
        }

        /// Vendor and product together 100, a usage 60, a vendor alone 40, an interface 20, added up.
        public var priorityBySpecificity: Int {
            let ids = vendor == nil ? 0 : product == nil ? 40 : 100
            return ids + (usage == nil ? 0 : 60) + (interface == nil ? 0 : 20)
        }
    }

    /// One setting that the driver understands.
    public struct SettingRule: Equatable, Sendable, Codable {
        public enum Kind: String, Equatable, Sendable, Codable {
            case text, number, flag
        }

        public var name: String
        public var kind: Kind
        /// Used where the configuration says nothing; absent means that the driver decides.
        public var `default`: SettingValue?
        /// The allowed texts; absent means any.
        public var values: [String]?
        /// The bounds of a number; absent means any.
        public var minimum: Int?
        public var maximum: Int?
        public var help: String

        public init(
            name: String,
            kind: Kind,
            default: SettingValue? = nil,
            values: [String]? = nil,
            minimum: Int? = nil,
            maximum: Int? = nil,
            help: String
        ) {
            self.name = name
            self.kind = kind
            self.default = `default`
            self.values = values
            self.minimum = minimum
            self.maximum = maximum
            self.help = help
        }
    }

    public init(
        name: String,
        summary: String,
        version: String,
        protocolVersion: Int = DriverManifest.protocolVersion,
        status: Status,
        executable: String,
        classes: [DeviceClass],
        connections: [String],
        settings: [SettingRule] = [],
        usb: [USBMatch] = [],
        evidence: [String: Evidence]? = nil
    ) {
        self.name = name
        self.summary = summary
        self.version = version
        self.protocolVersion = protocolVersion
        self.status = status
        self.executable = executable
        self.classes = classes
        self.connections = connections
        self.settings = settings
        self.usb = usb
        self.evidence = evidence
    }
}
