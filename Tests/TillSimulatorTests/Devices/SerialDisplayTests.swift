import Testing

@testable import TillSimulator

@Suite struct SerialDisplayTests {
    /// Remembers what it is given, to show that any panel will do.
    private struct Recorder: SimulatedDisplayPanel {
        var rows: [String] = []
        mutating func received(_ bytes: [UInt8]) { rows.append(String(decoding: bytes, as: UTF8.self)) }
    }

    private var device = plugged(.serialDisplay)

    @Test mutating func whatIsWrittenIsLit() {
        // ESC = 2, ESC @, US $ 1 2 (second row), text.
        let bytes = [0x1B, 0x3D, 2, 0x1B, 0x40, 0x1F, 0x24, 1, 2] + Array("TOTAL         12.50 ".utf8)
        #expect(device.output(bytes, endpoint: 2) == .done([]))
        #expect(device.tell(0x21, 0x20, 0, 0, [0x80, 0x25, 0, 0, 0, 0, 8]) == .done([]))
        #expect(device.ask(0x21, 0x22, 0x0001, 0, 0) == .done([]))
        let answer = dump(of: &device)
        #expect(answer?.lines == [String(repeating: " ", count: 20), "TOTAL         12.50 "])
        #expect(answer?.line == "9600 8N1 DTR")
        #expect(answer?.cuts == nil)
        #expect(device.received(.clear) == .success(SimulatorAnswer()))
        // The bytes are forgotten, the rows stay lit.
        #expect(dump(of: &device)?.bytes == "")
        #expect(dump(of: &device)?.lines == answer?.lines)
    }

    @Test mutating func itSaysNothingBackAndCannotScan() {
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        guard case .failure = device.received(.scan(data: [0x31], aim: nil)) else {
            Issue.record("a display has scanned")
            return
        }
    }

    @Test func anyPanelWillDo() {
        var device = plugged(.serialDisplay, options: SimulatedDeviceOptions(panel: Recorder()))
        #expect(device.output(Array("ab".utf8), endpoint: 2) == .done([]))
        #expect(device.output(Array("c".utf8), endpoint: 2) == .done([]))
        #expect(device.output(Array("d".utf8), endpoint: 1) == .stalled)
        #expect(dump(of: &device)?.lines == ["ab", "c"])
    }
}
