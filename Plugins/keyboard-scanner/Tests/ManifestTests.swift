import Foundation
import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLinuxIO

@testable import keyboard_scanner

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    @Test func theManifestIsInOrder() {
        #expect(ManifestConformance.problems(KeyboardScanner.self, schemes: LinuxTransports.schemes) == [])
    }

    @Test func theScannersThatAreTakenAreThoseOfTheManifest() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: folder.appending(path: "driver.json"))
        let manifest = try JSONDecoder().decode(DriverManifest.self, from: data)
        let ids = manifest.usb.compactMap { match in
            match.vendor.flatMap { vendor in match.product.map { "\(vendor):\($0)" } }
        }
        #expect(!ids.isEmpty && KnownScanners.ids == ids)
    }
}
