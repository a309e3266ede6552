import Testing

@testable import TillSimulator

@Suite struct SerialScannerTests {
    private static let accepted: Result<SimulatorAnswer, SimulatorRefusal> = .success(SimulatorAnswer())
    private var device = plugged(.serialScanner)

    @Test mutating func aLabelComesWithACarriageReturn() {
        #expect(device.received(.scan(data: Array("4006381333931".utf8), aim: nil)) == Self.accepted)
        #expect(device.received(.scan(data: [0x00, 0x1D, 0xFF], aim: "]Q3")) == Self.accepted)
        // However the transfers are cut.
        #expect(device.input(endpoint: 2, maxBytes: 5) == .done(Array("40063".utf8)))
        let rest = Array("81333931\r".utf8) + Array("]Q3".utf8) + [0x00, 0x1D, 0xFF, 0x0D]
        #expect(device.input(endpoint: 2, maxBytes: 64) == .done(rest))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        #expect(device.input(endpoint: 3, maxBytes: 16) == .pending)
    }

    @Test func anIdentifierCanBeSwitchedOn() {
        var device = plugged(.serialScanner, options: SimulatedDeviceOptions(sendsAIM: true))
        #expect(device.received(.scan(data: Array("96385074".utf8), aim: nil)) == Self.accepted)
        #expect(device.fetch(2) == Array("]E496385074\r".utf8))
    }

    @Test mutating func theLineIsRemembered() {
        #expect(dump(of: &device)?.line == "9600 8N1")
        // SET_LINE_CODING: dwDTERate 115200, bCharFormat 2 stop bits, bParityType even, bDataBits 7.
        #expect(device.tell(0x21, 0x20, 0, 0, [0x00, 0xC2, 0x01, 0x00, 2, 2, 7]) == .done([]))
        #expect(device.ask(0xA1, 0x21, 0, 0, 7) == .done([0x00, 0xC2, 0x01, 0x00, 2, 2, 7]))
        // SET_CONTROL_LINE_STATE: bit 0 DTR, bit 1 RTS.
        #expect(device.ask(0x21, 0x22, 0x0003, 0, 0) == .done([]))
        #expect(dump(of: &device)?.line == "115200 7E2 DTR RTS")
        #expect(device.ask(0x21, 0x22, 0x0002, 0, 0) == .done([]))
        // SEND_BREAK of 250 ms; 0 ends one.
        #expect(device.ask(0x21, 0x23, 250, 0, 0) == .done([]))
        #expect(device.ask(0x21, 0x23, 0, 0, 0) == .done([]))
        #expect(dump(of: &device)?.line == "115200 7E2 RTS 1 BREAK")
        device.unplugged()
        #expect(device.received(.clear) == Self.accepted)
        #expect(dump(of: &device)?.line == "9600 8N1")
    }

    @Test(
        arguments: [
            // Too short, too long, 3 stop bits, parity 5, 9 data bits.
            [0x80, 0x25, 0, 0, 0, 0], [0x80, 0x25, 0, 0, 0, 0, 8, 0], [0x80, 0x25, 0, 0, 3, 0, 8],
            [0x80, 0x25, 0, 0, 0, 5, 8], [0x80, 0x25, 0, 0, 0, 0, 9],
        ] as [[UInt8]]
    )
    mutating func aLineThatThereIsNotIsRefused(coding: [UInt8]) {
        #expect(device.tell(0x21, 0x20, 0, 0, coding) == .stalled)
        #expect(dump(of: &device)?.line == "9600 8N1")
    }

    @Test mutating func classRequestsAreOfTheCommunicationsInterface() {
        #expect(device.ask(0xA1, 0x21, 0, 1, 7) == .stalled)
        #expect(device.ask(0x21, 0x24, 0, 0, 0) == .stalled)
        #expect(device.ask(0xA1, 0x21, 0, 0, 4) == .done([0x80, 0x25, 0, 0]))
    }

    @Test mutating func whatTheHostSaysIsKept() {
        #expect(device.output([0x16, 0x54, 0x0D], endpoint: 2) == .done([]))
        #expect(dump(of: &device)?.bytes == "FlQN")
        #expect(device.received(.clear) == Self.accepted)
        #expect(dump(of: &device)?.bytes == "")
    }

    @Test mutating func whatWaitsIsBounded() {
        let label = [UInt8](repeating: 0x31, count: ScannedLabel.dataMaxBytes)
        #expect(device.received(.scan(data: label, aim: nil)) == Self.accepted)
        #expect(device.received(.scan(data: label, aim: nil)) == Self.accepted)
        #expect(device.received(.scan(data: label, aim: nil)) == .failure(.labelsWaiting))
        // The earlier ones come whole.
        #expect(device.fetch(2) == label + [0x0D] + label + [0x0D])
        #expect(device.received(.drawer(isOpen: true)) == .failure(.onlyScans))
    }
}
