/// The simulated devices and the ports that they are plugged into: one USB bus, as a value.
public struct SimulatedBus: Sendable {
    /// Ports `1-1` to `1-15`, as many as one hub may have here; one device each.
    public static let portsMax = 15
    public static let nameMaxBytes = 32

    struct Place: Sendable {
        var name: String
        var device: any SimulatedUSBDevice
        /// Nil while the plug is out.
        var port: Int?
        /// Where it was plugged in last, and goes again unless another port is named.
        var lastPort: Int
        /// As its string descriptor says; nil where it has none.
        var serial: String?
    }

    /// In the order in which they were added.
    private(set) var places: [Place] = []

    public init() {}

    public var names: [String] { places.map(\.name) }

    // MARK: - Adding and plugging

    /// Adds a device and plugs it into the first free port.
    ///
    /// - Parameter name: for people and for the control socket: letters, digits, `-`, `_` and `.`.
    /// - Returns: the port.
    public mutating func add(
        _ device: any SimulatedUSBDevice,
        name: String
    ) -> Result<Int, SimulatorRefusal> {
        guard !name.isEmpty, name.utf8.count <= Self.nameMaxBytes, name.utf8.allSatisfy(Self.isNameByte) else {
            let rule = "1 to \(Self.nameMaxBytes) letters, digits, '-', '_' and '.'"
            return .failure(SimulatorRefusal("'\(name)' is no name for a device: it has \(rule)"))
        }
        guard !names.contains(name) else {
            return .failure(SimulatorRefusal("there are two devices of the name '\(name)'"))
        }
        guard let port = freePort else {
            return .failure(SimulatorRefusal("a bus has \(Self.portsMax) ports: no device more can be added"))
        }
        guard let export = Self.export(of: device, port: port) else {
            return .failure(SimulatorRefusal("'\(name)' has descriptors that are too short for a device"))
        }
        let serial = DeviceStrings.serial(of: device, index: export.serialIndex)
        places.append(Place(name: name, device: device, port: port, lastPort: port, serial: serial))
        return .success(port)
    }

    /// Pulls the plug.
    ///
    /// - Returns: the port where it was.
    public mutating func unplug(_ name: String) -> Result<Int, SimulatorRefusal> {
        guard let index = index(of: name) else { return .failure(unknown(name)) }
        guard let port = places[index].port else {
            return .failure(SimulatorRefusal("'\(name)' is unplugged already"))
        }
        places[index].port = nil
        places[index].device.unplugged()
        return .success(port)
    }

    /// Plugs a device in again, where it was last or into another port.
    ///
    /// - Returns: the port where it is.
    public mutating func plug(_ name: String, port: Int? = nil) -> Result<Int, SimulatorRefusal> {
        guard let index = index(of: name) else { return .failure(unknown(name)) }
        if let port = places[index].port {
            return .failure(SimulatorRefusal("'\(name)' is plugged into port \(port) already"))
        }
        if let port {
            guard (1...Self.portsMax).contains(port) else {
                return .failure(SimulatorRefusal("there is no port \(port): they are 1 to \(Self.portsMax)"))
            }
            if let other = places.first(where: { $0.port == port }) {
                return .failure(SimulatorRefusal("port \(port) is taken by '\(other.name)'"))
            }
        }
        let last = places[index].lastPort
        let isLastFree = !places.contains { $0.port == last }
        // There is a free one: no more devices are added than there are ports.
        let chosen = port ?? (isLastFree ? last : freePort ?? last)
        (places[index].port, places[index].lastPort) = (chosen, chosen)
        return .success(chosen)
    }

    private var freePort: Int? {
        guard places.count < Self.portsMax else { return nil }
        return (1...Self.portsMax).first { port in !places.contains { $0.port == port } }
    }

    // MARK: - Using

    /// Gives a command to the device of that name, whether it is plugged in or not.
    public mutating func received(
        _ command: SimulatorCommand,
        for name: String
    ) -> Result<SimulatorAnswer, SimulatorRefusal> {
        guard let index = index(of: name) else { return .failure(unknown(name)) }
        return places[index].device.received(command)
    }

    /// What is plugged in, in the order of the ports.
    public var exports: [USBIPExport] {
        places.compactMap { place in place.port.flatMap { Self.export(of: place.device, port: $0) } }
            .sorted { $0.port < $1.port }
    }

    /// The device of a bus id, for instance `1-2`; nil where nothing is plugged in.
    public func export(busID: String) -> USBIPExport? {
        exports.first { $0.busID == busID }
    }

    public func port(of name: String) -> Int? {
        index(of: name).flatMap { places[$0].port }
    }

    public func name(atPort port: Int) -> String? {
        places.first { $0.port == port }?.name
    }

    /// Works with the device in a port; nil where nothing is plugged in.
    mutating func withDevice<Value>(
        atPort port: Int,
        _ work: (inout any SimulatedUSBDevice) -> Value
    ) -> Value? {
        guard let index = places.firstIndex(where: { $0.port == port }) else { return nil }
        return work(&places[index].device)
    }

    // MARK: - Looking up

    private func index(of name: String) -> Int? {
        places.firstIndex { $0.name == name }
    }

    private func unknown(_ name: String) -> SimulatorRefusal {
        let known = names.isEmpty ? "there are none" : "there are \(names.joined(separator: ", "))"
        return SimulatorRefusal("there is no device '\(name)'; \(known)")
    }

    private static func export(of device: any SimulatedUSBDevice, port: Int) -> USBIPExport? {
        USBIPExport(
            port: port,
            deviceDescriptor: device.deviceDescriptor,
            configurationDescriptor: device.configurationDescriptor
        )
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
