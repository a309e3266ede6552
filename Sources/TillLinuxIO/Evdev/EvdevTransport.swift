import Glibc
import TillDeviceKit

/// `evdev:/dev/input/event3` or `evdev:by-id/usb-…-event-kbd`: a scanner that types, taken for this process alone, so
/// that its labels are typed nowhere else. All input nodes of the device are taken. Delivers the kernel's `input_event`
/// records as bytes, of those nodes that can type; what the others tell is read and dropped.
///
/// `?allow=05e0:1200` names the ids of the device that may be taken; what is taken without it says `KeyboardGuard`.
///
/// `?grab=no` leaves the device to others and asks nothing of it: a FIFO or a socket can then stand in for it in tests.
final class EvdevTransport: Transport {
    private struct Node {
        var path: String
        var descriptor: Descriptor
        var types: Bool
    }

    private let nodes: [Node]

    /// Opens the node, or the socket that stands in for one.
    ///
    /// - Parameter known: the devices that the driver knows for scanners.
    static func open(
        _ address: ConnectionAddress,
        known: Set<InputIdentity> = [],
        system: InputSystem = InputSystem()
    ) throws(DeviceError) -> any Transport {
        try address.requireOptions(["grab", "allow"])
        let grab = address.options["grab"] ?? "yes"
        guard grab == "yes" || grab == "no" else {
            throw DeviceError(.illegal, .giveUp, "evdev: grab is yes or no, not '\(grab)'")
        }
        let guardian = try KeyboardGuard(allow: address.options["allow"], known: known)
        let path = try path(address.target, system)
        var status = stat()
        guard stat(path, &status) == 0 else { throw .opening(path, SystemError(errno), holder: holder) }
        let kind = status.st_mode & S_IFMT
        if grab == "no" {
            if kind == S_IFSOCK { return try UnixSocketTransport(path: path) }
            // A FIFO that is open for writing here, too, does not end when its writer goes.
            let descriptor = try descriptor(of: path, kind == S_IFIFO ? O_RDWR : O_RDONLY)
            return EvdevTransport([Node(path: path, descriptor: descriptor, types: true)])
        }
        guard system.isNode(kind) else { throw DeviceError(.illegal, .giveUp, "\(path) is not an input device") }
        return EvdevTransport(try taken(path, guardian, system))
    }

    private static let holder = "the desktop, another driver"

    private static func path(_ target: String, _ system: InputSystem) throws(DeviceError) -> String {
        if target.hasPrefix("by-id/") || target.hasPrefix("by-path/") { return "\(system.nodes)/\(target)" }
        guard target.hasPrefix("/") else {
            let text = "evdev: '\(target)' is not /dev/input/eventN, by-id/NAME or by-path/NAME"
            throw DeviceError(.illegal, .giveUp, text)
        }
        return target
    }

    private static func descriptor(of path: String, _ flags: Int32) throws(DeviceError) -> Descriptor {
        switch Descriptor.open(path, flags) {
        case .success(let opened): return opened
        case .failure(let error): throw .opening(path, error, holder: holder)
        }
    }

    private init(_ nodes: [Node]) {
        self.nodes = nodes
    }

    // MARK: - Taking a device

    /// Every node is opened and the named one judged before any is taken, so that a refusal changes nothing.
    private static func taken(
        _ path: String,
        _ guardian: KeyboardGuard,
        _ system: InputSystem
    ) throws(DeviceError) -> [Node] {
        let named = try descriptor(of: path, O_RDONLY)
        if let refusal = guardian.refusal(
            of: path,
            name: system.name(named.number),
            identity: try answer(system.identity(named.number), path),
            keys: try answer(system.keys(named.number), path)
        ) {
            throw DeviceError(.illegal, .giveUp, refusal)
        }
        let paths = InputSiblings(system: system).paths(of: path)
        guard paths.count <= InputSiblings.nodesMax else {
            let text =
                "the device of \(path) has \(paths.count) input nodes; at most \(InputSiblings.nodesMax) are taken"
            throw DeviceError(.illegal, .giveUp, text)
        }
        var nodes = [Node(path: path, descriptor: named, types: true)]
        for other in paths where other != path {
            let opened = try descriptor(of: other, O_RDONLY)
            let keys = try answer(system.keys(opened.number), other)
            nodes.append(Node(path: other, descriptor: opened, types: keys.types))
        }
        for node in nodes {
            if let error = system.grab(node.descriptor.number) { throw .opening(node.path, error, holder: holder) }
        }
        return nodes
    }

    private static func answer<Value>(
        _ result: Result<Value, SystemError>,
        _ path: String
    ) throws(DeviceError) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let error):
            // Unplugged between two questions, or a node that is none.
            if error.number == ENODEV { throw .opening(path, error, holder: holder) }
            throw DeviceError(.illegal, .giveUp, "\(path) is not an input device: \(error.text)")
        }
    }

    // MARK: - Transport

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        nodes.map { PollDescriptor($0.descriptor.number, readable: true, writable: false) }
    }

    func isOpen() -> Bool { true }

    func read() throws(DeviceError) -> [UInt8] {
        var received: [UInt8] = []
        for node in nodes {
            // The kernel gives whole records, so those of two nodes do not mix.
            switch node.descriptor.read(max: Self.readMaxBytes / nodes.count / Self.recordBytes * Self.recordBytes) {
            case .bytes(let bytes): received += node.types ? bytes : []
            case .nothing: break
            case .end, .failed(errno: ENODEV):
                throw DeviceError(.noHardware, .reopen, "the scanner at \(node.path) was unplugged")
            case .failed(let number):
                throw DeviceError(.offline, .reopen, "\(node.path): \(SystemError(number).text)")
            }
        }
        return received
    }

    /// `struct input_event` on 64-bit machines.
    private static let recordBytes = 24

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        throw DeviceError(.illegal, .giveUp, "\(nodes[0].path) is a keyboard; nothing can be sent to it")
    }

    func isDrained() -> Bool { true }

    /// The kernel gives the device back when its descriptors are closed.
    func close() {
        for node in nodes { node.descriptor.close() }
    }
}
