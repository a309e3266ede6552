/// A USB device without hardware: a value that answers what a host asks of it. It never waits; what has no answer yet
/// is `pending`.
public protocol SimulatedUSBDevice: Sendable {
    /// `printer`, `keyboard-scanner`, `hid-scanner`, `serial-scanner`, `serial-display`.
    var kind: SimulatedDeviceKind { get }
    /// The device descriptor of 18 bytes (USB 2.0, 9.6.1).
    var deviceDescriptor: [UInt8] { get }
    /// The configuration with everything in it (9.6.3): interfaces, class descriptors, endpoints.
    var configurationDescriptor: [UInt8] { get }

    /// A control transfer to endpoint 0, the standard requests included.
    mutating func control(_ setup: USBSetup, data: [UInt8]) -> USBTransfer
    /// A bulk or interrupt transfer to the device.
    mutating func output(_ bytes: [UInt8], endpoint: UInt8) -> USBTransfer
    /// A bulk or interrupt transfer from the device, of at most `maxBytes`; `endpoint` without the direction bit.
    mutating func input(endpoint: UInt8, maxBytes: Int) -> USBTransfer
    /// The plug was pulled: addresses, halts and what was on its way are forgotten; what is printed stays printed.
    mutating func unplugged()
    /// What a person does to the device, or asks of it.
    mutating func received(_ command: SimulatorCommand) -> Result<SimulatorAnswer, SimulatorRefusal>
}

public enum SimulatedDeviceKind: String, Equatable, Sendable, Codable, CaseIterable {
    /// A receipt printer of the printer class (07/01/02), an ESC/POS emulator behind it, with a drawer.
    case printer
    /// A barcode scanner that types.
    case keyboardScanner = "keyboard-scanner"
    /// A barcode scanner of HID usage page 8Ch.
    case hidScanner = "hid-scanner"
    /// A barcode scanner as a serial port (CDC-ACM).
    case serialScanner = "serial-scanner"
    /// A pole display as a serial port (CDC-ACM).
    case serialDisplay = "serial-display"
}
