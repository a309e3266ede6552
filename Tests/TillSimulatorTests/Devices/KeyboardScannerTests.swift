import Testing

@testable import TillSimulator

@Suite struct KeyboardScannerTests {
    private static let accepted: Result<SimulatorAnswer, SimulatorRefusal> = .success(SimulatorAnswer())

    private static func typed(
        _ data: [UInt8],
        aim: String? = nil,
        _ options: SimulatedDeviceOptions = .init()
    ) throws -> [UInt8] {
        var device = plugged(.keyboardScanner, options: options)
        try #require(device.received(.scan(data: data, aim: aim)) == accepted)
        return try TypedKeys(device.fetch(1)).text
    }

    @Test func aKeyGoesDownAndUp() throws {
        var device = plugged(.keyboardScanner)
        #expect(device.received(.scan(data: Array("4Aa".utf8), aim: nil)) == Self.accepted)
        let expected: [[UInt8]] = [
            // Modifiers, reserved, six keys.
            [0x00, 0, 0x21, 0, 0, 0, 0, 0],  // 4
            [0x00, 0, 0x00, 0, 0, 0, 0, 0],
            [0x02, 0, 0x04, 0, 0, 0, 0, 0],  // Shift+A
            [0x00, 0, 0x00, 0, 0, 0, 0, 0],
            [0x00, 0, 0x04, 0, 0, 0, 0, 0],  // A
            [0x00, 0, 0x00, 0, 0, 0, 0, 0],
            [0x00, 0, 0x28, 0, 0, 0, 0, 0],  // Enter
            [0x00, 0, 0x00, 0, 0, 0, 0, 0],
        ]
        // One report a transfer, however much the host asks for.
        for report in expected { #expect(device.input(endpoint: 1, maxBytes: 64) == .done(report)) }
        #expect(device.input(endpoint: 1, maxBytes: 64) == .pending)
    }

    @Test func everyCharacterOfASCIIIsTyped() throws {
        let printable = Array(UInt8(0x20)...0x7E)
        #expect(try Self.typed(printable) == printable + [0x0D])
        // All control characters but NUL; GS (1Dh) as Ctrl+].
        let controls = Array(UInt8(0x01)...0x1F)
        #expect(try Self.typed(controls) == controls + [0x0D])
    }

    @Test func aGSIsControlAndBracket() throws {
        var device = plugged(.keyboardScanner)
        #expect(device.received(.scan(data: [0x1D], aim: nil)) == Self.accepted)
        #expect(device.input(endpoint: 1, maxBytes: 8) == .done([0x01, 0, 0x30, 0, 0, 0, 0, 0]))
    }

    @Test func whatAKeyboardHasNoKeyForIsRefused() {
        for byte: UInt8 in [0x00, 0x7F, 0x80, 0xE9, 0xFF] {
            var device = plugged(.keyboardScanner)
            guard case .failure(let refusal) = device.received(.scan(data: [0x31, byte], aim: nil)) else {
                Issue.record("\(byte) was typed")
                continue
            }
            #expect(refusal.text.contains("\(byte)"))
            // Nothing of a refused label is typed.
            #expect(device.input(endpoint: 1, maxBytes: 8) == .pending)
        }
    }

    @Test func altCodesTypeEveryByte() throws {
        // A CR in the label is Enter, as the one at its end.
        let all = (UInt8(0)...0xFF).map { $0 }
        #expect(try Self.typed(all, SimulatedDeviceOptions(typing: .altCodes)) == all + [0x0D])
        var device = plugged(.keyboardScanner, options: SimulatedDeviceOptions(typing: .altCodes))
        #expect(device.received(.scan(data: [0xE9], aim: nil)) == Self.accepted)
        // Alt, then 0 2 3 3 on the keypad (é of the code page 1252), each down and up, then all up.
        let keys: [UInt8] = [0x00, 0x62, 0x00, 0x5A, 0x00, 0x5B, 0x00, 0x5B, 0x00]
        for key in keys { #expect(device.input(endpoint: 1, maxBytes: 8) == .done([0x04, 0, key, 0, 0, 0, 0, 0])) }
        #expect(device.input(endpoint: 1, maxBytes: 8) == .done([0, 0, 0, 0, 0, 0, 0, 0]))
    }

    @Test func anIdentifierIsTypedWhereItIsGivenOrSwitchedOn() throws {
        let ean = Array("4006381333931".utf8)
        #expect(try Self.typed(ean) == ean + [0x0D])
        #expect(try Self.typed(ean, aim: "]C1") == Array("]C1".utf8) + ean + [0x0D])
        #expect(try Self.typed(ean, SimulatedDeviceOptions(sendsAIM: true)) == Array("]E0".utf8) + ean + [0x0D])
    }

    @Test(arguments: ["", "]E", "E00", "]é", "]E01", "]E ", "]00"])
    func whatIsNoIdentifierIsRefused(aim: String) {
        var device = plugged(.keyboardScanner)
        guard case .failure(let refusal) = device.received(.scan(data: [0x31], aim: aim)) else {
            Issue.record("\(aim) was taken")
            return
        }
        #expect(refusal.text.contains("]E0"))
    }

    @Test func labelsAndWhatWaitsAreBounded() {
        var device = plugged(.keyboardScanner)
        func scan(_ count: Int) -> Bool {
            device.received(.scan(data: [UInt8](repeating: 0x31, count: count), aim: nil)) == Self.accepted
        }
        #expect(!scan(0))
        #expect(!scan(ScannedLabel.dataMaxBytes + 1))
        // Two reports a key, Enter too: 2 × 7090 of 32768 reports.
        #expect(scan(ScannedLabel.dataMaxBytes))
        #expect(scan(ScannedLabel.dataMaxBytes))
        #expect(!scan(ScannedLabel.dataMaxBytes))
        #expect(device.fetch(1).count == 2 * 7090 * 2 * 8)
        #expect(scan(1))
    }

    @Test func aScannerWithoutHostRefuses() {
        var device = SimulatedDevices.make(.keyboardScanner, identity: .standard(.keyboardScanner, serial: nil))
        #expect(device.received(.scan(data: [0x31], aim: nil)) == .failure(.notConfigured))
        #expect(device.enumerated() == true)
        #expect(device.received(.scan(data: [0x31], aim: nil)) == Self.accepted)
        // What was on its way is forgotten with the plug.
        device.unplugged()
        #expect(device.enumerated() == true)
        #expect(device.input(endpoint: 1, maxBytes: 8) == .pending)
        #expect(device.received(.paper(.out)) == .failure(.onlyScans))
        #expect(dump(of: &device) == SimulatorAnswer())
    }

    @Test func classRequestsOfABootKeyboard() {
        var device = plugged(.keyboardScanner)
        // SET_IDLE 0Ah of 125 × 4 ms, GET_IDLE 02h.
        #expect(device.ask(0x21, 0x0A, 0x7D00, 0, 0) == .done([]))
        #expect(device.ask(0xA1, 0x02, 0, 0, 1) == .done([0x7D]))
        // SET_PROTOCOL 0Bh, GET_PROTOCOL 03h: 1 report, 0 boot.
        #expect(device.ask(0xA1, 0x03, 0, 0, 1) == .done([1]))
        #expect(device.ask(0x21, 0x0B, 0, 0, 0) == .done([]))
        #expect(device.ask(0xA1, 0x03, 0, 0, 1) == .done([0]))
        #expect(device.ask(0x21, 0x0B, 2, 0, 0) == .stalled)
        // SET_REPORT 09h of output report 0: Num Lock and Caps Lock.
        #expect(device.tell(0x21, 0x09, 0x0200, 0, [0x03]) == .done([]))
        #expect((device as? SimulatedKeyboardScanner)?.lights == 0x03)
        #expect(device.ask(0xA1, 0x01, 0x0200, 0, 1) == .done([0x03]))
        // GET_REPORT 01h of the input report: no key is down.
        #expect(device.ask(0xA1, 0x01, 0x0100, 0, 8) == .done([UInt8](repeating: 0, count: 8)))
        // A report without its byte, a feature, another interface, another request.
        #expect(device.tell(0x21, 0x09, 0x0200, 0, []) == .stalled)
        #expect(device.tell(0x21, 0x09, 0x0300, 0, [1]) == .stalled)
        #expect(device.ask(0xA1, 0x02, 0, 1, 1) == .stalled)
        #expect(device.ask(0xA1, 0x07, 0, 0, 1) == .stalled)
    }
}
