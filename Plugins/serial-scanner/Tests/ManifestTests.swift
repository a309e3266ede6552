import Testing
import TillDeviceTesting
import TillLinuxIO

@testable import serial_scanner

/// `driver.json` is what the runtime believes of the driver; it must be usable and say what the driver does.
@Suite struct ManifestTests {
    @Test func theManifestIsInOrder() {
        #expect(ManifestConformance.problems(SerialScanner.self, schemes: LinuxTransports.schemes) == [])
    }
}
