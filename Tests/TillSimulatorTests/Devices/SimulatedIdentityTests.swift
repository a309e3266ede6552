import Foundation
import TillDeviceKit
import Testing

@testable import TillSimulator

@Suite struct SimulatedIdentityTests {
    /// The manifests of the drivers that come with Till.
    private static func manifests() throws -> [DriverManifest] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Plugins").standardized
        let folders = try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
        return try folders.map { $0.appending(path: "driver.json") }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
            .map { try JSONDecoder().decode(DriverManifest.self, from: Data(contentsOf: $0)) }
    }

    /// The driver whose rule for vendor and product fits best.
    private static func driver(for identity: SimulatedIdentity) throws -> String? {
        func fits(_ text: String?, _ number: UInt16) -> Bool { text.map { UInt16($0, radix: 16) == number } ?? true }
        let fitting = try manifests().flatMap { manifest in
            manifest.usb.filter { rule in
                rule.vendor != nil && rule.usage == nil && fits(rule.vendor, identity.vendor)
                    && fits(rule.product, identity.product)
            }.map { (manifest.name, $0.priority ?? $0.priorityBySpecificity) }
        }
        return fitting.max { $0.1 < $1.1 }?.0
    }

    @Test(arguments: [
        (SimulatedDeviceKind.printer, "escpos-printer"), (.keyboardScanner, "keyboard-scanner"),
        (.serialScanner, "serial-scanner"), (.serialDisplay, "line-display"),
    ])
    func tillKnowsTheStandardIdentities(kind: SimulatedDeviceKind, driver: String) throws {
        #expect(try Self.driver(for: .standard(kind, serial: nil)) == driver)
    }

    /// It is known by its usage page; no rule for ids may lead it elsewhere.
    @Test func noDriverTakesTheHIDScannerByItsIDs() throws {
        #expect(try Self.driver(for: .standard(.hidScanner, serial: nil)) == nil)
    }

    @Test func theIdentitiesAreDifferent() {
        let ids = SimulatedDeviceKind.allCases.map { SimulatedIdentity.standard($0, serial: nil) }
        #expect(Set(ids.map { [$0.vendor, $0.product] }).count == ids.count)
        #expect(SimulatedIdentity.standard(.printer, serial: "PRN0001").serialNumber == "PRN0001")
    }

    @Test func anEmptyTextHasNoNumber() {
        var identity = SimulatedIdentity.standard(.keyboardScanner, serial: "S")
        identity.manufacturer = ""
        var device = SimulatedDevices.make(.keyboardScanner, identity: identity)
        // iManufacturer, iProduct, iSerialNumber.
        #expect(Array(device.deviceDescriptor[14...16]) == [0, 1, 2])
        #expect(device.ask(0x80, 6, 0x0302, 0x0409, 255) == .done([4, 3, 0x53, 0]))
    }
}
