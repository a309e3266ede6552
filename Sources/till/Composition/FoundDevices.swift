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
        /// Why that driver: a rule of its manifest.
        var because: String?
        /// What it is, in words: `CDC-ACM serial line`.
        var what: String
        /// What is known of a device that no rule fits, and the nearest guess.
        var guess: String?
        /// What the device wants to be written under `settings`.
        var settings: [String: SettingValue]?
        /// What it is known by, for `till devices assign`.
        var id: String?
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

        /// The settings as they are written into the configuration.
        var wantedSettings: String? {
            settings.map { $0.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") }
        }
    }

    var devices: [Item]
    var problems: [String]

    init(_ survey: AttachedDevices.Survey, _ plugins: [DriverPlugin]) {
        problems = survey.problems
        let present = PresentDevice.all(survey.devices)
        devices = survey.devices.map { device in
            let match = DeviceMatching.best(for: device, plugins).first
            let guess = match == nil ? NearestGuess(device, plugins) : nil
            return Item(
                name: device.name,
                kind: device.kind.rawValue,
                connection: match == nil ? Self.permitted(device) : device.address,
                driver: match?.driver ?? guess.flatMap { $0.drivers.count == 1 ? $0.drivers[0] : nil },
                because: match?.because,
                what: DeviceText.words(device),
                guess: guess?.text,
                settings: match.flatMap { $0.settings.isEmpty ? nil : $0.settings },
                id: present.first { $0.views.contains(device) }?.identity.id,
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

    /// What types and is known to no driver is taken for the till alone only where the configuration names its ids.
    private static func permitted(_ device: AttachedDevice) -> String? {
        guard device.kind == .keyboard, let address = device.address, let vendor = device.vendor,
            let product = device.product
        else { return device.address }
        return "\(address)?allow=\(vendor):\(product)"
    }
}
