import TillDeviceKit

/// Reads the settings of the manifest. The defaults are those of `driver.json`.
enum DisplaySettings {
    static let rowsAllowed = 1...4
    static let columnsAllowed = 8...40
    static let brightnessAllowed = 1...4

    static func read(_ settings: DriverSettings) throws(DeviceError) -> (DisplayProtocol, DisplayProtocol.Layout) {
        let commands: DisplayProtocol = try choice("protocol", settings.text("protocol") ?? "epson")
        let layout = DisplayProtocol.Layout(
            rows: try number("rows", settings.number("rows") ?? 2, rowsAllowed),
            columns: try number("columns", settings.number("columns") ?? 20, columnsAllowed),
            brightness: try settings.number("brightness").map { number throws(DeviceError) in
                try Self.number("brightness", number, brightnessAllowed)
            },
            page: try choice("code-page", settings.text("code-page") ?? "858")
        )
        guard commands == .epson || (layout.rows <= 2 && layout.columns == 20) else {
            throw DeviceError(.illegal, .giveUp, "protocol cd5220 is for displays of 20 columns and at most 2 rows")
        }
        return (commands, layout)
    }

    private static func number(_ name: String, _ value: Int, _ allowed: ClosedRange<Int>) throws(DeviceError) -> Int {
        guard allowed.contains(value) else {
            let text = "setting '\(name)' is \(allowed.lowerBound) to \(allowed.upperBound), not \(value)"
            throw DeviceError(.illegal, .giveUp, text)
        }
        return value
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ text: String
    ) throws(DeviceError) -> Value {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "setting '\(name)' is one of \(known), not '\(text)'")
        }
        return value
    }
}
