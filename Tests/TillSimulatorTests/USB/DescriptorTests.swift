import Testing

@testable import TillSimulator

@Suite struct DescriptorTests {
    @Test func theDeviceDescriptorSaysWhoItIs() {
        let identity = SimulatedIdentity(
            vendor: 0x0416,
            product: 0x5011,
            release: 0x0123,
            manufacturer: "Till Works",
            productName: "SimTM-88",
            serialNumber: "PRN0001"
        )
        let device = SimulatedPrinter(identity: identity)
        #expect(
            device.deviceDescriptor == [
                0x12, 0x01,  // bLength, bDescriptorType DEVICE
                0x00, 0x02,  // bcdUSB 2.00
                0x00, 0x00, 0x00,  // class, subclass, protocol: the interface says
                0x40,  // bMaxPacketSize0 64
                0x16, 0x04, 0x11, 0x50,  // idVendor, idProduct
                0x23, 0x01,  // bcdDevice 1.23
                0x01, 0x02, 0x03,  // iManufacturer, iProduct, iSerialNumber
                0x01,  // bNumConfigurations
            ]
        )
    }

    @Test func aPrinterHasBulkEndpointsBothWays() throws {
        let parsed = try ParsedConfiguration(plugged(.printer).configurationDescriptor)
        #expect(parsed.value == 1 && parsed.attributes == 0xC0)
        let interface = try #require(parsed.interfaces.first)
        #expect(parsed.interfaces.count == 1 && interface.code == [0x07, 0x01, 0x02] && interface.extra.isEmpty)
        #expect(interface.endpoints.map(\.address) == [0x01, 0x82])
        #expect(interface.endpoints.allSatisfy { $0.attributes == 2 && $0.maxPacket == 64 })
    }

    @Test(arguments: [
        (SimulatedDeviceKind.keyboardScanner, [UInt8]([0x03, 0x01, 0x01]), HIDReportDescriptor.keyboard, 8),
        (.hidScanner, [0x03, 0x00, 0x00], HIDReportDescriptor.scanner, 64),
    ])
    func aHIDScannerTellsHowLongItsReportDescriptorIs(
        kind: SimulatedDeviceKind,
        code: [UInt8],
        report: [UInt8],
        packet: Int
    ) throws {
        var device = plugged(kind)
        let parsed = try ParsedConfiguration(device.configurationDescriptor)
        let interface = try #require(parsed.interfaces.first)
        #expect(parsed.interfaces.count == 1 && interface.code == code && parsed.attributes == 0x80)
        #expect(
            interface.endpoints == [
                ParsedConfiguration.Endpoint(address: 0x81, attributes: 3, maxPacket: packet, interval: 1)
            ]
        )
        // bLength, HID, bcdHID 1.11, bCountryCode, bNumDescriptors, REPORT, wDescriptorLength.
        let length = [UInt8(truncatingIfNeeded: report.count), UInt8(report.count >> 8)]
        let hid: [UInt8] = [9, 0x21, 0x11, 0x01, 0, 1, 0x22] + length
        #expect(interface.extra == [hid])
        // GET_DESCRIPTOR HID and REPORT, both of the interface.
        #expect(device.ask(0x81, 6, 0x2100, 0, 9) == .done(hid))
        #expect(device.ask(0x81, 6, 0x2200, 0, 512) == .done(report))
        #expect(device.ask(0x81, 6, 0x2200, 0, 10) == .done(Array(report.prefix(10))))
        #expect(device.ask(0x81, 6, 0x2200, 1, 512) == .stalled)
        #expect(device.ask(0x81, 6, 0x2300, 0, 512) == .stalled)
    }

    @Test(arguments: [SimulatedDeviceKind.serialScanner, .serialDisplay])
    func aSerialPortHasTwoInterfacesInUnion(kind: SimulatedDeviceKind) throws {
        let device = plugged(kind)
        #expect(Array(device.deviceDescriptor[4...6]) == [0x02, 0x00, 0x00])
        let parsed = try ParsedConfiguration(device.configurationDescriptor)
        #expect(parsed.interfaces.map(\.code) == [[0x02, 0x02, 0x01], [0x0A, 0x00, 0x00]])
        #expect(
            parsed.interfaces[0].extra == [
                [5, 0x24, 0x00, 0x10, 0x01],  // Header, bcdCDC 1.10
                [5, 0x24, 0x01, 0x00, 0x01],  // Call Management: none, data interface 1
                [4, 0x24, 0x02, 0x06],  // ACM: line coding and control lines, break
                [5, 0x24, 0x06, 0x00, 0x01],  // Union: interface 0 with 1
            ]
        )
        #expect(parsed.interfaces[0].endpoints.map(\.address) == [0x83])
        #expect(parsed.interfaces[0].endpoints.map(\.attributes) == [3])
        #expect(parsed.interfaces[1].endpoints.map(\.address) == [0x02, 0x82])
        #expect(parsed.interfaces[1].endpoints.map(\.attributes) == [2, 2])
    }

    @Test(arguments: SimulatedDeviceKind.allCases)
    func twoOfAKindWithoutSerialNumbersLookAlike(kind: SimulatedDeviceKind) {
        let first = SimulatedDevices.make(kind, identity: .standard(kind, serial: nil))
        let second = SimulatedDevices.make(kind, identity: .standard(kind, serial: nil))
        #expect(first.kind == kind)
        #expect(first.deviceDescriptor == second.deviceDescriptor)
        #expect(first.deviceDescriptor[16] == 0)
        let third = SimulatedDevices.make(kind, identity: .standard(kind, serial: "A"))
        #expect(third.deviceDescriptor[16] == 3)
    }

    @Test func stringsAreUTF16AndCutBetweenCharacters() {
        // bLength 8, STRING, `T`, `€`, `ö`.
        #expect(USBDescriptor.string("T€ö") == [8, 3, 0x54, 0x00, 0xAC, 0x20, 0xF6, 0x00])
        // A character outside the first plane takes two units, of which the first would be number 126.
        let cut = USBDescriptor.string(String(repeating: "a", count: 125) + "😀")
        #expect(cut.count == 2 + 2 * 125 && cut[0] == UInt8(cut.count))
        #expect(USBDescriptor.string(String(repeating: "a", count: 300)).count == 254)
    }
}
