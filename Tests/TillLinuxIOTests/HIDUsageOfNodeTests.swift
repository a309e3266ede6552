import Foundation
import Testing

@testable import TillLinuxIO

@Suite struct HIDUsageOfNodeTests {
    @Test func theDescriptorBesideTheNodeIsRead() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("till-hid-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("device"),
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(HIDUsageOfNode.usage(sysfs: folder.path) == nil)
        // Usage page 8Ch (bar code scanner), usage 02h (scanner), collection (application), end collection.
        let descriptor: [UInt8] = [0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0xC0]
        try Data(descriptor).write(to: folder.appendingPathComponent("device/report_descriptor"))
        #expect(HIDUsageOfNode.usage(sysfs: folder.path) == "008c0002")
    }
}
