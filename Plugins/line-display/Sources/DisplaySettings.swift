import TillDeviceKit
import TillLineDisplay

/// The settings of the manifest, read and checked. The defaults are those of `driver.json`.
struct DisplaySettings {
    /// How an idle text moves that is longer than its row.
    enum Marquee: String, CaseIterable {
        /// By the display itself, where it can, else in steps.
        case auto
        /// In steps that this driver sends.
        case steps
        /// Not at all: it is cut.
        case never
    }

    /// What is shown while there is no text.
    struct Idle {
        /// One for each row; empty where nothing is shown.
        var lines: [String]
        var afterMillis: Int
        var marquee: Marquee
        var stepMillis: Int
    }

    static let brightnessAllowed = 1...4
    static let interLineAllowedMillis = 0...1000
    static let idleAllowedSeconds = 1...3600
    static let idleStandardSeconds = 30
    /// Fewer would be more than a line of 9600 baud carries.
    static let stepAllowedMillis = 100...5000
    static let stepStandardMillis = 300
    /// Characters of the idle text; what is longer is refused.
    static let idleTextMax = 200

    let commands: DisplayProtocol
    let size: DisplaySize
    let codePage: String
    let pages: [DisplayPage]
    /// Nil leaves it as it is.
    let brightness: DisplayBrightness?
    /// The pause between two commands, for displays that lose bytes; 0 sends them in one.
    let interLineMillis: Int
    let idle: Idle

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        commands = try Self.choice("protocol", settings.text("protocol") ?? "epson")
        size = try Self.size(settings, commands)
        codePage = settings.text("code-page") ?? "auto"
        guard let pages = commands.pages(named: codePage) else {
            let known = DisplayProtocol.codePageNames.filter { [commands] in commands.pages(named: $0) != nil }
            let list = known.joined(separator: ", ")
            throw Self.illegal("setting 'code-page' of \(commands.rawValue) is one of \(list), not '\(codePage)'")
        }
        self.pages = pages
        brightness = try Self.brightness(settings, commands)
        interLineMillis = try Self.number("inter-line-millis", settings, 0, Self.interLineAllowedMillis)
        idle = try Self.idle(settings)
    }

    private static func size(
        _ settings: DriverSettings,
        _ commands: DisplayProtocol
    ) throws(DeviceError) -> DisplaySize {
        let rows = try number("rows", settings, 2, DisplaySize.rowsAllowed)
        let columns = try number("columns", settings, 20, DisplaySize.columnsAllowed)
        guard let size = DisplaySize(rows: rows, columns: columns), commands.drives(size) else {
            throw illegal("protocol \(commands.rawValue) is for displays of 20 columns and at most 2 rows")
        }
        return size
    }

    private static func brightness(
        _ settings: DriverSettings,
        _ commands: DisplayProtocol
    ) throws(DeviceError) -> DisplayBrightness? {
        guard settings.number("brightness") != nil else { return nil }
        let level = try number("brightness", settings, 4, brightnessAllowed)
        guard commands.commands.canDim else {
            throw illegal("protocol \(commands.rawValue) has no command for the brightness: leave 'brightness' out")
        }
        return DisplayBrightness(rawValue: level)
    }

    private static func idle(_ settings: DriverSettings) throws(DeviceError) -> Idle {
        let text = settings.text("idle-text") ?? ""
        guard text.count <= idleTextMax else {
            throw illegal("setting 'idle-text' has at most \(idleTextMax) characters, not \(text.count)")
        }
        let seconds = try number("idle-seconds", settings, idleStandardSeconds, idleAllowedSeconds)
        return Idle(
            lines: text.isEmpty
                ? [] : text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init),
            afterMillis: 1000 * seconds,
            marquee: try choice("marquee", settings.text("marquee") ?? "auto"),
            stepMillis: try number("marquee-step-millis", settings, stepStandardMillis, stepAllowedMillis)
        )
    }

    private static func number(
        _ name: String,
        _ settings: DriverSettings,
        _ standard: Int,
        _ allowed: ClosedRange<Int>
    ) throws(DeviceError) -> Int {
        let value = settings.number(name) ?? standard
        guard allowed.contains(value) else {
            throw illegal("setting '\(name)' is \(allowed.lowerBound) to \(allowed.upperBound), not \(value)")
        }
        return value
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ text: String
    ) throws(DeviceError) -> Value {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw illegal("setting '\(name)' is one of \(known), not '\(text)'")
        }
        return value
    }

    private static func illegal(_ text: String) -> DeviceError { DeviceError(.illegal, .giveUp, text) }
}
