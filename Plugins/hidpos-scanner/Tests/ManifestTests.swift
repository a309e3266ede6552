import Testing
import TillDeviceTesting
import TillLinuxIO

@testable import hidpos_scanner

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    @Test func theManifestIsInOrder() {
        #expect(ManifestConformance.problems(HIDPOSScanner.self, schemes: LinuxTransports.schemes) == [])
    }
}
