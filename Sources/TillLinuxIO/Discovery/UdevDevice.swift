import CUdev
import Glibc
import TillDeviceKit

/// One device of udev, with the questions that are asked of it. All answers are copied, so nothing outlives it.
final class UdevDevice {
    /// The USB device that it hangs on.
    struct USB {
        var vendor: String
        var product: String
        var serial: String?
        var name: String
        var node: String?
    }

    /// The USB interface that it is or hangs on.
    struct USBInterface {
        /// Class, subclass and protocol, six hexadecimal digits.
        var code: String
        var number: Int?
    }

    private let device: OpaquePointer

    /// Takes over the reference.
    init(owning device: OpaquePointer) {
        self.device = device
    }

    deinit {
        udev_device_unref(device)
    }

    /// The device of a path in sysfs; nil when it is gone.
    static func at(_ path: String, _ udev: OpaquePointer) -> UdevDevice? {
        udev_device_new_from_syspath(udev, path).map(UdevDevice.init(owning:))
    }

    /// `/sys/devices/…`.
    var path: String { Self.text(udev_device_get_syspath(device)) ?? "" }
    var subsystem: String { Self.text(udev_device_get_subsystem(device)) ?? "" }
    /// The kernel's name: `ttyUSB0`.
    var name: String { Self.text(udev_device_get_sysname(device)) ?? "" }
    /// The path of its node: `/dev/ttyUSB0`.
    var node: String? { Self.text(udev_device_get_devnode(device)) }
    /// Whether there is hardware above it.
    var hasParent: Bool { udev_device_get_parent(device) != nil }

    func attribute(_ name: String) -> String? {
        Self.text(udev_device_get_sysattr_value(device, name))
    }

    /// Parents belong to the child in udev and are not released.
    func parentAttribute(_ name: String) -> String? {
        udev_device_get_parent(device).flatMap { Self.text(udev_device_get_sysattr_value($0, name)) }
    }

    /// The links to the node that udev made.
    var links: [String] {
        var links: [String] = []
        var entry = udev_device_get_devlinks_list_entry(device)
        while let found = entry {
            if let link = Self.text(udev_list_entry_get_name(found)) { links.append(link) }
            entry = udev_list_entry_get_next(found)
        }
        return links
    }

    // MARK: - USB

    var usb: USB? {
        let found = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")
        guard let parent = found else { return nil }
        func attribute(_ name: String) -> String? { Self.text(udev_device_get_sysattr_value(parent, name)) }
        guard let vendor = attribute("idVendor"), let product = attribute("idProduct") else { return nil }
        let names = [attribute("manufacturer"), attribute("product")].compactMap { $0?.trimmed }.filter { !$0.isEmpty }
        let serial = attribute("serial")?.trimmed
        return USB(
            vendor: vendor,
            product: product,
            serial: serial?.isEmpty == false ? serial : nil,
            name: names.isEmpty ? "USB device \(vendor):\(product)" : names.joined(separator: " "),
            node: Self.text(udev_device_get_devnode(parent))
        )
    }

    var usbInterface: USBInterface? {
        let isOne = subsystem == "usb" && Self.text(udev_device_get_devtype(device)) == "usb_interface"
        let above = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_interface")
        guard let interface = isOne ? device : above else { return nil }
        func attribute(_ name: String) -> String { Self.text(udev_device_get_sysattr_value(interface, name)) ?? "" }
        let code = ["bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol"].map(attribute).joined()
        guard code.count == 6, code.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return USBInterface(code: code.lowercased(), number: Int(attribute("bInterfaceNumber"), radix: 16))
    }

    var port: String? {
        guard let port = USBPort(path: path), let udev = udev_device_get_udev(device),
            let hub = Self.at(port.rootHubPath, udev)
        else { return nil }
        return port.text(rootHubVersion: hub.attribute("version"))
    }

    // MARK: - HID

    private var hid: OpaquePointer? { udev_device_get_parent_with_subsystem_devtype(device, "hid", nil) }

    /// What the HID device above it is for; nil where there is none.
    var hidUsages: HIDUsages? {
        guard let path = hid.flatMap({ Self.text(udev_device_get_syspath($0)) }),
            // A file of the kernel: it never waits. libudev would cut it off at its first zero.
            case .success(let file) = Descriptor.open("\(path)/report_descriptor", O_RDONLY),
            case .bytes(let bytes) = file.read(max: HIDUsages.descriptorMaxBytes)
        else { return nil }
        return HIDUsages(descriptor: bytes)
    }

    var hidName: String? {
        hid.flatMap { Self.text(udev_device_get_property_value($0, "HID_NAME")) }
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}

extension String {
    /// Without the blanks that makers fill their names up with.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text.drop { $0 == " " })
    }
}
