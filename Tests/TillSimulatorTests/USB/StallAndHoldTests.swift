import Testing

@testable import TillSimulator

/// What a person does to the bus side of a device.
@Suite struct StallAndHoldTests {
    private static let accepted: Result<SimulatorAnswer, SimulatorRefusal> = .success(SimulatorAnswer())

    @Test func aStallEndsWithTheCommandAndTheHostsWord() {
        var device = plugged(.printer)
        #expect(device.received(.stall(.output, isOn: true)) == Self.accepted)
        #expect(device.ask(0x82, 0, 0, 0x01, 2) == .done([1, 0]))
        #expect(device.output([0x41], endpoint: 1) == .stalled)
        // The other direction goes on.
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        // While the command stands, a halt that is cleared comes back.
        #expect(device.ask(0x02, 1, 0, 0x01, 0) == .done([]))
        #expect(device.output([0x41], endpoint: 1) == .stalled)
        #expect(device.ask(0x82, 0, 0, 0x01, 2) == .done([1, 0]))
        // Taken back, the halt still wants the host.
        #expect(device.received(.stall(.output, isOn: false)) == Self.accepted)
        #expect(device.output([0x41], endpoint: 1) == .stalled)
        #expect(device.ask(0x02, 1, 0, 0x01, 0) == .done([]))
        #expect(device.output([0x41], endpoint: 1) == .done([]))
    }

    @Test(arguments: [
        (SimulatedDeviceKind.printer, UInt8(2)), (.keyboardScanner, 1), (.hidScanner, 1), (.serialScanner, 2),
        (.serialScanner, 3), (.serialDisplay, 2),
    ])
    func everyInputEndpointStalls(kind: SimulatedDeviceKind, endpoint: UInt8) {
        var device = plugged(kind)
        #expect(device.input(endpoint: endpoint, maxBytes: 64) == .pending)
        #expect(device.received(.stall(.input, isOn: true)) == Self.accepted)
        #expect(device.input(endpoint: endpoint, maxBytes: 64) == .stalled)
        // A plug that is pulled forgets the halt, not the person's word.
        device.unplugged()
        #expect(device.enumerated() == true)
        #expect(device.input(endpoint: endpoint, maxBytes: 64) == .stalled)
        #expect(device.received(.stall(.input, isOn: false)) == Self.accepted)
        #expect(device.ask(0x02, 1, 0, UInt16(endpoint) | 0x80, 0) == .done([]))
        #expect(device.input(endpoint: endpoint, maxBytes: 64) == .pending)
    }

    @Test func aStalledScannerKeepsItsLabel() {
        var device = plugged(.serialScanner)
        #expect(device.received(.stall(.input, isOn: true)) == Self.accepted)
        #expect(device.received(.scan(data: Array("42".utf8), aim: nil)) == Self.accepted)
        #expect(device.input(endpoint: 2, maxBytes: 64) == .stalled)
        #expect(device.received(.stall(.input, isOn: false)) == Self.accepted)
        #expect(device.ask(0x02, 1, 0, 0x82, 0) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .done(Array("42\r".utf8)))
    }

    @Test(arguments: [(SimulatedDeviceKind.printer, UInt8(1)), (.serialScanner, 2), (.serialDisplay, 2)])
    func aDeviceThatHoldsTakesNothing(kind: SimulatedDeviceKind, endpoint: UInt8) {
        var device = plugged(kind)
        #expect(device.received(.hold(isOn: true)) == Self.accepted)
        #expect(device.output([0x41], endpoint: endpoint) == .pending)
        #expect(device.received(.hold(isOn: false)) == Self.accepted)
        #expect(device.output([0x41], endpoint: endpoint) == .done([]))
    }

    @Test(arguments: SimulatedDeviceKind.allCases)
    func endpointsThatAreNotThereStall(kind: SimulatedDeviceKind) {
        var device = plugged(kind)
        for endpoint: UInt8 in [0, 4, 15, 16, 0x81, 0x82, 0xFF] {
            #expect(device.output([0x41], endpoint: endpoint) == .stalled)
            #expect(device.input(endpoint: endpoint, maxBytes: 64) == .stalled, "\(endpoint)")
        }
    }

    @Test func aTransferBeyondTheBoundIsRefused() {
        var device = plugged(.serialDisplay)
        let long = [UInt8](repeating: 0x41, count: USBPeripheral.transferMaxBytes + 1)
        #expect(device.output(long, endpoint: 2) == .stalled)
        #expect(device.output(Array(long.dropLast()), endpoint: 2) == .done([]))
    }
}
