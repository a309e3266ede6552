/// The kinds of node under which the kernel shows a device that a driver can open.
enum UdevNode: String, CaseIterable {
    case usb, printer, serial, input, hidraw

    /// The node that a scheme of connection addresses opens; nil for what is no node of one device.
    init?(scheme: String) {
        switch scheme {
        case "usb": self = .usb
        case "usblp": self = .printer
        case "serial": self = .serial
        case "evdev": self = .input
        case "hidraw": self = .hidraw
        default: return nil
        }
    }

    var label: String { "till_\(rawValue)" }

    /// What the events of such a node have in common. Only what hangs on USB says what it is.
    var condition: String {
        switch self {
        case .usb: #"SUBSYSTEM=="usb", ENV{DEVTYPE}=="usb_device""#
        case .printer: #"SUBSYSTEM=="usbmisc", KERNEL=="lp[0-9]*""#
        case .serial: #"SUBSYSTEM=="tty", SUBSYSTEMS=="usb""#
        case .input: #"SUBSYSTEM=="input", KERNEL=="event[0-9]*", SUBSYSTEMS=="usb""#
        case .hidraw: #"SUBSYSTEM=="hidraw", SUBSYSTEMS=="usb""#
        }
    }

    /// What is done beside the permission.
    var extras: [String] {
        switch self {
        // A scanner or printer that the kernel put to sleep loses the first scan or the first bytes.
        case .usb: [#"TEST=="power/control", ATTR{power/control}="on""#]
        // ModemManager would send AT commands to every new serial line, and print them on a display.
        case .serial: [#"ENV{ID_MM_PORT_IGNORE}="1""#]
        // A desktop would type the labels into whatever has the focus, until the driver has taken the scanner.
        case .input: [#"ENV{LIBINPUT_IGNORE_DEVICE}="1""#]
        case .printer, .hidraw: []
        }
    }
}
