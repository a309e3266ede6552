import TillDeviceKit

/// A device in words, from what it tells of itself.
enum DeviceText {
    /// What it is, for a person who looks for its driver.
    static func words(_ device: AttachedDevice) -> String {
        switch device.kind {
        case .printQueue: "queue of CUPS"
        case .keyboard: "keyboard, or a scanner that types"
        case .hid: hid(device.usage)
        case .usbPrinter, .printerNode, .serialLine:
            device.interface.map(interface) ?? (device.kind == .serialLine ? "serial line of this machine" : "printer")
        }
    }

    /// - Parameter code: class, subclass and protocol, six hexadecimal digits.
    static func interface(_ code: String) -> String {
        switch code {
        // USB Device Class Definition for Printing Devices 1.1, 4.2.1.
        case "070101": "USB printer, one-way"
        case "070102": "USB printer, two-way"
        case "070103": "USB printer, IEEE 1284.4 packets"
        case "070104": "USB printer, IPP over USB"
        default:
            switch code.prefix(4) {
            // USB Class Definitions for Communications Devices 1.2, table 4: abstract control model.
            case "0202": "CDC-ACM serial line"
            default: interfaceClass(code.prefix(2))
            }
        }
    }

    /// USB-IF defined class codes.
    private static func interfaceClass(_ code: Substring) -> String {
        switch code {
        case "02": "communications device"
        case "03": "HID"
        case "07": "USB printer"
        case "0a": "CDC data line"
        case "ff": "maker's own USB interface, such as a serial converter"
        default: "USB interface of class \(code.uppercased())h"
        }
    }

    /// - Parameter usage: usage page and usage, eight hexadecimal digits.
    static func hid(_ usage: String?) -> String {
        guard let usage, usage.count == 8 else { return "HID of an unknown use" }
        let page = usage.prefix(4)
        let number = page.drop { $0 == "0" }.uppercased()
        return "HID, usage page \(number.count == 1 ? "0" : "")\(number) (\(pageName(page)))"
    }

    /// HID Usage Tables 1.12, table 1.
    private static func pageName(_ page: Substring) -> String {
        switch page {
        case "0001": "generic desktop"
        case "0007": "keyboard"
        case "000c": "consumer"
        case "000d": "digitizer"
        case "0014": "alphanumeric display"
        case "0084", "0085": "power supply"
        case "008c": "barcode scanner"
        case "008d": "scale"
        case "008e": "magnetic stripe reader"
        case "008f": "reserved for points of sale"
        default: page.hasPrefix("ff") ? "the maker's own" : "unknown"
        }
    }

    /// Without control characters: the names come from the devices, and must not steer a terminal.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "?" : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// At most `max` characters, with a mark where something was cut off: at the end of names, at the beginning of
    /// numbers and ports, because their ends are what tells them apart.
    static func cut(_ text: String, max: Int, keepsEnd: Bool = false) -> String {
        guard text.count > max else { return text }
        return keepsEnd ? "…" + text.suffix(max - 1) : text.prefix(max - 1) + "…"
    }
}
