/// What a device says of itself in string descriptors (USB 2.0, 9.6.7).
enum DeviceStrings {
    private static let getDescriptor: UInt8 = 6
    private static let stringDescriptor: UInt16 = 3
    /// English (United States), which devices answer that know one language.
    private static let language: UInt16 = 0x0409

    /// The text of the serial number; nil where the device has none.
    ///
    /// - Parameter device: a copy is asked, so that the question changes nothing.
    /// - Parameter index: `iSerialNumber` of the device descriptor.
    static func serial(of device: any SimulatedUSBDevice, index: UInt8) -> String? {
        guard index != 0 else { return nil }
        var copy = device
        let value = stringDescriptor << 8 | UInt16(index)
        let setup = USBSetup(requestType: 0x80, request: getDescriptor, value: value, index: language, length: 255)
        guard case .done(let bytes) = copy.control(setup, data: []), bytes.count >= 2 else { return nil }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        return String(decoding: units, as: UTF16.self)
    }
}
