/// The descriptors by which a device tells a host what it is, as bytes (USB 2.0, 9.6). Numbers of two bytes are
/// little-endian.
enum USBDescriptor {
    /// `bDescriptorType` (USB 2.0, table 9-5; HID 1.11, 7.1; CDC 1.2, table 12).
    enum Kind {
        static let device: UInt8 = 0x01
        static let configuration: UInt8 = 0x02
        static let string: UInt8 = 0x03
        static let interface: UInt8 = 0x04
        static let endpoint: UInt8 = 0x05
        static let hid: UInt8 = 0x21
        static let report: UInt8 = 0x22
        /// CS_INTERFACE, the functional descriptors of the communications class.
        static let classInterface: UInt8 = 0x24
    }

    /// English (United States), the one language of the strings.
    static let language: UInt16 = 0x0409
    /// The packets of endpoint 0 and of bulk endpoints at full speed.
    static let maxPacketBytes: UInt8 = 64
    /// `bLength` counts the two bytes before the text as well, in one byte.
    static let textMaxUnits = 126

    static func word(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

    /// 9.6.1. The strings are numbered as in `USBStrings`; 0 says that there is none.
    static func device(_ identity: SimulatedIdentity, _ code: USBClassCode, _ strings: USBStrings) -> [UInt8] {
        // bLength, bDescriptorType, bcdUSB 2.00, bDeviceClass…Protocol, bMaxPacketSize0.
        [18, Kind.device, 0x00, 0x02, code.base, code.sub, code.protocolCode, maxPacketBytes]
            // idVendor, idProduct, bcdDevice.
            + word(identity.vendor) + word(identity.product) + word(identity.release)
            // iManufacturer, iProduct, iSerialNumber, bNumConfigurations.
            + [strings.manufacturer, strings.product, strings.serialNumber, 1]
    }

    /// 9.6.3, with all that belongs to the configuration behind it. Its number is 1.
    static func configuration(_ layout: USBLayout) -> [UInt8] {
        let interfaces = layout.interfaces.flatMap(interface)
        // bmAttributes: bit 7 is always set, bit 6 says self-powered. bMaxPower counts 2 mA.
        let attributes: UInt8 = layout.isSelfPowered ? 0xC0 : 0x80
        let power = UInt8(clamping: layout.maxMilliamperes / 2)
        let total = UInt16(clamping: 9 + interfaces.count)
        return [9, Kind.configuration] + word(total)
            // bNumInterfaces, bConfigurationValue, iConfiguration, bmAttributes, bMaxPower.
            + [UInt8(clamping: layout.interfaces.count), USBLayout.configurationValue, 0, attributes, power]
            + interfaces
    }

    /// 9.6.5, then the descriptors of its class, then its endpoints.
    private static func interface(_ interface: USBInterfaceLayout) -> [UInt8] {
        let code = interface.code
        // bInterfaceNumber, bAlternateSetting, bNumEndpoints, bInterfaceClass…Protocol, iInterface.
        let head: [UInt8] = [
            9, Kind.interface, interface.number, 0, UInt8(clamping: interface.endpoints.count), code.base, code.sub,
            code.protocolCode, 0,
        ]
        return head + interface.classDescriptors + interface.endpoints.flatMap(endpoint)
    }

    /// 9.6.6.
    private static func endpoint(_ endpoint: USBEndpointLayout) -> [UInt8] {
        // bEndpointAddress, bmAttributes, wMaxPacketSize, bInterval.
        [7, Kind.endpoint, endpoint.address, endpoint.transfer.rawValue] + word(endpoint.maxPacketBytes)
            + [endpoint.intervalMillis]
    }

    /// 9.6.7: the text in UTF-16. More than `textMaxUnits` is cut off, never within a character.
    static func string(_ text: String) -> [UInt8] {
        var units: [UInt16] = []
        for scalar in text.unicodeScalars {
            let pair = Array(String(scalar).utf16)
            guard units.count + pair.count <= textMaxUnits else { break }
            units += pair
        }
        return [UInt8(2 + 2 * units.count), Kind.string] + units.flatMap(word)
    }

    /// 9.6.7: the languages of the strings, in place of string 0.
    static let languages: [UInt8] = [4, Kind.string] + word(language)

    /// HID 1.11, 6.2.1: bcdHID 1.11, no country, one report descriptor and its length.
    static func hid(reportDescriptor: [UInt8]) -> [UInt8] {
        [9, Kind.hid, 0x11, 0x01, 0, 1, Kind.report] + word(UInt16(clamping: reportDescriptor.count))
    }

    /// The functional descriptors of a serial port (CDC 1.2, 5.2.3; PSTN 1.2, 5.3): Header with bcdCDC 1.10, Call
    /// Management without any of it, ACM with line coding, control lines and break, Union of both interfaces.
    static func serialPort(communications: UInt8, data: UInt8) -> [UInt8] {
        [5, Kind.classInterface, 0x00, 0x10, 0x01]
            + [5, Kind.classInterface, 0x01, 0x00, data]
            + [4, Kind.classInterface, 0x02, 0x06]
            + [5, Kind.classInterface, 0x06, communications, data]
    }
}
