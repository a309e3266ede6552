import TillDeviceKit
import TillESCPOS

/// The settings of the manifest, read and checked. The defaults are those of `driver.json`.
struct CUPSPrinterSettings: Equatable {
    /// What is submitted to the queue.
    enum Format: String, CaseIterable {
        /// `escpos` on raw queues, `page` on the others.
        case auto
        case escpos
        case page
    }

    static let giveUpAllowedMinutes = 1...120
    static let giveUpDefaultMinutes = 5

    let profile: PrinterProfile
    let format: Format
    let giveUpMinutes: Int

    /// - Throws: `E_ILLEGAL` with the name of the setting that cannot be used.
    init(_ settings: DriverSettings) throws(DeviceError) {
        let name = settings.text("profile") ?? PrinterProfile.generic80.name
        guard let profile = PrinterProfile.named(name) else {
            throw Self.unknown("profile", name, PrinterProfile.builtIn.map(\.name))
        }
        let word = settings.text("format") ?? Format.auto.rawValue
        guard let format = Format(rawValue: word) else {
            throw Self.unknown("format", word, Format.allCases.map(\.rawValue))
        }
        let minutes = settings.number("give-up-minutes") ?? Self.giveUpDefaultMinutes
        guard Self.giveUpAllowedMinutes.contains(minutes) else {
            let allowed = "\(Self.giveUpAllowedMinutes.lowerBound) to \(Self.giveUpAllowedMinutes.upperBound)"
            throw DeviceError(.illegal, .giveUp, "setting 'give-up-minutes' is \(allowed), not \(minutes)")
        }
        self.profile = profile
        self.format = format
        giveUpMinutes = minutes
    }

    private static func unknown(_ name: String, _ value: String, _ known: [String]) -> DeviceError {
        let list = known.joined(separator: ", ")
        return DeviceError(.illegal, .giveUp, "setting '\(name)' is one of \(list), not '\(value)'")
    }
}
