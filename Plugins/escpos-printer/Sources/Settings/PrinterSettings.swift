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
        /// The level that comes with the pulse.
        case learn
        case low, high
        /// The drawer has no switch.
        case none
    }

    /// Whether the printer is asked how it is.
    enum StatusUse: String, CaseIterable {
        /// As its profile says.
        case auto
        /// Not one byte of status is sent.
        case never
    }

    /// What ESC p can carry, in milliseconds.
    static let pulseAllowedMillis = 2...510
    static let pulseOnDefaultMillis = 100
    static let pulseOffDefaultMillis = 500
    /// How long the printer may take nothing of a print, in seconds.
    static let stallAllowedSeconds = 5...600
    static let stallDefaultSeconds = 30

    var profile: PrinterProfile
    let pulse: DrawerPulse
    let confirmation: Confirmation
    let drawerOpenLevel: DrawerOpenLevel
    let statusUse: StatusUse
    let stallMillis: Int

    /// Whether the printer may be asked how it is; if not, no byte of status leaves, whatever is called.
    var asksStatus: Bool { statusUse == .auto && !profile.status.isHarmful }

    /// Whether prints are to be confirmed by the printer.
    var confirmsPrints: Bool { confirmation == .auto && profile.processID }

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        let name = settings.text("profile") ?? PrinterProfile.generic80.name
        profile = try Self.profile(name)
        let number = settings.number("drawer-pin") ?? DrawerPulse.Pin.pin2.rawValue
        guard let pin = DrawerPulse.Pin(rawValue: number) else {
            throw Self.unknown("drawer-pin", String(number), ["2", "5"])
        }
        let millis = Self.pulseAllowedMillis
        pulse = DrawerPulse(
            pin: pin,
            onMillis: try Self.number("pulse-on-millis", settings, Self.pulseOnDefaultMillis, within: millis),
            offMillis: try Self.number("pulse-off-millis", settings, Self.pulseOffDefaultMillis, within: millis)
        )
        confirmation = try Self.choice("confirm", settings, .auto)
        drawerOpenLevel = try Self.choice("drawer-open-level", settings, .learn)
        statusUse = try Self.choice("status", settings, .auto)
        let seconds = Self.stallAllowedSeconds
        stallMillis = 1000 * (try Self.number("stall-seconds", settings, Self.stallDefaultSeconds, within: seconds))
    }

    /// A profile by its name, or by the path of its file: a text with a '/' is a path.
    private static func profile(_ name: String) throws(DeviceError) -> PrinterProfile {
        if name.contains("/") { return try ProfileFile.profile(at: name) }
        guard let profile = PrinterProfile.named(name) else {
            throw unknown("profile", name, PrinterProfile.builtIn.map(\.name) + ["the path of a profile's file"])
        }
        return profile
    }

    private static func number(
        _ name: String,
        _ settings: DriverSettings,
        _ standard: Int,
        within range: ClosedRange<Int>
    ) throws(DeviceError) -> Int {
        let value = settings.number(name) ?? standard
        guard range.contains(value) else {
            let allowed = "\(range.lowerBound) to \(range.upperBound)"
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
