import TillSimulator

/// What the simulator says, for people.
enum SimulatorTexts {
    static func table(_ devices: [ControlDevice]) -> String {
        var table = TextTable(["NAME", "KIND", "PORT", "ID", "SERIAL", "ATTACHED"])
        for device in devices {
            let hub = device.hubPort.map { "kernel port \($0)" }
            table.add([
                device.name,
                device.kind.rawValue,
                device.port.map { "1-\($0)" } ?? "unplugged",
                "\(device.vendor):\(device.product)",
                device.serial ?? "-",
                device.isAttached ? hub ?? "yes" : "no",
            ])
        }
        return table.text
    }

    static func text(_ answer: ControlAnswer) -> String {
        if let devices = answer.devices { return table(devices) }
        var lines: [String] = []
        if let port = answer.port { lines.append("port 1-\(port)") }
        if let port = answer.hubPort { lines.append("port \(port) of the kernel's hub") }
        let device = answer.device
        lines += device.lines ?? []
        if let line = device.line { lines.append("line: \(line)") }
        if let cuts = device.cuts { lines.append("cuts: \(cuts)") }
        if let kicks = device.kicks { lines.append("drawer kicks: \(kicks)") }
        if let isOpen = device.drawerIsOpen { lines.append("drawer: \(isOpen ? "open" : "shut")") }
        return lines.isEmpty ? "ok" : lines.joined(separator: "\n")
    }

    /// How a host gets the devices of a USB/IP port.
    static func attaching(_ port: USBIPPort, _ bus: SimulatedBus) -> String {
        let option = port.port == USBIPPort.standardPort ? "" : "--tcp-port \(port.port) "
        let host = port.address.split(separator: ":").first.map(String.init) ?? port.address
        var lines = ["on the machine that is to have them, as root (usbip is in the package usbip):"]
        lines.append("  modprobe vhci-hcd")
        for export in bus.exports {
            let name = bus.name(atPort: export.port) ?? ""
            lines.append("  usbip \(option)attach -r \(host) -b \(export.busID)    # \(name)")
        }
        return lines.joined(separator: "\n")
    }
}
