import TillDeviceKit

@testable import TillDevices

/// Devices and drivers for the tests of roles.
enum Plugged {
    /// A scanner on a serial line behind USB.
    static func scanner(
        _ port: Int,
        serial: String? = nil,
        product: String = "1701",
        node: Int? = nil
    ) -> AttachedDevice {
        AttachedDevice(
            kind: .serialLine,
            address: "serial:/dev/ttyACM\(node ?? port)",
            path: "/sys/devices/usb1/1-\(port)/1-\(port):1.0/tty/ttyACM\(node ?? port)",
            port: "0000:00:14.0/1/\(port)",
            vendor: "05e0",
            product: product,
            serial: serial,
            interface: "020201",
            interfaceNumber: 0,
            name: "Scanner"
        )
    }

    /// A printer, as libusb sees it and as the kernel's node.
    static func printer(_ port: Int, serial: String? = nil) -> [AttachedDevice] {
        let parent = "/sys/devices/usb1/1-\(port)/1-\(port):1.0"
        let usb = AttachedDevice(
            kind: .usbPrinter,
            address: "usb:04b8:0e15" + (serial.map { "?serial=\($0)" } ?? ""),
            path: parent,
            port: "0000:00:14.0/1/\(port)",
            vendor: "04b8",
            product: "0e15",
            serial: serial,
            interface: "070102",
            interfaceNumber: 0,
            name: "TM-T20II"
        )
        var node = usb
        (node.kind, node.address, node.path) = (.printerNode, "usblp:/dev/usb/lp\(port)", parent + "/usbmisc/lp\(port)")
        return [usb, node]
    }

    /// A serial adapter of which nobody knows what hangs on it.
    static func adapter(_ port: Int) -> AttachedDevice {
        var device = scanner(port)
        (device.vendor, device.product, device.name) = ("067b", "2303", "USB-Serial Controller")
        (device.interface, device.path) = ("ff0000", "/sys/devices/usb1/1-\(port)/1-\(port):1.0/ttyUSB\(port)")
        device.address = "serial:/dev/ttyUSB\(port)"
        return device
    }

    static func keyboard(_ port: Int, vendor: String, product: String) -> AttachedDevice {
        AttachedDevice(
            kind: .keyboard,
            address: "evdev:/dev/input/event\(port)",
            path: "/sys/devices/usb1/1-\(port)/1-\(port):1.0/input/input\(port)/event\(port)",
            port: "0000:00:14.0/1/\(port)",
            vendor: vendor,
            product: product,
            interface: "030101",
            interfaceNumber: 0,
            usage: "00010006",
            name: "Keyboard"
        )
    }

    // MARK: - Drivers

    static func plugin(
        _ name: String,
        _ classes: [DeviceClass],
        _ connections: [String],
        _ usb: [DriverManifest.USBMatch],
        _ status: DriverManifest.Status = .stable
    ) -> DriverPlugin {
        let manifest = DriverManifest(
            name: name,
            summary: "",
            version: "1.0.0",
            status: status,
            executable: name,
            classes: classes,
            connections: connections,
            usb: usb
        )
        return DriverPlugin(manifest: manifest, folder: "/", executable: "/\(name)")
    }

    static let serialScanner = plugin(
        "serial-scanner",
        [.scanner],
        ["serial", "tcp"],
        [.init(vendor: "05e0", product: "1701", name: "Scanner, serial"), .init(vendor: "067b", name: "Adapter")]
    )
    static let keyboardScanner = plugin(
        "keyboard-scanner",
        [.scanner],
        ["evdev"],
        [
            .init(vendor: "05e0", product: "1200", name: "Scanner, keyboard"),
            .init(interface: "030101", name: "Anything that types"), .init(usage: "00010006", name: "A keyboard"),
        ]
    )
    static let lineDisplay = plugin("line-display", [.lineDisplay], ["serial"], [])
    static let printers = plugin(
        "escpos-printer",
        [.posPrinter],
        ["tcp", "serial", "usblp", "usb"],
        [
            .init(vendor: "04b8", product: "0e15", name: "TM-T20II", settings: ["profile": .text("tm-t20ii")]),
            .init(interface: "0701", name: "A USB printer"),
        ]
    )
    static let virtual = plugin(
        "virtual",
        [.scanner],
        ["serial", "usb"],
        [.init(vendor: "05e0", product: "1701", priority: 999, name: "Everything")],
        .simulated
    )
    static let all = [serialScanner, keyboardScanner, lineDisplay, printers, virtual]
}

