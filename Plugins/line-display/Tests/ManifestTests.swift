import Testing
import TillDeviceTesting
import TillLinuxIO

@testable import line_display

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    @Test func theManifestIsInOrder() {
        #expect(ManifestConformance.problems(LineDisplayDriver.self, schemes: LinuxTransports.schemes) == [])
    }
}
