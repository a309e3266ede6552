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
    /// USB ids that this driver is known to fit; the udev rules are made from them.
    public var usb: [USBMatch]

    private enum CodingKeys: String, CodingKey {
        case name, summary, version, status, executable, classes, connections, settings, usb
        case protocolVersion = "protocol"
    }

    /// A USB device by its ids, as four hexadecimal digits each; no product means every product of the vendor.
    public struct USBMatch: Equatable, Sendable, Codable {
        public var vendor: String
        public var product: String?
        public var name: String

        public init(vendor: String, product: String?, name: String) {
            self.vendor = vendor
            self.product = product
            self.name = name
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
        usb: [USBMatch] = []
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
    }
}
