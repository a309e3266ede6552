import TillDeviceKit
import TillDeviceTesting
import TillESCPOS
import TillLineDisplay

@testable import escpos_printer

let pole = OpenParameters.Device(name: "pole", deviceClass: .lineDisplay)

func showing(_ lines: String...) -> DriverCall { .displayText(device: "pole", lines: lines) }

/// A printer behind a display on one wire: what the display hands on reaches the printer.
struct PoleBench {
    let wire: SimulatedWire
    var harness: Harness
    private var display = LineDisplayEmulator(protocol: .epson, rows: 2, columns: 20)
    private var printer = ESCPOSEmulator(profile: .generic80)
    private var seen = 0
    /// Bytes that the display handed on to the printer.
    private(set) var forwarded: [UInt8] = []

    init(_ settings: [String: SettingValue] = unasked, wire: SimulatedWire = SimulatedWire()) {
        self.wire = wire
        harness = Harness(opener: wire, devices: [receipt, till, pole], settings: settings)
        let refused = harness.start()
        precondition(refused.isEmpty, "the driver did not open: \(refused)")
        harness.forgetMessages()
    }

    private mutating func carry() {
        let bytes = Array(wire.written.dropFirst(seen))
        seen = wire.written.count
        let onward = display.received(bytes).forwarded
        forwarded += onward
        _ = printer.received(onward)
    }

    /// What is lit, without the blanks at the end.
    var rows: [String] {
        mutating get {
            carry()
            return display.rows.map { row in
                var text = row
                while text.last == " " { text.removeLast() }
                return text
            }
        }
    }

    /// What is on the paper, without empty lines.
    var paper: [String] {
        mutating get {
            carry()
            return printer.paper.lines.map(\.text).filter { !$0.isEmpty }
        }
    }

    /// The bytes since the last look.
    mutating func newBytes() -> [UInt8] {
        let bytes = Array(wire.written.dropFirst(seen))
        carry()
        return bytes
    }
}
