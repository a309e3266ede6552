import Testing

@testable import TillSimulator

/// The words before an import, byte by byte (usbip_protocol.rst, OP_REQ_DEVLIST to OP_REP_IMPORT).
@Suite struct USBIPOperationTests {
    private func export(port: Int = 2, _ device: BenchDevice = BenchDevice()) throws -> USBIPExport {
        try #require(
            USBIPExport(
                port: port,
                deviceDescriptor: device.deviceDescriptor,
                configurationDescriptor: device.configurationDescriptor
            )
        )
    }

    private func field(_ text: String, _ size: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0, count: size - text.utf8.count)
    }

    /// `struct usbip_usb_device` of the device in port 2.
    private var record: [UInt8] {
        field("/sys/devices/till-simulator/usb1/1-2", 256) + field("1-2", 32)
            // busnum 1, devnum 3, speed 2 (full)
            + [0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 2]
            // idVendor 1209h, idProduct 0001h, bcdDevice 0102h
            + [0x12, 0x09, 0x00, 0x01, 0x01, 0x02]
            // bDeviceClass, bDeviceSubClass, bDeviceProtocol
            + [0, 0, 0]
            // bConfigurationValue, bNumConfigurations, bNumInterfaces
            + [1, 1, 2]
    }

    @Test func theListHasEveryDeviceWithItsInterfaces() throws {
        let expected: [UInt8] =
            // version 1.1.1, OP_REP_DEVLIST, status 0, ndev 1
            [0x01, 0x11, 0x00, 0x05, 0, 0, 0, 0, 0, 0, 0, 1] + record
            // each interface: class, subclass, protocol, padding; alternate settings are not told
            + [0x07, 0x01, 0x02, 0] + [0x03, 0x01, 0x01, 0]
        #expect(USBIPOperation.deviceListReply([try export()]) == expected)
        #expect(expected.count == 12 + 312 + 8)
    }

    @Test func anEmptyListEndsAfterItsCount() {
        #expect(USBIPOperation.deviceListReply([]) == [0x01, 0x11, 0x00, 0x05, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test func anImportIsAnsweredWithoutTheInterfaces() throws {
        // version 1.1.1, OP_REP_IMPORT, status 0
        let expected = [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 0] + record
        #expect(USBIPOperation.importReply(try export()) == expected)
        #expect(expected.count == 320)
    }

    @Test func aRefusalEndsAfterItsStatus() {
        #expect(USBIPOperation.importRefusal(.noDevice) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 4])
        #expect(USBIPOperation.importRefusal(.busy) == [0x01, 0x11, 0x00, 0x03, 0, 0, 0, 2])
    }

    @Test func aDeviceIsNamedByBusAndNumber() throws {
        #expect(try export(port: 2).deviceID == 0x0001_0003)
        #expect(try export(port: 15).busID == "1-15")
    }

    @Test func descriptorsThatAreTooShortAreNoDevice() {
        let device = BenchDevice()
        let short = USBIPExport(
            port: 1,
            deviceDescriptor: Array(device.deviceDescriptor.dropLast()),
            configurationDescriptor: device.configurationDescriptor
        )
        #expect(short == nil)
        let empty = USBIPExport(port: 1, deviceDescriptor: device.deviceDescriptor, configurationDescriptor: [9, 2])
        #expect(empty == nil)
    }

    @Test(arguments: [0, 1, 200])
    func interfacesOfABrokenConfigurationEndWhereItBreaks(length: UInt8) throws {
        let configuration = BenchDevice().configurationDescriptor + [length, 4, 9, 0]
        let export = try #require(
            USBIPExport(
                port: 1,
                deviceDescriptor: BenchDevice().deviceDescriptor,
                configurationDescriptor: configuration
            )
        )
        #expect(export.interfaceRecords.count == 8)
    }
}
