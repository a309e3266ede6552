import Testing
import TillDeviceKit

@testable import TillDevices

/// Which one of its like a device is.
@Suite struct IdentityTests {
    @Test(arguments: [
        "0", "1", "12", "123", "00000000", "ffffffff", "XXXX", "123456", "1234567890", "0123456789", "0123456789ABCDEF",
        "0001", "None", "To be filled by O.E.M.", "345", "789012", "Ser\u{FFFD}4711", "Default string",
        String(repeating: "A1", count: 64),
    ])
    func textsThatAreNoSerialNumbers(text: String) {
        #expect(SerialNumber.problem(text) != nil)
    }

    @Test(arguments: ["17012B0534", "A50285BI", "5639303633340000", "1234", "123457", "X000123", "4711"])
    func textsThatMayBe(text: String) {
        // A short run of digits that count up is too likely an invention.
        #expect((SerialNumber.problem(text) == nil) == (text != "1234"))
    }

    @Test func twoWithOneSerialNumberHaveNone() {
        let one = PresentDevice.all([Plugged.scanner(1, serial: "17012B0534")])
        #expect(one.map(\.identity.id) == ["05e0:1701,serial=17012B0534,if=0"])
        let two = PresentDevice.all([1, 2].map { Plugged.scanner($0, serial: "17012B0534") })
        #expect(
            two.map(\.identity.id)
                == ["05e0:1701,port=0000:00:14.0/1/1,if=0", "05e0:1701,port=0000:00:14.0/1/2,if=0"]
        )
        #expect(two.allSatisfy { $0.serialProblem == "2 of these devices have it" })
        let others = [
            Plugged.scanner(1, serial: "17012B0534"), Plugged.scanner(2, serial: "17012B0534", product: "1200"),
        ]
        #expect(PresentDevice.all(others).allSatisfy { $0.serialProblem == nil }, "another model may count as it likes")
    }

    @Test func theInterfacesOfOneDeviceShareItsSerialNumber() {
        var second = Plugged.scanner(1, serial: "17012B0534", node: 2)
        second.interfaceNumber = 2
        let devices = PresentDevice.all([Plugged.scanner(1, serial: "17012B0534"), second])
        #expect(
            devices.map(\.identity.id)
                == ["05e0:1701,serial=17012B0534,if=0", "05e0:1701,serial=17012B0534,if=2"]
        )
    }

    @Test func aPrinterAndItsNodeAreOneDeviceInWhateverOrderTheyCome() {
        let views = Plugged.printer(3)
        let devices = PresentDevice.all(views)
        #expect(devices == PresentDevice.all(views.reversed()))
        #expect(devices.map(\.identity.id) == ["04b8:0e15,port=0000:00:14.0/1/3,if=0"])
        #expect(devices.first?.views.map(\.kind) == [.usbPrinter, .printerNode])
        #expect(devices.first?.identity == PresentDevice.all([views[0]]).first?.identity, "the node comes later")
    }

    @Test func whatDoesNotHangOnUSBIsKnownByItsPath() {
        let line = AttachedDevice(
            kind: .serialLine,
            address: "serial:/dev/ttyS0",
            path: "/sys/devices/pnp0/00:05/tty/ttyS0",
            name: "/dev/ttyS0"
        )
        #expect(PresentDevice.all([line]).map(\.identity.id) == ["path=/sys/devices/pnp0/00:05/tty/ttyS0"])
    }

    @Test func anIdMeansNothingToAShell() {
        let id = DeviceIdentity(model: .init(vendor: "05e0", product: "1701"), mark: .serial("a b;$(x)'*#é")).id
        #expect(id == "05e0:1701,serial=a%20b%3B%24%28x%29%27%2A%23%C3%A9")
    }

    @Test(arguments: [
        ("serial:/dev/ttyACM1", true), ("serial:/dev/ttyACM1?baud=9600", true), ("serial:/dev/ttyACM2", false),
        ("usblp:/dev/ttyACM1", false), ("serial:/dev/serial/by-path/x", false), ("tcp://192.0.2.7", false),
    ])
    func theAddressThatAPersonWrote(text: String, isIts: Bool) throws {
        let address = try #require(ConnectionAddress(text))
        #expect(address.denotes(Plugged.scanner(1)) == isIts)
        let link = try #require(ConnectionAddress("serial:/dev/serial/by-path/x"))
        #expect(link.denotes(Plugged.scanner(1), node: "/dev/ttyACM1"))
        #expect(!link.denotes(Plugged.scanner(1), node: "/dev/ttyACM2"))
    }

    @Test(arguments: [
        ("usb:04b8:0e15", true), ("usb:04B8:0E15", true), ("usb:04b8:0e15?serial=X1Y2Z3", true),
        ("usb:04b8:0e15?serial=OTHER1", false), ("usb:04b8:0202", false),
    ])
    func aUSBAddressThatAPersonWrote(text: String, isIts: Bool) throws {
        let address = try #require(ConnectionAddress(text))
        #expect(address.denotes(Plugged.printer(1, serial: "X1Y2Z3")[0]) == isIts)
    }
}
