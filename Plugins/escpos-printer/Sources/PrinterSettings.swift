import TillDeviceKit
import TillESCPOS

/// The settings of the manifest, read and checked. The defaults are those of `driver.json`.
struct PrinterSettings {
    /// Whether the printer is asked to say that it printed (GS ( H).
    enum Confirmation: String, CaseIterable {
        /// Where the profile says that the printer can.
        case auto
        case never
    }

    /// Which level of the connector's pin 3 means an open drawer: that is the drawer's switch, not the printer's.
    enum DrawerOpenLevel: String, CaseIterable {
        case low, high
        /// The drawer has no switch, or nobody knows it.
        case none
    }

    /// What ESC p can carry, in milliseconds.
    static let pulseAllowedMillis = 2...510
    static let pulseOnDefaultMillis = 100
    static let pulseOffDefaultMillis = 500

    let profile: PrinterProfile
    let pulse: DrawerPulse
    let confirmation: Confirmation
    let drawerOpenLevel: DrawerOpenLevel

    /// Whether prints are to be confirmed by the printer.
    var confirmsPrints: Bool { confirmation == .auto && profile.processID }

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        let name = settings.text("profile") ?? PrinterProfile.generic80.name
        guard let profile = PrinterProfile.named(name) else {
            throw Self.unknown("profile", name, PrinterProfile.builtIn.map(\.name))
        }
        let number = settings.number("drawer-pin") ?? DrawerPulse.Pin.pin2.rawValue
        guard let pin = DrawerPulse.Pin(rawValue: number) else {
            throw Self.unknown("drawer-pin", String(number), ["2", "5"])
        }
        self.profile = profile
        pulse = DrawerPulse(
            pin: pin,
            onMillis: try Self.millis("pulse-on-millis", settings, Self.pulseOnDefaultMillis),
            offMillis: try Self.millis("pulse-off-millis", settings, Self.pulseOffDefaultMillis)
        )
        confirmation = try Self.choice("confirm", settings, .auto)
        drawerOpenLevel = try Self.choice("drawer-open-level", settings, .low)
    }

    private static func millis(
        _ name: String,
        _ settings: DriverSettings,
        _ standard: Int
    ) throws(DeviceError) -> Int {
        let value = settings.number(name) ?? standard
        guard pulseAllowedMillis.contains(value) else {
            let allowed = "\(pulseAllowedMillis.lowerBound) to \(pulseAllowedMillis.upperBound)"
            throw DeviceError(.illegal, .giveUp, "setting '\(name)' is \(allowed), not \(value)")
        }
        return value
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ settings: DriverSettings,
        _ standard: Value
    ) throws(DeviceError) -> Value {
        guard let text = settings.text(name) else { return standard }
        guard let value = Value(rawValue: text) else {
            throw unknown(name, text, Value.allCases.map(\.rawValue))
        }
        return value
    }

    private static func unknown(_ name: String, _ value: String, _ known: [String]) -> DeviceError {
        let list = known.joined(separator: ", ")
        return DeviceError(.illegal, .giveUp, "setting '\(name)' is one of \(list), not '\(value)'")
    }
}
