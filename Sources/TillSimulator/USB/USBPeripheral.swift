/// What every device has, whatever its class: its descriptors, the state that the standard requests set, and the
/// endpoints with their halts. A device model asks it first and adds the rest.
struct USBPeripheral: Sendable {
    /// A longer transfer to an endpoint is refused with STALL. usblp and libusb send 16 KiB at a time.
    static let transferMaxBytes = 1024 * 1024

    let layout: USBLayout
    let strings: USBStrings
    let deviceDescriptor: [UInt8]
    let configurationDescriptor: [UInt8]

    /// What SET_ADDRESS said. Nothing depends on it: a virtual host controller gives addresses by itself.
    private(set) var address: UInt8 = 0
    /// 0 until SET_CONFIGURATION.
    private(set) var configuration: UInt8 = 0
    /// The addresses of the endpoints that answer with STALL until CLEAR_FEATURE(ENDPOINT_HALT).
    private(set) var halted: Set<UInt8> = []
    /// The directions that a person has stalled: there a halt that was cleared comes back with the next transfer.
    private(set) var stalling: Set<SimulatorCommand.Direction> = []
    /// The device takes no bytes.
    private(set) var isHolding = false

    init(_ identity: SimulatedIdentity, _ layout: USBLayout) {
        self.layout = layout
        strings = USBStrings(identity)
        deviceDescriptor = USBDescriptor.device(identity, layout.code, strings)
        configurationDescriptor = USBDescriptor.configuration(layout)
    }

    var isConfigured: Bool { configuration == USBLayout.configurationValue }

    /// Why a transfer to or from an endpoint does not go on; nil where the device model is to answer it.
    ///
    /// - Parameter endpoint: the address with its direction bit.
    mutating func refusal(ofTransferAt endpoint: UInt8) -> USBTransfer? {
        guard isConfigured, layout.endpoints.contains(where: { $0.address == endpoint }) else { return .stalled }
        let direction = Self.direction(endpoint)
        if stalling.contains(direction) { halted.insert(endpoint) }
        if halted.contains(endpoint) { return .stalled }
        return isHolding && direction == .output ? .pending : nil
    }

    /// Stall and hold, which each device knows; false for the commands that it is left to answer.
    mutating func received(_ command: SimulatorCommand) -> Bool {
        switch command {
        case .stall(let direction, isOn: true):
            stalling.insert(direction)
            halted.formUnion(layout.endpoints.map(\.address).filter { Self.direction($0) == direction })
        case .stall(let direction, isOn: false): stalling.remove(direction)
        case .hold(let isOn): isHolding = isOn
        case .scan, .paper, .cover, .drawer, .dump, .clear: return false
        }
        return true
    }

    /// The address, the configuration and the halts are forgotten; what a person has set stays.
    mutating func unplugged() {
        address = 0
        configuration = 0
        halted = []
    }

    private static func direction(_ endpoint: UInt8) -> SimulatorCommand.Direction {
        endpoint & USBEndpointLayout.inputBit != 0 ? .input : .output
    }

    // MARK: - State that requests set

    mutating func set(address: UInt8) { self.address = address }

    /// Also ends all halts (USB 2.0, 9.4.5).
    mutating func set(configuration: UInt8) {
        self.configuration = configuration
        halted = []
    }

    mutating func set(halt isHalted: Bool, of endpoint: UInt8) {
        if isHalted { halted.insert(endpoint) } else { halted.remove(endpoint) }
    }

    /// The endpoints of these addresses as after power-on; a soft reset asks for it.
    mutating func clearHalts() { halted = [] }
}
