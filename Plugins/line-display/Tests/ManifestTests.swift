import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLineDisplay
import TillLinuxIO

@testable import line_display

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    @Test func theManifestIsInOrder() {
        #expect(ManifestConformance.problems(LineDisplayDriver.self, schemes: LinuxTransports.schemes) == [])
    }

    @Test func itNamesEveryProtocolAndEveryCodePage() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "driver.json"))
        let manifest = try JSONDecoder().decode(DriverManifest.self, from: data)
        func values(_ name: String) -> [String]? { manifest.settings.first { $0.name == name }?.values }
        #expect(values("protocol") == DisplayProtocol.allCases.map(\.rawValue))
        #expect(values("code-page") == DisplayProtocol.codePageNames)
        #expect(values("marquee") == DisplaySettings.Marquee.allCases.map(\.rawValue))
    }
}
