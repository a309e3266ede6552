import Foundation
import Testing
import TillDeviceKit
import TillLinuxIO

@testable import line_display

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    private func manifest() throws -> DriverManifest {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try JSONDecoder().decode(
            DriverManifest.self,
            from: Data(contentsOf: folder.appending(path: "driver.json"))
        )
    }

    @Test func hasNoProblems() throws {
        #expect(try manifest().problems() == [])
        #expect(try manifest().name == "line-display")
    }

    @Test func namesOnlyConnectionsThatCanBeOpened() throws {
        let unknown = Set(try manifest().connections).subtracting(LinuxTransports.schemes)
        #expect(unknown == [])
    }

    @Test func itsDefaultsOpenTheDriver() throws {
        let manifest = try manifest()
        let (settings, problems) = manifest.settings(from: [:])
        #expect(problems == [])
        let devices = manifest.classes.map { OpenParameters.Device(name: "device", deviceClass: $0) }
        let parameters = OpenParameters(connection: "none:", devices: devices, settings: settings)
        #expect(try LineDisplayDriver(parameters).capabilities.map(\.device) == ["device"])
    }
}
