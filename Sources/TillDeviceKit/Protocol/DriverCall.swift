/// What the runtime asks of a driver. The methods are UnifiedPOS's.
public enum DriverCall: Equatable, Sendable {
    /// The first call on a connection; the driver answers with its own version or refuses.
    case hello(protocolVersion: Int)
    /// Takes the connection and the settings, and opens every device of the process.
    case open(OpenParameters)
    case claim(device: String, fence: Int)
    case enable(device: String)
    case disable(device: String)
    case release(device: String)
    /// Ends the process's work; it answers and leaves.
    case close
    /// The device is attached now, at this address: the connection is opened there at once, whatever address it had and
    /// however long the next attempt is away. A connection that stands there already stays.
    case reconnect(connection: String)
    /// Heartbeat.
    case ping
    /// POSPrinter: prints the items and answers when they have left the host, or how far they came.
    case print(device: String, job: String, items: [PrintItem])
    /// CashDrawer `openDrawer`.
    case openDrawer(device: String)
    /// LineDisplay: the whole content, one text a row; the driver sends what changed.
    case displayText(device: String, lines: [String])
    case checkHealth(device: String, level: HealthLevel)
    /// Asks the device what it is. An answer is a hint and no proof: clones give the names of others.
    case identify(device: String)
    /// UnifiedPOS statistics, counted since the process started.
    case retrieveStatistics(device: String)
    /// A method of a newer runtime, which this kit does not know; it is refused, and everything else goes on.
    case unknown(method: String)

    /// The device that the call is for; nil where it is for the process.
    public var device: String? {
        switch self {
        case .hello, .open, .reconnect, .close, .ping, .unknown: nil
        case .claim(let device, _), .enable(let device), .disable(let device), .release(let device),
            .print(let device, _, _), .openDrawer(let device), .displayText(let device, _),
            .checkHealth(let device, _), .identify(let device), .retrieveStatistics(let device):
            device
        }
    }
}

/// What a driver process is opened with.
public struct OpenParameters: Equatable, Sendable, Codable {
    /// A device that the process serves, by its configured name.
    public struct Device: Equatable, Sendable, Codable {
        public var name: String
        public var deviceClass: DeviceClass

        private enum CodingKeys: String, CodingKey {
            case name
            case deviceClass = "class"
        }

        public init(name: String, deviceClass: DeviceClass) {
            self.name = name
            self.deviceClass = deviceClass
        }
    }

    /// The address as text, for instance `tcp://192.168.1.50:9100`.
    public var connection: String
    /// The first is the one that the configuration names; at most one of each class.
    public var devices: [Device]
    public var settings: DriverSettings

    public init(connection: String, devices: [Device], settings: DriverSettings) {
        self.connection = connection
        self.devices = devices
        self.settings = settings
    }
}
