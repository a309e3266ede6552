/// A device that this machine shows, with the address under which a driver would open it, and what is known of it.
public struct AttachedDevice: Equatable, Hashable, Sendable, Codable {
    public enum Kind: String, Equatable, Sendable, CaseIterable, Codable {
        /// A USB device with an interface of the printer class.
        case usbPrinter = "usb-printer"
        /// The kernel's node of a USB printer.
        case printerNode = "printer-node"
        /// A serial line, in the machine or behind USB.
        case serialLine = "serial-line"
        /// Something that types: a keyboard, or a scanner that looks like one.
        case keyboard
        /// A HID device read by its reports, a scanner of usage page 8Ch among them.
        case hid
        /// A queue of CUPS.
        case printQueue = "print-queue"
    }

    public var kind: Kind
    /// A connection address, for instance `usblp:/dev/usb/lp0`; nil where no driver can open it.
    public var address: String?
    /// The kernel's path of the device, for instance `/sys/devices/…/tty/ttyACM0`: the one thing that the news of its
    /// removal has in common with the news of its arrival. Empty for what has none, a queue of CUPS.
    public var path: String
    /// Where it hangs: the controller, and the ports from there, for instance `0000:00:14.0/2/1.4`. The same after a
    /// reboot and after another device in the same port; nil for what does not hang on USB.
    public var port: String?
    /// USB ids of four hexadecimal digits; nil for what does not hang on USB.
    public var vendor: String?
    public var product: String?
    public var serial: String?
    /// The USB interface: class, subclass and protocol as six hexadecimal digits, `070102` for a printer.
    public var interface: String?
    /// The number of that interface in its device.
    public var interfaceNumber: Int?
    /// HID: usage page and usage as eight hexadecimal digits, `008c0002` for a scanner: of its first application
    /// collection, or of the first on page 8Ch where it has one.
    public var usage: String?
    /// What the device calls itself, or its node.
    public var name: String
    /// Why this process may not open it; nil when it may.
    public var obstacle: String?

    public init(
        kind: Kind,
        address: String?,
        path: String = "",
        port: String? = nil,
        vendor: String? = nil,
        product: String? = nil,
        serial: String? = nil,
        interface: String? = nil,
        interfaceNumber: Int? = nil,
        usage: String? = nil,
        name: String,
        obstacle: String? = nil
    ) {
        self.kind = kind
        self.address = address
        self.path = path
        self.port = port
        self.vendor = vendor
        self.product = product
        self.serial = serial
        self.interface = interface
        self.interfaceNumber = interfaceNumber
        self.usage = usage
        self.name = name
        self.obstacle = obstacle
    }
}
