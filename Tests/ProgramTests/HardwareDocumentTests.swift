import Testing
import TillTestSupport

/// `docs/hardware.md` is what the program prints.
@Suite struct HardwareDocumentTests {
    @Test func theDocumentIsWhatTheManifestsSay() throws {
        let ending = try Program.run(["devices", "supported"], in: try Folder())
        #expect(ending.code == 0 && ending.errors.isEmpty, "\(ending.errors)")
        #expect(try Golden.difference(ending.output, "../../../docs/hardware.md") == nil)
    }
}
