import Foundation
import Testing
import TillDeviceKit
import TillESCPOS
import TillLinuxIO

@testable import escpos_printer

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    private func manifest() throws -> DriverManifest {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "driver.json"))
        return try JSONDecoder().decode(DriverManifest.self, from: data)
    }

    @Test func hasNoProblems() throws {
        #expect(try manifest().problems() == [])
        #expect(try manifest().name == "escpos-printer")
    }

    @Test func namesOnlyConnectionsThatCanBeOpened() throws {
        #expect(Set(try manifest().connections).subtracting(LinuxTransports.schemes) == [])
    }

    /// A profile may be a file, so that the manifest cannot list them; the driver names those that it knows.
    @Test func anUnknownProfileIsAnsweredWithThoseThatThereAre() throws {
        #expect(try manifest().settings.first { $0.name == "profile" }?.values == nil)
        let error = #expect(throws: DeviceError.self) {
            try PrinterSettings(DriverSettings(["profile": .text("laser")]))
        }
        for profile in PrinterProfile.builtIn { #expect(error?.message.contains(profile.name) == true) }
    }

    @Test func itsDefaultsAreTheDriversOwn() throws {
        let manifest = try manifest()
        let (settings, problems) = manifest.settings(from: [:])
        #expect(problems == [])
        let told = try PrinterSettings(settings)
        let own = try PrinterSettings(DriverSettings())
        #expect(told.profile == own.profile && told.pulse == own.pulse)
        #expect(told.confirmation == own.confirmation && told.drawerOpenLevel == own.drawerOpenLevel)
        #expect(told.statusUse == own.statusUse && told.stallMillis == own.stallMillis)
    }

    @Test func capabilitiesAreTheProfiles() throws {
        let parameters = OpenParameters(
            connection: "none:",
            devices: [receipt, till],
            settings: DriverSettings(confirming)
        )
        #expect(
            try ESCPOSPrinter(parameters).capabilities == [
                DeviceCapabilities(device: "receipt", columns: 42, confirmsPrints: true),
                DeviceCapabilities(device: "till"),
            ]
        )
    }

    @Test(arguments: [
        ("profile", SettingValue.text("laser")), ("drawer-pin", .number(3)), ("pulse-on-millis", .number(0)),
        ("pulse-off-millis", .number(511)), ("confirm", .text("always")), ("drawer-open-level", .text("up")),
        ("status", .text("often")), ("stall-seconds", .number(4)), ("profile", .text("/no/such/profile.json")),
    ])
    func impossibleSettingsAreRefusedByName(name: String, value: SettingValue) {
        let settings = DriverSettings([name: value])
        let error = #expect(throws: DeviceError.self) {
            try ESCPOSPrinter(OpenParameters(connection: "none:", devices: [receipt], settings: settings))
        }
        #expect(error?.code == .illegal && error?.message.contains("'\(name)'") == true)
    }

    @Test(arguments: [
        [], [receipt, receipt], [receipt, OpenParameters.Device(name: "front", deviceClass: .scanner)], [pole],
    ])
    func otherDevicesAreRefused(devices: [OpenParameters.Device]) {
        let error = #expect(throws: DeviceError.self) {
            try ESCPOSPrinter(OpenParameters(connection: "none:", devices: devices, settings: DriverSettings()))
        }
        #expect(error?.code == .illegal)
    }
}
