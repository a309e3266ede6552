import Foundation
import Testing
import TillDeviceKit

@testable import escpos_printer

/// A profile's file that a setting names.
@Suite struct ProfileFileTests {
    private func withFile(_ content: [UInt8], _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(content).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    @Test(arguments: [0, 1, 8 * 1024, ProfileFile.sizeMaxBytes])
    func aFileUpToTheLimitIsReadWhole(count: Int) throws {
        let content = (0..<count).map { UInt8($0 % 251) }
        try withFile(content) { path in
            let read = try ProfileFile.bytes(at: path)
            #expect(read == content)
        }
    }

    @Test func aLongerOneIsRefused() throws {
        try withFile([UInt8](repeating: 0x20, count: ProfileFile.sizeMaxBytes + 1)) { path in
            let error = #expect(throws: DeviceError.self) { try ProfileFile.bytes(at: path) }
            #expect(error?.message.contains("longer than 65536 bytes") == true)
        }
    }

    @Test(arguments: ["/no/such/profile.json", "/dev/null", "/tmp"])
    func whatIsNoFileIsRefusedWithItsPath(path: String) {
        let error = #expect(throws: DeviceError.self) {
            try PrinterSettings(DriverSettings(["profile": .text(path)]))
        }
        #expect(error?.code == .illegal && error?.recovery == .giveUp)
        #expect(error?.message.contains("'profile'") == true && error?.message.contains(path) == true)
    }
}
