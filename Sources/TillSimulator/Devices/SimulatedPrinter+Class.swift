import TillESCPOS

/// The requests of the printer class (USB Device Class Definition for Printing Devices 1.1, 4.2), and what the printer
/// says of itself in them.
extension SimulatedPrinter {
    /// `bRequest` of the class.
    private enum Request {
        static let getDeviceID: UInt8 = 0
        static let getPortStatus: UInt8 = 1
        static let softReset: UInt8 = 2
    }

    /// `bmRequestType`: class, of the interface, from and to the device.
    private static let fromInterface: UInt8 = 0xA1
    private static let toInterface: UInt8 = 0x21
    /// SOFT_RESET as version 1.0 of the class has it, to "other"; hosts still try it.
    private static let toOther: UInt8 = 0x23

    mutating func classRequest(_ setup: USBSetup) -> USBTransfer {
        switch (setup.requestType, setup.request) {
        // wIndex is the interface in the high byte, the alternate setting in the low one; wValue the configuration's
        // index.
        case (Self.fromInterface, Request.getDeviceID) where setup.index == 0 && setup.value == 0:
            return USBPeripheral.reply(deviceID, to: setup)
        case (Self.fromInterface, Request.getPortStatus) where setup.index == 0:
            return USBPeripheral.reply([portStatus], to: setup)
        case (Self.toInterface, Request.softReset) where setup.index == 0,
            (Self.toOther, Request.softReset) where setup.index == 0:
            softReset()
            return .done([])
        default: return .stalled
        }
    }

    /// GET_PORT_STATUS: bit 5 paper empty, bit 4 selected, bit 3 no error. Printers say 18h when all is well and 38h
    /// without paper; with the cover open bit 3 is clear.
    var portStatus: UInt8 {
        let isPaperOut = emulator.status.paper == .end
        let hasError = emulator.status.isCoverOpen || !emulator.status.errors.isEmpty
        return (isPaperOut ? 0x20 : 0) | 0x10 | (hasError ? 0 : 0x08)
    }

    /// The IEEE 1284 id: its length in two bytes, big-endian and counting them, then keys and values.
    static func deviceID(_ identity: SimulatedIdentity) -> [UInt8] {
        var text = "MFG:\(value(identity.manufacturer));CMD:ESC/POS;MDL:\(value(identity.productName));CLS:PRINTER;"
        if let serial = identity.serialNumber { text += "SN:\(value(serial));" }
        let count = text.utf8.count + 2
        return [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)] + text.utf8
    }

    /// Printable ASCII without the two marks that part keys and values; at most `USBDescriptor.textMaxUnits`.
    private static func value(_ text: String) -> String {
        let bytes = text.utf8.filter {
            (0x20...0x7E).contains($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ":")
        }
        return String(decoding: bytes.prefix(USBDescriptor.textMaxUnits), as: UTF8.self)
    }

    /// GS I tells what the profile says of a certain model; of no particular one, what the plug says.
    static func emulated(_ identity: SimulatedIdentity, _ profile: PrinterProfile) -> EmulatedIdentity {
        var emulated = EmulatedIdentity(of: profile)
        if profile.makerID == nil { (emulated.maker, emulated.model) = (identity.manufacturer, identity.productName) }
        emulated.serialNumber = identity.serialNumber ?? ""
        return emulated
    }
}
