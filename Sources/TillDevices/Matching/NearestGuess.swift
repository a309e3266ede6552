import TillDeviceKit

/// What can be told of a device that no rule fits: what it is seen to be, and the drivers that could open it.
public struct NearestGuess: Equatable, Sendable {
    /// `a serial line behind a Prolific adapter`
    public var known: String
    /// The drivers that open such a device, by name. One is a fair guess; more are a choice for a person.
    public var drivers: [String]

    public init(_ device: AttachedDevice, _ plugins: [DriverPlugin]) {
        known = Self.known(device)
        drivers = plugins.map(\.manifest).filter { DeviceMatching.canOpen(device, $0) }.map(\.name).sorted()
    }

    /// `a serial line behind a Prolific adapter: line-display or serial-scanner; nothing tells which`
    public var text: String {
        switch drivers.count {
        case 0: "\(known): no driver opens it"
        case 1: "\(known): perhaps \(drivers[0])"
        default:
            "\(known): \(drivers.dropLast().joined(separator: ", ")) or \(drivers[drivers.count - 1]); nothing tells which"
        }
    }

    private static func known(_ device: AttachedDevice) -> String {
        switch device.kind {
        case .usbPrinter, .printerNode: "a USB printer\(ids(device)) that no driver lists"
        case .serialLine:
            if let maker = SerialBridge.maker(of: device) {
                "a serial line behind a \(maker) adapter"
            } else {
                device.vendor == nil ? "a serial line of the machine" : "a USB serial line\(ids(device))"
            }
        case .keyboard: "something that types\(ids(device)): a keyboard, or a scanner like one"
        case .hid: "a HID device\(ids(device))" + (device.usage.map { " of usage \($0)" } ?? "")
        case .printQueue: "a queue of CUPS"
        }
    }

    private static func ids(_ device: AttachedDevice) -> String {
        device.vendor.map { " \($0):\(device.product ?? "????")" } ?? ""
    }
}
