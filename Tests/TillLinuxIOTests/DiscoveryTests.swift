import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct DiscoveryTests {
    @Test func whateverIsAttachedCanBeOpenedByItsAddress() throws {
        let survey = AttachedDevices.survey()
        for device in survey.devices {
            #expect(!device.name.isEmpty)
            guard let address = device.address else { continue }
            let parsed = try #require(ConnectionAddress(address), "\(device)")
            #expect(LinuxTransports.schemes.contains(parsed.scheme), "\(device)")
        }
        let addresses = survey.devices.compactMap { device in device.kind == .printQueue ? nil : device.address }
        #expect(Set(addresses).count == addresses.count)
        // udev can always be asked; CUPS may not run, which is one line.
        #expect(survey.problems.count <= 1)
        #expect(survey.problems.allSatisfy { $0.contains("CUPS") })
    }

    @Test(arguments: [
        ("socket://192.0.2.7:9100", "tcp://192.0.2.7:9100"), ("socket://192.0.2.7", "tcp://192.0.2.7"),
        ("socket://[2001:db8::7]:9100/?waiteof=false", "tcp://[2001:db8::7]:9100"),
    ])
    func queuesOnTheNetworkTellTheirPrinter(device: String, address: String) {
        #expect(PrintQueues.address(device: device) == address)
    }

    @Test(arguments: ["usb://EPSON/TM-T20II?serial=J5", "ipp://192.0.2.7/ipp/print", "socket://", ""])
    func otherQueuesDoNot(device: String) {
        #expect(PrintQueues.address(device: device) == nil)
    }
}
