import TillDeviceKit
import TillDeviceTesting
import TillESCPOS
import TillLineDisplay

@testable import line_display

typealias Harness = DriverHarness<LineDisplayDriver>

/// A driver on a wire that ends in an emulated display.
struct DisplayBench {
    let wire = SimulatedWire()
    var harness: Harness
    private var emulator: LineDisplayEmulator
    private var seen = 0

    init(_ settings: [String: SettingValue] = [:]) {
        let device = OpenParameters.Device(name: "display", deviceClass: .lineDisplay)
        let name = if case .text(let text)? = settings["protocol"] { text } else { "epson" }
        let rows = if case .number(let number)? = settings["rows"] { number } else { 2 }
        emulator = LineDisplayEmulator(protocol: DisplayProtocol(rawValue: name) ?? .epson, rows: rows, columns: 20)
        harness = Harness(opener: wire, devices: [device], settings: settings)
        let refused = harness.start()
        precondition(refused.isEmpty, "the driver did not open: \(refused)")
    }

    @discardableResult
    mutating func show(_ lines: String...) -> Int {
        harness.call(.displayText(device: "display", lines: lines))
    }

    /// What is lit, without the blanks at the end.
    var rows: [String] {
        mutating get {
            emulator.received(Array(wire.written.dropFirst(seen)))
            seen = wire.written.count
            return emulator.rows.map { row in
                var text = row
                while text.last == " " { text.removeLast() }
                return text
            }
        }
    }

    /// The text that the display itself moves.
    var moving: String? {
        mutating get {
            _ = rows
            return emulator.panel.moving
        }
    }

    /// The bytes since the last call of this.
    mutating func newBytes() -> [UInt8] {
        let bytes = Array(wire.written.dropFirst(seen))
        _ = rows
        return bytes
    }
}
