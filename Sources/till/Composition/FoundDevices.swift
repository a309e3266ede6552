import TillDeviceKit
import TillDevices
import TillLinuxIO

/// What is plugged in, with the driver that seems to fit.
struct FoundDevices: Codable {
    struct Item: Codable {
        var name: String
        var kind: String
        /// To be written into the configuration; absent where no driver of ours opens it.
        var connection: String?
        var driver: String?
        /// Why that driver: `its USB ids`, or `the kind of device` for a guess.
        var because: String?
        /// What it is, in words: `CDC-ACM serial line`.
        var what: String
        var usb: String?
        var serial: String?
        /// Where it hangs on USB; a printer and its node have the same.
        var port: String?
        var interface: String?
        var interfaceNumber: Int?
        var usage: String?
        /// The kernel's path; absent for what has none.
        var path: String?
        /// Why this user may not open it; absent when it may.
        var obstacle: String?
    }

    var devices: [Item]
    var problems: [String]

    init(_ survey: AttachedDevices.Survey, _ plugins: [DriverPlugin]) {
        problems = survey.problems
        devices = survey.devices.map { device in
            let match = Self.driver(for: device, plugins)
            return Item(
                name: device.name,
                kind: device.kind.rawValue,
                connection: device.address,
                driver: match?.name,
                because: match?.because,
                what: DeviceText.words(device),
                usb: device.vendor.map { "\($0):\(device.product ?? "????")" },
                serial: device.serial,
                port: device.port,
                interface: device.interface,
                interfaceNumber: device.interfaceNumber,
                usage: device.usage,
                path: device.path.isEmpty ? nil : device.path,
                obstacle: device.obstacle
            )
        }
    }

    /// A driver that knows the ids beats one that only opens that kind of connection.
    private static func driver(
        for device: AttachedDevice,
        _ plugins: [DriverPlugin]
    ) -> (name: String, because: String)? {
        guard let scheme = device.address.flatMap(ConnectionAddress.init)?.scheme else { return nil }
        let fitting = plugins.map(\.manifest).filter { $0.connections.contains(scheme) && $0.status != .simulated }
        if let vendor = device.vendor?.lowercased() {
            let product = device.product?.lowercased()
            func knows(_ manifest: DriverManifest, exactly: Bool) -> Bool {
                manifest.usb.contains { match in
                    match.vendor?.lowercased() == vendor
                        && (exactly ? match.product?.lowercased() == product : match.product == nil)
                }
            }
            let known = fitting.first { knows($0, exactly: true) } ?? fitting.first { knows($0, exactly: false) }
            if let known { return (known.name, "its USB ids") }
        }
        // A serial line says nothing of what hangs on it; only schemes that one driver alone opens are a hint.
        guard fitting.count == 1, let only = fitting.first else { return nil }
        return (only.name, "the kind of device")
    }
}
