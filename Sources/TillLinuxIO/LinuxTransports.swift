import TillDeviceKit

/// The connections that Linux offers, by the scheme of the address. Nothing that it opens ever blocks.
///
/// | scheme | what it is | where |
/// |---|---|---|
/// | `tcp` | a socket to a printer or a serial server | `TCP/` |
/// | `unix` | a stream socket of this machine | `Unix/` |
/// | `serial` | a serial line or USB serial adapter | `Serial/` |
/// | `usblp` | the kernel's USB printer node | `USBPrinterClass/` |
/// | `usb` | a USB printer without the kernel's driver | `USBBulk/` |
/// | `evdev` | a scanner that types | `Evdev/` |
/// | `hidraw` | a HID device, report by report | `Hidraw/` |
/// | `cups` | a queue of CUPS, spoken to in records | `CUPS/` |
/// | `none` | nothing at all | `None/` |
public struct LinuxTransports: TransportOpener {
    /// The schemes that `open` knows.
    public static let schemes = ["tcp", "unix", "serial", "usblp", "usb", "evdev", "hidraw", "cups", "none"]

    private let keyboards: Set<InputIdentity>

    /// - Parameter keyboards: the USB ids (`05e0:1200`) of what types and may be taken without being asked for, because
    ///   it is known to be no keyboard.
    public init(keyboards: [String] = []) {
        self.keyboards = Set(keyboards.compactMap(InputIdentity.init))
    }

    public func open(_ address: ConnectionAddress) throws(DeviceError) -> any Transport {
        switch address.scheme {
        case "tcp": return try TCPTransport(address)
        case "unix": return try UnixSocketTransport(address)
        case "serial": return try SerialTransport(address)
        case "usblp": return try USBPrinterNodeTransport(address)
        case "usb": return try USBBulkTransport(address)
        case "evdev": return try EvdevTransport.open(address, known: keyboards)
        case "hidraw": return try HidrawTransport.open(address)
        case "cups": return try CUPSTransport(address)
        case "none": return NoTransport()
        default:
            let known = Self.schemes.joined(separator: ", ")
            throw DeviceError(.illegal, .giveUp, "no connection has the scheme '\(address.scheme)'; there are \(known)")
        }
    }
}

extension ConnectionAddress {
    /// Refuses options that the scheme does not have: a mistyped one must not be taken for the default.
    func requireOptions(_ known: [String]) throws(DeviceError) {
        for name in options.keys.sorted() where !known.contains(name) {
            let text = known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"
            throw DeviceError(.illegal, .giveUp, "\(scheme): has no option '\(name)'; \(text)")
        }
    }
}
