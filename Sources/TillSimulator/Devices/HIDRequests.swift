/// The requests of the HID class that only set and ask something small (HID 1.11, 7.2). Reports are the device's own.
struct HIDRequests: Sendable {
    /// `bRequest` of the class.
    private enum Request {
        static let getReport: UInt8 = 0x01
        static let getIdle: UInt8 = 0x02
        static let getProtocol: UInt8 = 0x03
        static let setReport: UInt8 = 0x09
        static let setIdle: UInt8 = 0x0A
        static let setProtocol: UInt8 = 0x0B
    }

    /// `bmRequestType`: class, of the interface, from and to the device.
    private static let fromInterface: UInt8 = 0xA1
    private static let toInterface: UInt8 = 0x21

    /// The high byte of `wValue` of GET_REPORT and SET_REPORT; the low byte is the report's id.
    enum Report {
        static let input: UInt8 = 1
        static let output: UInt8 = 2
        static let feature: UInt8 = 3
    }

    /// Only a boot device has two protocols.
    let isBoot: Bool
    /// In steps of 4 ms; 0 sends a report when something has changed, and only then. Another rate is remembered and not
    /// acted on: a scanner does not hold its keys.
    private(set) var idle: UInt8 = 0
    /// 0 boot, 1 report.
    private(set) var protocolCode: UInt8 = 1

    init(isBoot: Bool) { self.isBoot = isBoot }

    /// Answers what concerns idle rate and protocol; nil for GET_REPORT and SET_REPORT.
    mutating func answer(_ setup: USBSetup) -> USBTransfer? {
        guard setup.index == 0 else { return .stalled }
        switch (setup.requestType, setup.request) {
        case (Self.fromInterface, Request.getReport), (Self.toInterface, Request.setReport): return nil
        case (Self.fromInterface, Request.getIdle): return USBPeripheral.reply([idle], to: setup)
        case (Self.toInterface, Request.setIdle): idle = UInt8(setup.value >> 8)
        case (Self.fromInterface, Request.getProtocol) where isBoot:
            return USBPeripheral.reply([protocolCode], to: setup)
        case (Self.toInterface, Request.setProtocol) where isBoot && setup.value <= 1:
            protocolCode = UInt8(setup.value)
        default: return .stalled
        }
        return .done([])
    }

    /// As after power-on.
    mutating func reset() { self = HIDRequests(isBoot: isBoot) }
}
