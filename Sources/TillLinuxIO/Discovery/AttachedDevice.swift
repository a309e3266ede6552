/// A device that this machine shows, with the address under which a driver would open it.
public struct AttachedDevice: Equatable, Sendable {
    public enum Kind: String, Equatable, Sendable, CaseIterable {
        /// A USB device with an interface of the printer class.
        case usbPrinter = "usb-printer"
        /// The kernel's node of a USB printer.
        case printerNode = "printer-node"
        /// A serial line, in the machine or behind USB.
        case serialLine = "serial-line"
        /// Something that types: a keyboard, or a scanner that looks like one.
        case keyboard
        /// A queue of CUPS.
        case printQueue = "print-queue"
    }

    public var kind: Kind
    /// A connection address, for instance `usblp:/dev/usb/lp0`; nil where no driver can open it.
    public var address: String?
    /// USB ids of four hexadecimal digits; nil for what does not hang on USB.
    public var vendor: String?
    public var product: String?
    public var serial: String?
    /// What the device calls itself, or its node.
    public var name: String
    /// Why this process may not open it; nil when it may.
    public var obstacle: String?

    public init(
        kind: Kind,
        address: String?,
        vendor: String? = nil,
        product: String? = nil,
        serial: String? = nil,
        name: String,
        obstacle: String? = nil
    ) {
        self.kind = kind
        self.address = address
        self.vendor = vendor
        self.product = product
        self.serial = serial
        self.name = name
        self.obstacle = obstacle
    }
}
