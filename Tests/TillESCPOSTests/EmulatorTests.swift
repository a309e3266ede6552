import Testing
import TillDeviceKit

@testable import TillESCPOS

@Suite struct EmulatorTests {
    private func print(_ bytes: [UInt8], _ profile: PrinterProfile = .generic80) -> (Paper, [EmulatorEvent]) {
        var emulator = ESCPOSEmulator(profile: profile)
        let events = emulator.received(bytes)
        return (emulator.paper, events)
    }

    @Test func initialiseReturnsToPageZero() {
        let bytes: [UInt8] = [
            0x1B, 0x74, 19,  // ESC t: CP858
            0xA4, 0xD5,  // ñ €
            0x1B, 0x40,  // ESC @ discards the line and the page
            0xA4, 0xD5,  // ñ and, in CP437, a box corner
            0x0A,
        ]
        let (paper, events) = print(bytes)
        #expect(paper.text() == "ñ╒\n")
        #expect(events.isEmpty)
    }

    @Test func multibyteModeSwallowsPairs() {
        var emulator = ESCPOSEmulator(profile: .generic80, multibyteByDefault: true)
        _ = emulator.received([0x82, 0x82, 0x0A])  // éé, without FS .
        #expect(emulator.tearOff().text() == "〓\n")
        var encoder = ESCPOSEncoder(profile: .generic80)
        _ = emulator.received(encoder.encode([line("éé")]))
        #expect(emulator.paper.text() == "éé\n")
    }

    @Test func fullLinesBreak() {
        let (paper, _) = print(Array(String(repeating: "x", count: 33).utf8) + [0x0A], .generic58)
        #expect(paper.lines.map(\.width) == [32, 1])
        let (exact, _) = print(Array(String(repeating: "x", count: 32).utf8) + [0x0A], .generic58)
        #expect(exact.lines.count == 1)
    }

    @Test func alignmentCountsAtTheStartOfALineOnly() {
        let bytes: [UInt8] = [0x61, 0x1B, 0x61, 2, 0x62, 0x0A]  // a, ESC a right, b, LF
        let (paper, events) = print(bytes)
        #expect(events == [.ignored([0x1B, 0x61, 2])])
        #expect(paper.text() == "ab\n")
    }

    @Test func feedPrintsTheLineFirst() {
        let (paper, _) = print([0x61, 0x1B, 0x64, 2, 0x1B, 0x64, 1])  // a, ESC d 2, ESC d 1
        #expect(paper.text() == "a\n\n\n")
    }

    @Test func pulses() {
        let bytes: [UInt8] = [
            0x1B, 0x70, 0, 25, 250,  // ESC p: pin 2, 50 ms, 500 ms
            0x1B, 0x70, 49, 255, 1,  // ESC p: pin 5 by its digit, 510 ms, 2 ms
            0x10, 0x14, 1, 1, 2,  // DLE DC4 fn 1: pin 5, 200 ms
        ]
        let expected: [EmulatorEvent] = [
            .pulse(DrawerPulse(pin: .pin2, onMillis: 50, offMillis: 500)),
            .pulse(DrawerPulse(pin: .pin5, onMillis: 510, offMillis: 2)),
            .pulse(DrawerPulse(pin: .pin5, onMillis: 200, offMillis: 200)),
        ]
        #expect(print(bytes).1 == expected)
    }

    /// The rule that opens drawers by pictures: real-time commands act inside data, and are data too.
    @Test func realTimeCommandsActInsideData() {
        let payload: [UInt8] = [0x10, 0x14, 0x01, 0x00, 0x01]  // DLE DC4 fn 1, pin 2, 100 ms
        let store: [UInt8] = [0x1D, 0x28, 0x6B, 8, 0, 49, 80, 48] + payload  // GS ( k fn 80
        let bytes = store + [0x1D, 0x28, 0x6B, 3, 0, 49, 81, 48]  // GS ( k fn 81
        let (paper, events) = print(bytes)
        #expect(events == [.pulse(DrawerPulse(pin: .pin2, onMillis: 100, offMillis: 100))])
        guard case .qr(let code) = paper.elements.first else {
            Issue.record("no QR code")
            return
        }
        #expect(code.data == payload)
    }

    @Test func paperIsBounded() {
        var emulator = ESCPOSEmulator(profile: .generic58)
        _ = emulator.received([UInt8](repeating: 0x0A, count: Paper.maximumElements + 1))
        #expect(emulator.paper.elements.count + emulator.paper.droppedElementCount == Paper.maximumElements + 1)
        #expect(emulator.paper.elements.count <= Paper.maximumElements)
    }
}
