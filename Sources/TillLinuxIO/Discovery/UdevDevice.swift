import CUdev
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

        func attached(kind: AttachedDevice.Kind, address: String?, obstacle: String?) -> AttachedDevice {
            AttachedDevice(
                kind: kind,
                address: address,
                vendor: vendor,
                product: product,
                serial: serial,
                name: name,
                obstacle: obstacle
            )
        }
    }

    private let device: OpaquePointer

    /// Takes over the reference.
    init(owning device: OpaquePointer) {
        self.device = device
    }

    deinit {
        udev_device_unref(device)
    }

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

    /// The link to the node that udev made, where there is one of this kind.
    func link(containing part: String) -> String? {
        var entry = udev_device_get_devlinks_list_entry(device)
        while let found = entry {
            if let link = Self.text(udev_list_entry_get_name(found)), link.contains(part) { return link }
            entry = udev_list_entry_get_next(found)
        }
        return nil
    }

    var usb: USB? {
        let found = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device")
        guard let parent = found else { return nil }
        func attribute(_ name: String) -> String? { Self.text(udev_device_get_sysattr_value(parent, name)) }
        guard let vendor = attribute("idVendor"), let product = attribute("idProduct") else { return nil }
        let names = [attribute("manufacturer"), attribute("product")].compactMap { $0 }
        return USB(
            vendor: vendor,
            product: product,
            serial: attribute("serial"),
            name: names.isEmpty ? "USB device \(vendor):\(product)" : names.joined(separator: " "),
            node: Self.text(udev_device_get_devnode(parent))
        )
    }

    /// As an attached device, with the ids of USB where it hangs on it.
    func attached(kind: AttachedDevice.Kind, address: String, node: String, obstacle: String?) -> AttachedDevice {
        usb?.attached(kind: kind, address: address, obstacle: obstacle)
            ?? AttachedDevice(kind: kind, address: address, name: node, obstacle: obstacle)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
