import TillDeviceKit
import TillESCPOS

/// The settings of the manifest, read and checked. The defaults are those of `driver.json`.
struct VirtualSettings: Equatable {
    /// What goes wrong with every print, for trying out what happens then.
    enum Fault: String, CaseIterable {
        case none
        /// Prints are refused because there is no paper; nothing is printed.
        case paperEmpty = "paper-empty"
        /// Every print takes `VirtualPrinter.slowMillis`.
        case slow
        /// The connection breaks in the middle of every print: half of it is on the paper.
        case cutOff = "cut-off"
    }

    static let rowsAllowed = 1...4
    static let columnsAllowed = 8...40

    let profile: PrinterProfile
    let fault: Fault
    /// Of the display.
    let rows: Int
    let columns: Int

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        let name = settings.text("profile") ?? PrinterProfile.generic80.name
        guard let profile = PrinterProfile.named(name) else {
            throw Self.unknown("profile", name, PrinterProfile.builtIn.map(\.name))
        }
        let text = settings.text("fault") ?? Fault.none.rawValue
        guard let fault = Fault(rawValue: text) else {
            throw Self.unknown("fault", text, Fault.allCases.map(\.rawValue))
        }
        self.profile = profile
        self.fault = fault
        rows = try Self.number("rows", settings.number("rows") ?? 2, Self.rowsAllowed)
        columns = try Self.number("columns", settings.number("columns") ?? 20, Self.columnsAllowed)
    }

    private static func number(_ name: String, _ value: Int, _ allowed: ClosedRange<Int>) throws(DeviceError) -> Int {
        guard allowed.contains(value) else {
            let text = "setting '\(name)' is \(allowed.lowerBound) to \(allowed.upperBound), not \(value)"
            throw DeviceError(.illegal, .giveUp, text)
        }
        return value
    }

    private static func unknown(_ name: String, _ value: String, _ known: [String]) -> DeviceError {
        let list = known.joined(separator: ", ")
        return DeviceError(.illegal, .giveUp, "setting '\(name)' is one of \(list), not '\(value)'")
    }
}
