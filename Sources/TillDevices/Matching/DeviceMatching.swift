import TillDeviceKit

/// Which driver is for which device, by the rules in the drivers' manifests. What stands in the configuration is never
/// asked about here: it holds whatever the rules say.
public enum DeviceMatching {
    /// A rule of a driver that fits a device.
    public struct Match: Equatable, Sendable {
        public var driver: String
        public var rule: DriverManifest.USBMatch
        /// The highest counts.
        public var priority: Int
        /// What the device wants where the configuration says nothing.
        public var settings: [String: SettingValue]
        /// Whether the rule names the device so surely that no person has to be asked. A rule that fits every keyboard,
        /// or the chip of a serial adapter, does not.
        public var isCertain: Bool
        /// For a person: `its USB ids 05e0:1200 (Zebra scanner, keyboard)`.
        public var because: String
    }

    /// Every rule of every driver that fits and whose driver can open the device, best first: by priority, then by the
    /// driver's name, then by the rule's. A simulated driver never fits hardware.
    public static func best(for device: AttachedDevice, _ plugins: [DriverPlugin]) -> [Match] {
        plugins.flatMap { matches(device, $0.manifest) }.sorted(by: isBetter)
    }

    /// The same over all the ways in which a device shows itself; each driver once, with its best rule.
    public static func best(for device: PresentDevice, _ plugins: [DriverPlugin]) -> [Match] {
        var drivers: Set<String> = []
        return device.views.flatMap { best(for: $0, plugins) }.sorted(by: isBetter)
            .filter { drivers.insert($0.driver).inserted }
    }

    /// Whether the driver could open the device at all, whatever it is.
    public static func canOpen(_ device: AttachedDevice, _ manifest: DriverManifest) -> Bool {
        guard manifest.status != .simulated, let scheme = scheme(of: device) else { return false }
        return manifest.connections.contains(scheme)
    }

    /// Whether everything that the rule gives fits.
    public static func fits(_ rule: DriverManifest.USBMatch, _ device: AttachedDevice) -> Bool {
        func isEqual(_ wanted: String?, _ found: String?) -> Bool {
            wanted.map { $0.lowercased() == found?.lowercased() } ?? true
        }
        func begins(_ wanted: String?, _ found: String?) -> Bool {
            wanted.map { found?.lowercased().hasPrefix($0.lowercased()) ?? false } ?? true
        }
        return isEqual(rule.vendor, device.vendor) && isEqual(rule.product, device.product)
            && begins(rule.interface, device.interface) && begins(rule.usage, device.usage)
    }

    static func scheme(of device: AttachedDevice) -> String? {
        device.address.flatMap(ConnectionAddress.init)?.scheme
    }

    private static func matches(_ device: AttachedDevice, _ manifest: DriverManifest) -> [Match] {
        guard canOpen(device, manifest) else { return [] }
        return manifest.usb.filter { fits($0, device) }.map { rule in
            Match(
                driver: manifest.name,
                rule: rule,
                priority: rule.priority ?? rule.priorityBySpecificity,
                settings: rule.settings ?? [:],
                isCertain: isCertain(rule, device),
                because: because(rule)
            )
        }
    }

    private static func isBetter(_ first: Match, _ second: Match) -> Bool {
        if first.priority != second.priority { return first.priority > second.priority }
        if first.isCertain != second.isCertain { return first.isCertain }
        return (first.driver, first.rule.name) < (second.driver, second.rule.name)
    }

    private static func isCertain(_ rule: DriverManifest.USBMatch, _ device: AttachedDevice) -> Bool {
        if device.kind == .serialLine, SerialBridge.isChipOnly(rule, device) { return false }
        guard device.kind == .keyboard else { return true }
        // Usage page 01h is the generic desktop: every keyboard and every mouse is on it.
        return rule.vendor != nil || rule.usage.map { !$0.hasPrefix("0001") } ?? false
    }

    private static func because(_ rule: DriverManifest.USBMatch) -> String {
        var parts: [String] = []
        if let vendor = rule.vendor {
            parts.append(rule.product.map { "USB ids \(vendor):\($0)" } ?? "USB vendor \(vendor)")
        }
        if let interface = rule.interface { parts.append("USB interface \(interface)") }
        if let usage = rule.usage { parts.append("HID usage \(usage)") }
        return "its " + parts.joined(separator: " and ") + " (\(rule.name))"
    }
}
