import Testing

@testable import TillLinuxIO

@Suite struct DiscoveryPortTests {
    @Test(arguments: [
        // Path in sysfs, `version` of the root hub, port.
        ("/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1.4/2-1.4:1.0/tty/ttyACM0", " 2.00", "0000:00:14.0/2/1.4"),
        ("/sys/devices/pci0000:00/0000:00:14.0/usb1/1-11/1-11:1.0", " 2.00", "0000:00:14.0/2/11"),
        ("/sys/devices/pci0000:00/0000:00:14.0/usb3/3-1", " 3.10", "0000:00:14.0/3/1"),
        ("/sys/devices/platform/vhci_hcd.0/usb1/1-1/1-1:1.0/usbmisc/lp0", " 2.00", "vhci_hcd.0/2/1"),
        ("/sys/devices/platform/soc/fe980000.usb/usb1/1-1/1-1.2/1-1.2.3", " 2.00", "fe980000.usb/2/1.2.3"),
        ("/sys/devices/platform/soc/fe800000.dwc3/xhci-hcd.0.auto/usb2/2-1", " 3.00", "fe800000.dwc3/3/1"),
        (
            "/sys/devices/pci0000:00/0000:00:1d.0/usb12/12-2/12-2:1.1/0003:0C2E:0B61.0001/hidraw/hidraw0", " 1.10",
            "0000:00:1d.0/1/2"
        ),
    ])
    func aPortIsControllerVersionAndChain(path: String, version: String, port: String) throws {
        let read = try #require(USBPort(path: path))
        #expect(read.text(rootHubVersion: version) == port)
    }

    @Test func theRootHubIsNamedByItsPath() throws {
        let path = "/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1.4/2-1.4:1.0"
        #expect(try #require(USBPort(path: path)).rootHubPath == "/sys/devices/pci0000:00/0000:00:14.0/usb2")
    }

    /// The number of the bus depends on the order in which the controllers were found.
    @Test func theBusNumberIsNoPartOfThePort() throws {
        let before = try #require(USBPort(path: "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-3"))
        let after = try #require(USBPort(path: "/sys/devices/pci0000:00/0000:00:14.0/usb5/5-3"))
        #expect(before.text(rootHubVersion: " 2.00") == after.text(rootHubVersion: " 2.00"))
    }

    @Test(arguments: [
        "", "/", "/sys/devices/pnp0/00:04/tty/ttyS0", "/sys/devices/pci0000:00/0000:00:14.0/usb1",
        "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-0:1.0", "/sys/devices/pci0000:00/0000:00:14.0/usb1/2-1",
        "usb1/1-1",
        "/usb1/1-1", "/sys/a/usb/1-1", "/sys/a/usbx/x-1", "/sys/a/usb1/1-", "/sys/a/usb1/1-1..2", "/sys/a/usb1/1-x",
        "/sys/devices/virtual/input/input3/event3", String(repeating: "/usb1/1-1", count: 600),
    ])
    func whatDoesNotHangOnUSBHasNoPort(path: String) {
        #expect(USBPort(path: path) == nil)
    }

    @Test(arguments: [nil, "", " ", "x.00", "100.0", ".20"])
    func withoutAVersionTwoPortsCouldHaveTheSameText(version: String?) throws {
        let port = try #require(USBPort(path: "/sys/devices/platform/vhci_hcd.0/usb1/1-1"))
        #expect(port.text(rootHubVersion: version) == nil)
    }

    // MARK: - Links

    private let byID = "/dev/serial/by-id/usb-Maker_Model_A1-if00"
    private let byPath = "/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0"

    @Test func aSerialNumberMakesTheNameOfTheDeviceItsOwn() {
        let links = [byPath, byID, "/dev/pos/scanner"]
        #expect(NodeLinks.lasting(among: links, hasSerial: true) { _ in true } == byID)
        #expect(NodeLinks.lasting(among: links, hasSerial: false) { _ in true } == byPath)
        #expect(NodeLinks.lasting(among: links.reversed(), hasSerial: false) { _ in true } == byPath)
    }

    @Test func aLinkThatLeadsElsewhereIsPassedOver() {
        // Two devices with one serial number: the link leads to the other one.
        #expect(NodeLinks.lasting(among: [byPath, byID], hasSerial: true) { $0 != byID } == byPath)
        #expect(NodeLinks.lasting(among: [byPath, byID], hasSerial: true) { _ in false } == nil)
        #expect(NodeLinks.lasting(among: [], hasSerial: true) { _ in true } == nil)
        #expect(NodeLinks.lasting(among: [byID], hasSerial: false) { _ in true } == nil)
    }

    /// Later versions of systemd list a port twice, with and without the version of USB; the address stays the same.
    @Test func ofTwoLinksByPathTheFirstInTheAlphabetIsTaken() {
        let newer = "/dev/serial/by-path/pci-0000:00:14.0-usbv2-0:1:1.0"
        #expect(NodeLinks.lasting(among: [newer, byPath], hasSerial: false) { _ in true } == byPath)
    }
}
