/// A device as USB/IP tells of it: where it is, and what its descriptors say.
public struct USBIPExport: Equatable, Sendable {
    /// `USB_SPEED_FULL` of the kernel's `enum usb_device_speed` (include/uapi/linux/usb/ch9.h): 12 Mbit/s.
    public static let fullSpeed: UInt32 = 2
    /// All simulated devices are on one bus.
    public static let busNumber: UInt32 = 1
    static let pathBytes = 256
    static let deviceDescriptorBytes = 18
    static let configurationHeadBytes = 9

    /// The port of the bus, from 1.
    public let port: Int
    let deviceDescriptor: [UInt8]
    let configurationDescriptor: [UInt8]

    /// Nil where the descriptors are shorter than a device's can be.
    public init?(port: Int, deviceDescriptor: [UInt8], configurationDescriptor: [UInt8]) {
        guard port > 0, deviceDescriptor.count == Self.deviceDescriptorBytes,
            configurationDescriptor.count >= Self.configurationHeadBytes
        else { return nil }
        self.port = port
        self.deviceDescriptor = deviceDescriptor
        self.configurationDescriptor = configurationDescriptor
    }

    /// As `usbip attach -b` takes it: `1-2`.
    public var busID: String { "\(Self.busNumber)-\(port)" }
    /// The hub itself is number 1.
    public var deviceNumber: UInt32 { UInt32(port) + 1 }
    /// By which vhci_hcd names the device in every transfer.
    public var deviceID: UInt32 { Self.busNumber << 16 | deviceNumber }

    public var vendor: UInt16 { little16(8) }
    public var product: UInt16 { little16(10) }
    public var release: UInt16 { little16(12) }
    /// The index of the string descriptor of the serial number; zero for none.
    var serialIndex: UInt8 { deviceDescriptor[16] }

    private func little16(_ offset: Int) -> UInt16 {
        UInt16(deviceDescriptor[offset]) | UInt16(deviceDescriptor[offset + 1]) << 8
    }

    /// `struct usbip_usb_device`, 312 bytes.
    var record: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append("/sys/devices/till-simulator/usb\(Self.busNumber)/\(busID)", fieldBytes: Self.pathBytes)
        bytes.append(busID, fieldBytes: USBIPOperation.busIDBytes)
        bytes.append(big: Self.busNumber)
        bytes.append(big: deviceNumber)
        bytes.append(big: Self.fullSpeed)
        bytes.append(big: vendor)
        bytes.append(big: product)
        bytes.append(big: release)
        // bDeviceClass, bDeviceSubClass, bDeviceProtocol.
        bytes += deviceDescriptor[4...6]
        // bConfigurationValue, bNumConfigurations, bNumInterfaces.
        bytes += [configurationDescriptor[5], deviceDescriptor[17], UInt8(truncatingIfNeeded: interfaces.count)]
        return bytes
    }

    /// `struct usbip_usb_interface` of each: class, subclass, protocol and a zero.
    var interfaceRecords: [UInt8] {
        interfaces.flatMap { $0 + [0] }
    }

    /// Class, subclass and protocol of each interface in its first setting, from the descriptors in the configuration.
    private var interfaces: [[UInt8]] {
        var found: [[UInt8]] = []
        var offset = 0
        while offset + 1 < configurationDescriptor.count {
            let length = Int(configurationDescriptor[offset])
            // A descriptor of no length would be read for ever.
            guard length >= 2, offset + length <= configurationDescriptor.count else { break }
            let isInterface = configurationDescriptor[offset + 1] == 4 && length >= 9
            if isInterface, configurationDescriptor[offset + 3] == 0 {
                found.append(Array(configurationDescriptor[(offset + 5)...(offset + 7)]))
            }
            offset += length
        }
        return found
    }
}
