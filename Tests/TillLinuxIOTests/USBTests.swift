import Foundation
import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct USBSelectorTests {
    @Test func addresses() throws {
        let whole = try USBSelector(try #require(ConnectionAddress("usb:04b8:0E15?serial=J5")))
        #expect(whole.vendor == 0x04B8 && whole.product == 0x0E15 && whole.serial == "J5")
        #expect(whole.matches(vendor: 0x04B8, product: 0x0E15) { "J5" })
        #expect(!whole.matches(vendor: 0x04B8, product: 0x0E15) { "J6" })
        #expect(!whole.matches(vendor: 0x04B8, product: 0x0E15) { nil })
        let vendor = try USBSelector(try #require(ConnectionAddress("usb:04b8")))
        #expect(vendor.matches(vendor: 0x04B8, product: 1) { nil })
        #expect(!vendor.matches(vendor: 0x0519, product: 1) { nil })
    }

    @Test(arguments: ["usb:", "usb:4b8", "usb:04b8:", "usb:04b8:e15", "usb:04b8:0e15:1", "usb:04bg", "usb:04b8?port=1"])
    func impossibleAddresses(text: String) throws {
        let address = try #require(ConnectionAddress(text))
        let error = #expect(throws: DeviceError.self) { _ = try USBSelector(address) }
        #expect(error?.code == .illegal)
    }

    @Test func aPrinterThatIsNotThereIsNoHardware() throws {
        let error = try refusal(LinuxTransports(), "usb:ffff:fffe?serial=none")
        #expect(error.code == .noHardware && error.message.contains("ffff:fffe"))
    }
}

@Suite struct USBPrinterInterfaceTests {
    private func setting(
        _ number: Int,
        alternate: Int = 0,
        class interfaceClass: UInt8 = 7,
        protocol protocolCode: UInt8,
        _ endpoints: [UInt8]
    ) -> USBPrinterInterface.Setting {
        USBPrinterInterface.Setting(
            number: number,
            alternate: alternate,
            interfaceClass: interfaceClass,
            subclass: 1,
            protocolCode: protocolCode,
            bulkEndpoints: endpoints
        )
    }

    @Test func twoWayBeforeOneWayBeforeNothing() {
        let oneWay = setting(0, protocol: 1, [0x01])
        let twoWay = setting(0, alternate: 1, protocol: 2, [0x82, 0x01])
        let packets = setting(0, alternate: 2, protocol: 4, [0x01, 0x82])
        let storage = setting(1, class: 8, protocol: 2, [0x03, 0x83])
        let expected = USBPrinterInterface(number: 0, alternate: 1, output: 0x01, input: 0x82)
        #expect(USBPrinterInterface.choose(among: [storage, packets, oneWay, twoWay]) == expected)
        let deaf = USBPrinterInterface(number: 0, alternate: 0, output: 0x01, input: nil)
        #expect(USBPrinterInterface.choose(among: [storage, packets, oneWay]) == deaf)
        #expect(USBPrinterInterface.choose(among: [storage, packets]) == nil)
        #expect(USBPrinterInterface.choose(among: [setting(0, protocol: 2, [0x82])]) == nil)
        #expect(USBPrinterInterface.choose(among: []) == nil)
    }
}

@Suite struct OutputAccountTests {
    private let broken = DeviceError(.offline, .reopen, "cut")

    @Test func aPartIsCountedWhenItHasEnded() throws {
        var account = OutputAccount()
        var begun = 0
        let begin: () -> DeviceError? = {
            begun += 1
            return nil
        }
        #expect(try account.write(ending: nil, begin: begin) == 0)
        #expect(try account.write(ending: nil, begin: begin) == 0)
        #expect(begun == 1)
        #expect(try account.write(ending: (100, nil), begin: begin) == 100)
        #expect(begun == 1)
        #expect(try account.write(ending: nil, begin: begin) == 0)
        #expect(begun == 2)
    }

    /// A transfer that fails may have carried some of its bytes: they are answered, and then the failure is thrown.
    @Test(arguments: [0, 1, 64, 16384])
    func whatLeftBeforeAFailureIsCounted(count: Int) throws {
        var account = OutputAccount()
        #expect(try account.write(ending: nil) { nil } == 0)
        if count > 0 { #expect(try account.write(ending: (count, broken)) { nil } == count) }
        let error = #expect(throws: DeviceError.self) {
            _ = try account.write(ending: count > 0 ? nil : (0, broken)) { nil }
        }
        #expect(error == broken)
    }

    @Test func aRefusedPartIsNotInFlight() throws {
        var account = OutputAccount()
        #expect(throws: DeviceError.self) { _ = try account.write(ending: nil) { broken } }
        #expect(try account.write(ending: nil) { nil } == 0)
        #expect(try account.write(ending: (3, nil)) { nil } == 3)
    }
}

@Suite struct USBErrorTests {
    /// The return codes of libusb.h by number.
    @Test(arguments: [
        (Int32(-1), DeviceError.Code.offline), (-3, .noHardware), (-4, .noHardware), (-5, .noHardware), (-6, .busy),
        (-7, .timeout), (-8, .offline), (-9, .offline), (-10, .offline), (-11, .failure), (-12, .failure),
        (-99, .failure),
    ])
    func returnCodes(number: Int32, code: DeviceError.Code) {
        let error = DeviceError.usb(number, "the USB printer 04b8")
        #expect(error.code == code && error.message.contains("04b8"))
    }
}

@Suite struct BulkTransferTests {
    /// The connection is closed before its transfers are freed; libusb must not look at the closed handle then. The
    /// handle here points nowhere, so a look at it would end the tests.
    @Test func aTransferIsFreedWithoutItsHandle() throws {
        let nowhere = try #require(OpaquePointer(bitPattern: 0x10))
        for _ in 0..<10 {
            let transfer = try #require(BulkTransfer(handle: nowhere, endpoint: 0x01))
            transfer.cancel()
            #expect(!transfer.isInFlight && transfer.takeEnding()?.count == nil)
            #expect(transfer.bytes(3) == [0, 0, 0])
        }
    }
}

/// The look into the kernel's files before libusb is asked.
@Suite struct USBPresenceTests {
    @Test func onlyWhatTheKernelListsMayBeThere() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("till-usb-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let epson = try USBSelector(try #require(ConnectionAddress("usb:04b8:0e15?serial=X")))
        let other = try USBSelector(try #require(ConnectionAddress("usb:04b8:0e16")))
        #expect(USBPresence.mayBeThere(epson, folder: folder), "a machine without the folder may have it")
        try FileManager.default.createDirectory(atPath: folder + "/1-1", withIntermediateDirectories: true)
        #expect(!USBPresence.mayBeThere(epson, folder: folder))
        try "04b8\n".write(toFile: folder + "/1-1/idVendor", atomically: true, encoding: .utf8)
        try "0e15\n".write(toFile: folder + "/1-1/idProduct", atomically: true, encoding: .utf8)
        #expect(USBPresence.mayBeThere(epson, folder: folder) && !USBPresence.mayBeThere(other, folder: folder))
    }
}
