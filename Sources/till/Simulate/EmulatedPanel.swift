import TillLineDisplay
import TillSimulator

/// The emulated display behind a simulated serial port.
struct EmulatedPanel: SimulatedDisplayPanel {
    var display: LineDisplayEmulator

    var rows: [String] { display.rows }

    mutating func received(_ bytes: [UInt8]) {
        display.received(bytes)
    }
}
