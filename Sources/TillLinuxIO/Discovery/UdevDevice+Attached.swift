import Glibc
import TillDeviceKit

/// What of the kernel's devices is a device for us, and under which address.
extension UdevDevice {
    /// As an attached device; nil where no driver could have a use for it.
    var attached: AttachedDevice? {
        switch subsystem {
        case "usb": usbPrinter
        case "usbmisc": printerNode
        case "tty": serialLine
        case "input": keyboard
        case "hidraw": hidDevice
        default: nil
        }
    }

    private var usbPrinter: AttachedDevice? {
        guard attribute("bInterfaceClass") == "07", let usb, let node = usb.node else { return nil }
        let obstacle = NodeAccess.problem(with: node, mode: R_OK | W_OK)
        return facts(.usbPrinter, address: Self.address(of: usb), name: usb.name, obstacle: obstacle)
    }

    private static func address(of usb: USB) -> String {
        // Only what an address can hold goes into it; two printers with other serials are told apart by the list.
        let isPlain = usb.serial?.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        let serial = isPlain == true ? usb.serial.map { "?serial=\($0)" } : nil
        return "usb:\(usb.vendor):\(usb.product)\(serial ?? "")"
    }

    private var printerNode: AttachedDevice? {
        guard name.hasPrefix("lp"), let node else { return nil }
        return nodeFacts(.printerNode, scheme: "usblp", node, mode: W_OK)
    }

    private var serialLine: AttachedDevice? {
        guard let node, hasParent else { return nil }
        // The 8250 driver lists lines that are not there; their type is 0 (PORT_UNKNOWN).
        let type = attribute("type")
        guard usb != nil || (type != nil && type != "0") else { return nil }
        return nodeFacts(.serialLine, scheme: "serial", node, mode: R_OK | W_OK)
    }

    private var keyboard: AttachedDevice? {
        guard name.hasPrefix("event"), let node, let keys = parentAttribute("capabilities/key"),
            KeyCapabilities(sysfs: keys).types
        else { return nil }
        var found = nodeFacts(.keyboard, scheme: "evdev", node, mode: R_OK)
        if let name = parentAttribute("name"), !name.isEmpty { found.name = name }
        return found
    }

    private var hidDevice: AttachedDevice? {
        guard let node, hidUsages?.isDeviceOfItsOwn == true else { return nil }
        var found = nodeFacts(.hid, scheme: "hidraw", node, mode: R_OK | W_OK)
        if usb == nil, let hidName { found.name = hidName }
        return found
    }

    /// For what is opened by its node, under a link that lasts where there is one.
    private func nodeFacts(_ kind: AttachedDevice.Kind, scheme: String, _ node: String, mode: Int32) -> AttachedDevice {
        let usb = usb
        let link = NodeLinks.lasting(among: links, hasSerial: usb?.serial != nil) { Self.leads($0, to: node) }
        return facts(
            kind,
            address: "\(scheme):\(link ?? node)",
            name: usb?.name ?? node,
            obstacle: NodeAccess.problem(with: node, mode: mode)
        )
    }

    private func facts(
        _ kind: AttachedDevice.Kind,
        address: String,
        name: String,
        obstacle: String?
    ) -> AttachedDevice {
        let (usb, interface) = (usb, usbInterface)
        return AttachedDevice(
            kind: kind,
            address: address,
            path: path,
            port: port,
            vendor: usb?.vendor,
            product: usb?.product,
            serial: usb?.serial,
            interface: interface?.code,
            interfaceNumber: interface?.number,
            usage: hidUsages?.main?.text,
            name: name,
            obstacle: obstacle
        )
    }

    /// Compares what the two are, not how they are written: a link may be relative, and `/dev` may itself be one.
    private static func leads(_ link: String, to node: String) -> Bool {
        var (there, here) = (stat(), stat())
        guard stat(link, &there) == 0, stat(node, &here) == 0 else { return false }
        return there.st_dev == here.st_dev && there.st_ino == here.st_ino
    }
}
