import CUdev
import Glibc
import TillDeviceKit

/// The devices that udev lists. It reads sysfs and works without a running udevd, as in a container.
enum DeviceTree {
    /// One subsystem that is looked through.
    private struct Source {
        var subsystem: String
        var read: (UdevDevice) -> AttachedDevice?
    }

    static func survey() -> AttachedDevices.Survey {
        guard let udev = udev_new() else {
            return .init(devices: [], problems: ["udev cannot be used: \(SystemError(errno).text)"])
        }
        defer { udev_unref(udev) }
        let sources = [
            Source(subsystem: "usb", read: usbPrinter),
            Source(subsystem: "usbmisc", read: printerNode),
            Source(subsystem: "tty", read: serialLine),
            Source(subsystem: "input", read: keyboard),
        ]
        var survey = AttachedDevices.Survey(devices: [], problems: [])
        for source in sources {
            switch devices(of: source.subsystem, udev) {
            case .success(let devices): survey.devices += devices.compactMap(source.read)
            case .failure(let error):
                survey.problems.append("udev cannot list \(source.subsystem): \(error.text)")
            }
        }
        return survey
    }

    private static func devices(of subsystem: String, _ udev: OpaquePointer) -> Result<[UdevDevice], SystemError> {
        guard let search = udev_enumerate_new(udev) else { return .failure(SystemError(errno)) }
        defer { udev_enumerate_unref(search) }
        // libudev answers negative error numbers.
        var code = udev_enumerate_add_match_subsystem(search, subsystem)
        if code >= 0 { code = udev_enumerate_scan_devices(search) }
        // A subsystem that the kernel does not have is one without devices.
        if code == -ENOENT { return .success([]) }
        guard code >= 0 else { return .failure(SystemError(-code)) }
        var devices: [UdevDevice] = []
        var entry = udev_enumerate_get_list_entry(search)
        while let found = entry {
            // A device that was unplugged since it was listed is nil.
            if let path = udev_list_entry_get_name(found), let device = udev_device_new_from_syspath(udev, path) {
                devices.append(UdevDevice(owning: device))
            }
            entry = udev_list_entry_get_next(found)
        }
        return .success(devices)
    }

    // MARK: - What is a device for us

    private static func usbPrinter(_ device: UdevDevice) -> AttachedDevice? {
        guard device.attribute("bInterfaceClass") == "07", let usb = device.usb, let node = usb.node else { return nil }
        return usb.attached(
            kind: .usbPrinter,
            address: usbAddress(usb),
            obstacle: NodeAccess.problem(with: node, mode: R_OK | W_OK)
        )
    }

    private static func usbAddress(_ usb: UdevDevice.USB) -> String {
        // Only what an address can hold goes into it; two printers with other serials are told apart by the list.
        let isPlain = usb.serial?.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        let serial = isPlain == true ? usb.serial.map { "?serial=\($0)" } : nil
        return "usb:\(usb.vendor):\(usb.product)\(serial ?? "")"
    }

    private static func printerNode(_ device: UdevDevice) -> AttachedDevice? {
        guard device.name.hasPrefix("lp"), let node = device.node else { return nil }
        let obstacle = NodeAccess.problem(with: node, mode: W_OK)
        return device.attached(kind: .printerNode, address: "usblp:\(node)", node: node, obstacle: obstacle)
    }

    private static func serialLine(_ device: UdevDevice) -> AttachedDevice? {
        guard let node = device.node, device.hasParent else { return nil }
        // The 8250 driver lists lines that are not there; their type is 0 (PORT_UNKNOWN).
        let type = device.attribute("type")
        guard device.usb != nil || (type != nil && type != "0") else { return nil }
        let path = device.link(containing: "/by-id/") ?? node
        let obstacle = NodeAccess.problem(with: node, mode: R_OK | W_OK)
        return device.attached(kind: .serialLine, address: "serial:\(path)", node: node, obstacle: obstacle)
    }

    private static func keyboard(_ device: UdevDevice) -> AttachedDevice? {
        guard device.name.hasPrefix("event"), let node = device.node,
            let keys = device.parentAttribute("capabilities/key"), KeyCapabilities(sysfs: keys).types
        else { return nil }
        let path = device.link(containing: "/by-id/") ?? node
        let obstacle = NodeAccess.problem(with: node, mode: R_OK)
        var found = device.attached(kind: .keyboard, address: "evdev:\(path)", node: node, obstacle: obstacle)
        if let name = device.parentAttribute("name") { found.name = name }
        return found
    }
}
