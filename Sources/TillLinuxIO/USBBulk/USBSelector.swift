import TillDeviceKit

/// Which USB device is meant: `usb:04b8:0e15?serial=J5KF012345` or, for any product of a vendor, `usb:04b8`.
struct USBSelector: Equatable {
    var vendor: UInt16
    var product: UInt16?
    var serial: String?

    init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions(["serial"])
        let parts = address.target.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let vendor = Self.id(parts[0]) else { throw Self.illegal(address) }
        self.vendor = vendor
        if parts.count == 2 {
            guard let product = Self.id(parts[1]) else { throw Self.illegal(address) }
            self.product = product
        }
        serial = address.options["serial"]
    }

    /// - Parameter serial: asked for only where the address names one.
    func matches(vendor: UInt16, product: UInt16, serial: () -> String?) -> Bool {
        guard vendor == self.vendor, self.product == nil || product == self.product else { return false }
        return self.serial == nil || serial() == self.serial
    }

    private static func id(_ text: Substring) -> UInt16? {
        text.count == 4 && text.allSatisfy { $0.isASCII && $0.isHexDigit } ? UInt16(text, radix: 16) : nil
    }

    private static func illegal(_ address: ConnectionAddress) -> DeviceError {
        let text = "'\(address)' is not usb:VENDOR:PRODUCT with four hexadecimal digits each, such as usb:04b8:0e15"
        return DeviceError(.illegal, .giveUp, text)
    }
}
