import TillDeviceKit

/// Which one of its like a device is: the same after a reboot, and after it was unplugged and plugged in again.
///
/// A device with a serial number that no other has is itself in whatever port. Every other is known by the port that it
/// hangs in: two equal scanners without serial numbers stay what they are as long as nobody swaps their plugs.
public struct DeviceIdentity: Equatable, Hashable, Sendable, Codable {
    /// What equal devices have in common.
    public struct Model: Equatable, Hashable, Sendable, Codable {
        /// USB ids of four hexadecimal digits in lower case; nil for what does not hang on USB.
        public var vendor: String?
        public var product: String?
        /// The USB interface: class, subclass and protocol as six hexadecimal digits.
        public var interface: String?
        /// The number of that interface: a device of two serial lines shows two that are alike in all else.
        public var interfaceNumber: Int?
        /// HID usage page and usage, only where the interface is not known: it is told by some views of a device and
        /// not by others.
        public var usage: String?

        public init(
            vendor: String? = nil,
            product: String? = nil,
            interface: String? = nil,
            interfaceNumber: Int? = nil,
            usage: String? = nil
        ) {
            self.vendor = vendor
            self.product = product
            self.interface = interface
            self.interfaceNumber = interfaceNumber
            self.usage = usage
        }

        init(_ device: AttachedDevice) {
            self.init(
                vendor: device.vendor?.lowercased(),
                product: device.product?.lowercased(),
                interface: device.interface?.lowercased(),
                interfaceNumber: device.interfaceNumber,
                usage: device.interface == nil ? device.usage?.lowercased() : nil
            )
        }
    }

    /// What tells it from its like.
    public enum Mark: Equatable, Hashable, Sendable, Codable {
        case serial(String)
        /// The USB port, as `AttachedDevice.port` has it.
        case port(String)
        /// The kernel's path of what does not hang on USB, or its address where it has no path.
        case path(String)
    }

    public var model: Model
    public var mark: Mark

    public init(model: Model, mark: Mark) {
        self.model = model
        self.mark = mark
    }

    /// For commands: `05e0:1200,serial=17012B0534,if=0`. Nothing in it means anything to a shell.
    public var id: String {
        var parts: [String] = []
        if let vendor = model.vendor { parts.append("\(vendor):\(model.product ?? "0000")") }
        switch mark {
        case .serial(let serial): parts.append("serial=\(Self.plain(serial))")
        case .port(let port): parts.append("port=\(Self.plain(port))")
        case .path(let path): parts.append("path=\(Self.plain(path))")
        }
        if let number = model.interfaceNumber {
            parts.append("if=\(number)")
        } else if let interface = model.interface {
            parts.append("class=\(interface)")
        } else if let usage = model.usage {
            parts.append("usage=\(usage)")
        }
        return parts.joined(separator: ",")
    }

    /// What a shell might take for something else as `%NN`.
    private static func plain(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            let isPlain = byte < 0x80 && (character.isLetter || character.isNumber || "-_.:/".contains(character))
            return isPlain ? String(character) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    /// For a person: `serial 17012B0534`, `port 0000:00:14.0/2/1.4`.
    public var words: String {
        switch mark {
        case .serial(let serial): "serial \(serial)"
        case .port(let port): "port \(port)"
        case .path(let path): path
        }
    }
}
