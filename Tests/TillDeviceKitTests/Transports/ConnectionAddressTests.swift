import Testing
import TillDeviceKit

@Suite struct ConnectionAddressTests {
    @Test(arguments: [
        ("tcp://192.0.2.7:9100", "tcp", "192.0.2.7:9100", [:]),
        ("TCP:192.0.2.7", "tcp", "192.0.2.7", [:]),
        ("serial:/dev/ttyUSB0?baud=9600&parity=even", "serial", "/dev/ttyUSB0", ["baud": "9600", "parity": "even"]),
        ("unix:///run/x.sock", "unix", "/run/x.sock", [:]),
        ("usb:04b8:0e15?serial=J5=A", "usb", "04b8:0e15", ["serial": "J5=A"]),
        ("evdev:by-id/usb-X-event-kbd?grab=", "evdev", "by-id/usb-X-event-kbd", ["grab": ""]),
        ("none:", "none", "", [:]),
    ])
    func reads(text: String, scheme: String, target: String, options: [String: String]) {
        let expected = ConnectionAddress(scheme: scheme, target: target, options: options)
        #expect(ConnectionAddress(text) == expected)
        #expect(ConnectionAddress(expected.description) == expected)
    }

    @Test(arguments: [
        "", ":", ":x", "/dev/ttyUSB0", "ser ial:/dev/x", "serial:/dev/x?", "serial:/dev/x?baud", "serial:/dev/x?=9600",
        "serial:/dev/x?baud=1&", "serial:/dev/x?baud=1&baud=2",
    ])
    func refuses(text: String) {
        #expect(ConnectionAddress(text) == nil)
    }

    @Test(arguments: [
        ("192.0.2.7:9101", "192.0.2.7", 9101), ("printer.local", "printer.local", 9100),
        ("[2001:db8::7]:9102", "2001:db8::7", 9102), ("[::1]", "::1", 9100), ("x:1", "x", 1), ("x:65535", "x", 65535),
    ])
    func hostsAndPorts(target: String, host: String, port: Int) throws {
        let found = try #require(ConnectionAddress(scheme: "tcp", target: target).hostAndPort)
        #expect(found == (host, port))
    }

    @Test(arguments: ["", ":9100", "x:", "x:0", "x:65536", "x:y", "[::1]x", "[]:1", "::1", "2001:db8::7:9100"])
    func noHostOrPort(target: String) {
        #expect(ConnectionAddress(scheme: "tcp", target: target).hostAndPort == nil)
    }
}
