import CUSB

/// The interface of a USB printer that takes a byte stream, and its endpoints.
struct USBPrinterInterface: Equatable {
    /// One alternate setting of an interface, as the device describes it.
    struct Setting: Equatable {
        var number: Int
        var alternate: Int
        var interfaceClass: UInt8
        var subclass: UInt8
        var protocolCode: UInt8
        /// Addresses of the bulk endpoints; bit 7 set means towards the host.
        var bulkEndpoints: [UInt8]
    }

    var number: Int
    var alternate: Int
    var output: UInt8
    /// Absent where the printer only listens.
    var input: UInt8?

    /// Chooses among the settings of a device: printer class 07/01, two-way (protocol 02) before one-way (01).
    /// IEEE 1284.4 (03) and IPP over USB (04) are packets, not a byte stream (USB printer class 1.1, 4.2.1).
    static func choose(among settings: [Setting]) -> USBPrinterInterface? {
        for code: UInt8 in [2, 1] {
            for setting in settings
            where setting.interfaceClass == 7 && setting.subclass == 1 && setting.protocolCode == code {
                guard let output = setting.bulkEndpoints.first(where: { $0 & 0x80 == 0 }) else { continue }
                let input = code == 2 ? setting.bulkEndpoints.first { $0 & 0x80 != 0 } : nil
                return USBPrinterInterface(
                    number: setting.number,
                    alternate: setting.alternate,
                    output: output,
                    input: input
                )
            }
        }
        return nil
    }

    /// All settings of the active configuration; empty where the device has none.
    static func settings(of device: OpaquePointer) -> [Setting] {
        var pointer: UnsafeMutablePointer<libusb_config_descriptor>?
        guard libusb_get_active_config_descriptor(device, &pointer) == 0, let pointer else { return [] }
        defer { libusb_free_config_descriptor(pointer) }
        let configuration = pointer.pointee
        let interfaces = UnsafeBufferPointer(start: configuration.interface, count: Int(configuration.bNumInterfaces))
        return interfaces.flatMap { interface in
            UnsafeBufferPointer(start: interface.altsetting, count: Int(interface.num_altsetting)).map(setting)
        }
    }

    private static func setting(_ descriptor: libusb_interface_descriptor) -> Setting {
        let endpoints = UnsafeBufferPointer(start: descriptor.endpoint, count: Int(descriptor.bNumEndpoints))
        return Setting(
            number: Int(descriptor.bInterfaceNumber),
            alternate: Int(descriptor.bAlternateSetting),
            interfaceClass: descriptor.bInterfaceClass,
            subclass: descriptor.bInterfaceSubClass,
            protocolCode: descriptor.bInterfaceProtocol,
            // The two lowest bits of the attributes are the kind of transfer; 2 is bulk.
            bulkEndpoints: endpoints.filter { $0.bmAttributes & 3 == 2 }.map(\.bEndpointAddress)
        )
    }
}
