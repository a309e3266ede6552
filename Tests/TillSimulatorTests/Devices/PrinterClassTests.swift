import TillESCPOS
import Testing

@testable import TillSimulator

/// The requests of USB Device Class Definition for Printing Devices 1.1, 4.2.
@Suite struct PrinterClassTests {
    private var device = plugged(.printer)

    @Test mutating func theDeviceIDIsAnIEEE1284ID() throws {
        // GET_DEVICE_ID: bmRequestType A1h, bRequest 0, wValue configuration 0, wIndex interface 0 << 8 | setting 0.
        guard case .done(let bytes) = device.ask(0xA1, 0, 0, 0, 1023) else {
            Issue.record("no id")
            return
        }
        // The length is big-endian and counts its own two bytes.
        #expect(Int(bytes[0]) << 8 | Int(bytes[1]) == bytes.count)
        let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
        #expect(text == "MFG:Till Works;CMD:ESC/POS;MDL:SimTM-88;CLS:PRINTER;SN:T1;")
        #expect(device.ask(0xA1, 0, 0, 0, 2) == .done(Array(bytes.prefix(2))))
        #expect(device.ask(0xA1, 0, 0, 0x0100, 1023) == .stalled)
    }

    @Test func theDeviceIDHasNoMarksInItsValues() {
        var identity = SimulatedIdentity.standard(.printer, serial: nil)
        identity.manufacturer = "A;B:Cé" + String(repeating: "x", count: 300)
        let id = SimulatedPrinter(identity: identity).deviceID
        #expect(Int(id[0]) << 8 | Int(id[1]) == id.count && id[0] == 0)
        let text = String(decoding: id.dropFirst(2), as: UTF8.self)
        #expect(text.hasPrefix("MFG:ABCxx") && text.hasSuffix("x;CMD:ESC/POS;MDL:SimTM-88;CLS:PRINTER;"))
    }

    @Test mutating func thePortStatusTellsOfPaperAndErrors() {
        // GET_PORT_STATUS: bit 5 paper empty, bit 4 selected, bit 3 no error.
        #expect(device.ask(0xA1, 1, 0, 0, 1) == .done([0x18]))
        #expect(device.received(.paper(.low)) == .success(SimulatorAnswer()))
        #expect(device.ask(0xA1, 1, 0, 0, 1) == .done([0x18]))
        #expect(device.received(.paper(.out)) == .success(SimulatorAnswer()))
        #expect(device.ask(0xA1, 1, 0, 0, 1) == .done([0x38]))
        #expect(device.received(.cover(isOpen: true)) == .success(SimulatorAnswer()))
        #expect(device.ask(0xA1, 1, 0, 0, 1) == .done([0x30]))
        #expect(device.ask(0xA1, 1, 0, 1, 1) == .stalled)
    }

    @Test(arguments: [UInt8(0x21), 0x23])
    mutating func aSoftResetEmptiesBuffersAndEndsHalts(type: UInt8) {
        _ = device.received(.paper(.out))
        #expect(device.output(Array("lost\n".utf8) + [0x10, 0x04, 1], endpoint: 1) == .done([]))
        #expect(device.ask(0x02, 3, 0, 0x01, 0) == .done([]))
        // SOFT_RESET: bRequest 2.
        #expect(device.ask(type, 2, 0, 0, 0) == .done([]))
        #expect(device.ask(0x82, 0, 0, 0x01, 2) == .done([0, 0]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        _ = device.received(.paper(.ok))
        #expect(device.output(Array("kept\n".utf8), endpoint: 1) == .done([]))
        #expect(dump(of: &device)?.lines == ["kept"])
    }

    @Test mutating func otherClassRequestsAreRefused() {
        #expect(device.ask(0xA1, 3, 0, 0, 1) == .stalled)
        #expect(device.ask(0x21, 0, 0, 0, 0) == .stalled)
        #expect(device.ask(0xA1, 2, 0, 0, 0) == .stalled)
    }
}

/// What the device answers to `dump`.
func dump(of device: inout any SimulatedUSBDevice) -> SimulatorAnswer? {
    guard case .success(let answer) = device.received(.dump) else { return nil }
    return answer
}