/// Role assignments with a clock that the test moves, and an account of what they say.
struct RoleBench {
    var assignments: RoleAssignments
    var nowMillis: Int64 = 10_000
    /// The address that each role was connected to last and has not lost.
    var connected: [String: String] = [:]
    /// What a registry would hold.
    var stored: [String: RegistryEntry] = [:]
    /// Why each role that has no device has none, as it was told last.
    var told: [String: String] = [:]

    init(
        _ roles: [String: DriverPlugin],
        registry: [RegistryEntry] = [],
        explicit: [String] = [],
        plugins: [DriverPlugin] = Plugged.all
    ) {
        assignments = RoleAssignments(
            roles: roles.sorted { $0.key < $1.key }.map { .init(name: $0.key, plugin: $0.value) },
            registry: registry,
            explicit: explicit.compactMap(ConnectionAddress.init),
            plugins: plugins
        )
        for entry in registry { stored[entry.role] = entry }
    }

    /// 14:03 local time at the beginning, and an hour ahead of UTC.
    var now: RoleMoment {
        RoleMoment(monotonicMillis: nowMillis, wallMillis: 1_763_816_580_000 + nowMillis - 10_000, utcOffsetMinutes: 60)
    }

    @discardableResult
    mutating func take(_ event: RoleAssignments.Event) -> [RoleAssignments.Output] {
        note(assignments.received(event, now))
    }

    @discardableResult
    mutating func add(_ devices: AttachedDevice...) -> [RoleAssignments.Output] {
        devices.flatMap { take(.change(.added($0))) }
    }

    @discardableResult
    mutating func remove(_ devices: AttachedDevice...) -> [RoleAssignments.Output] {
        devices.flatMap { take(.change(.removed($0))) }
    }

    /// Lets time pass until nothing is due any more.
    @discardableResult
    mutating func settle() -> [RoleAssignments.Output] {
        var outputs = take(.wake)
        while let due = assignments.dueMillis(after: nowMillis) {
            nowMillis = due
            outputs += take(.wake)
        }
        return outputs
    }

    @discardableResult
    mutating func assign(_ role: String, _ id: String) -> RoleRefusal? {
        switch assignments.assign(role, id, now) {
        case .success(let outputs):
            note(outputs)
            return nil
        case .failure(let refusal):
            return refusal
        }
    }

    mutating func forget(_ role: String) {
        if case .success(let outputs) = assignments.forget(role, now) { note(outputs) }
    }

    @discardableResult
    mutating func note(_ outputs: [RoleAssignments.Output]) -> [RoleAssignments.Output] {
        for output in outputs {
            switch output {
            case .connect(let role, let address, _): (connected[role], told[role]) = (address, nil)
            case .lost(let role, let reason): (connected[role], told[role]) = (nil, reason)
            case .ask(let role, _, let why): (connected[role], told[role]) = (nil, why)
            case .remember(let entry): stored[entry.role] = entry
            case .forget(let role): stored[role] = nil
            case .say: break
            }
        }
        return outputs
    }

    /// The same terminal after a reboot.
    func rebooted(_ roles: [String: DriverPlugin]) -> RoleBench {
        RoleBench(roles, registry: stored.values.sorted { $0.role < $1.role })
    }
}
