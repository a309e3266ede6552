import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLinuxIO

@testable import cups_printer

@Suite struct ManifestTests {
    @Test func conformsToTheKit() {
        #expect(ManifestConformance.problems(CUPSPrinter.self, schemes: LinuxTransports.schemes) == [])
    }

    @Test func itsDefaultsAreTheDriversOwn() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "driver.json"))
        let manifest = try JSONDecoder().decode(DriverManifest.self, from: data)
        let told = try CUPSPrinterSettings(manifest.settings(from: [:]).settings)
        #expect(told == (try CUPSPrinterSettings(DriverSettings())))
        let formats = manifest.settings.first { $0.name == "format" }?.values
        #expect(formats == CUPSPrinterSettings.Format.allCases.map(\.rawValue))
    }

    @Test(arguments: [
        ("profile", SettingValue.text("laser")), ("format", .text("pdf")), ("give-up-minutes", .number(0)),
        ("give-up-minutes", .number(121)),
    ])
    func impossibleSettingsAreRefusedByName(name: String, value: SettingValue) {
        let settings = DriverSettings([name: value])
        let error = #expect(throws: DeviceError.self) {
            try CUPSPrinter(OpenParameters(connection: "cups:bar", devices: [receipt], settings: settings))
        }
        #expect(error?.code == .illegal && error?.message.contains("'\(name)'") == true)
    }

    @Test(arguments: [[], [OpenParameters.Device(name: "till", deviceClass: .cashDrawer)]])
    func otherDevicesAreRefused(devices: [OpenParameters.Device]) {
        #expect(throws: DeviceError.self) {
            try CUPSPrinter(OpenParameters(connection: "cups:bar", devices: devices, settings: DriverSettings()))
        }
    }
}
