import Testing
import TillDeviceKit

@testable import TillLinuxIO

@Suite struct CUPSAddressTests {
    private func address(_ text: String) throws -> CUPSAddress {
        try CUPSAddress(try #require(ConnectionAddress(text)))
    }

    @Test(arguments: [
        ("cups:bar", nil, "bar"), ("cups:Bar_2-x.y", nil, "Bar_2-x.y"),
        ("cups://192.0.2.7/bar", CUPSAddress.Server(host: "192.0.2.7", port: 631), "bar"),
        ("cups://print.local:8631/bar", CUPSAddress.Server(host: "print.local", port: 8631), "bar"),
        ("cups://[2001:db8::7]/bar", CUPSAddress.Server(host: "2001:db8::7", port: 631), "bar"),
        ("cups://[2001:db8::7]:8631/bar", CUPSAddress.Server(host: "2001:db8::7", port: 8631), "bar"),
    ])
    func aQueueWithAndWithoutItsServer(text: String, server: CUPSAddress.Server?, queue: String) throws {
        let found = try address(text)
        #expect(found.server == server && found.queue == queue)
    }

    @Test(arguments: [
        "cups:", "cups://host/", "cups:///bar", "cups://host:0/bar", "cups://host:x/bar", "cups://host/a/b", "cups:a b",
        "cups:a#b", "cups:bar?driver=x", "cups:" + String(repeating: "q", count: 128),
    ])
    func whatIsNoQueueIsRefused(text: String) {
        let error = #expect(throws: DeviceError.self) { try address(text) }
        #expect(error?.code == .illegal && error?.recovery == .giveUp)
    }
}
