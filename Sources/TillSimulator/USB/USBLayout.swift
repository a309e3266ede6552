/// What a device consists of: one configuration, its interfaces without alternate settings, their endpoints.
struct USBLayout: Sendable {
    /// `bConfigurationValue` of the only configuration.
    static let configurationValue: UInt8 = 1

    /// Of the device; 0 leaves it to the interfaces.
    var code: USBClassCode
    var isSelfPowered: Bool
    /// What it takes from the bus, 0…500.
    var maxMilliamperes: Int
    var interfaces: [USBInterfaceLayout]

    var endpoints: [USBEndpointLayout] { interfaces.flatMap(\.endpoints) }
}

/// Class, subclass and protocol.
struct USBClassCode: Equatable, Sendable {
    var base: UInt8
    var sub: UInt8
    var protocolCode: UInt8

    init(_ base: UInt8, _ sub: UInt8, _ protocolCode: UInt8) {
        (self.base, self.sub, self.protocolCode) = (base, sub, protocolCode)
    }

    static let none = USBClassCode(0, 0, 0)
}

struct USBInterfaceLayout: Sendable {
    var number: UInt8
    var code: USBClassCode
    /// What stands between the interface and its endpoints.
    var classDescriptors: [UInt8] = []
    /// Descriptors that are asked of the interface by their type: the HID and the report descriptor.
    var askable: [UInt8: [UInt8]] = [:]
    var endpoints: [USBEndpointLayout]

    /// A HID interface with its one endpoint, which sends reports.
    static func hid(_ code: USBClassCode, reportDescriptor: [UInt8], reports: USBEndpointLayout) -> USBInterfaceLayout {
        let hid = USBDescriptor.hid(reportDescriptor: reportDescriptor)
        return USBInterfaceLayout(
            number: 0,
            code: code,
            classDescriptors: hid,
            askable: [USBDescriptor.Kind.hid: hid, USBDescriptor.Kind.report: reportDescriptor],
            endpoints: [reports]
        )
    }
}

struct USBEndpointLayout: Sendable {
    /// The kind of transfer, as in `bmAttributes`.
    enum Transfer: UInt8 {
        case bulk = 2
        case interrupt = 3
    }

    /// Bit 7 is set where the device sends.
    static let inputBit: UInt8 = 0x80

    var address: UInt8
    var transfer: Transfer
    var maxPacketBytes: UInt16
    /// How often an interrupt endpoint is asked, 1…255 ms at full speed; 0 for bulk.
    var intervalMillis: UInt8

    static func bulk(_ address: UInt8) -> USBEndpointLayout {
        let size = UInt16(USBDescriptor.maxPacketBytes)
        return USBEndpointLayout(address: address, transfer: .bulk, maxPacketBytes: size, intervalMillis: 0)
    }

    static func interrupt(_ address: UInt8, maxPacketBytes: UInt16, intervalMillis: UInt8) -> USBEndpointLayout {
        USBEndpointLayout(
            address: address,
            transfer: .interrupt,
            maxPacketBytes: maxPacketBytes,
            intervalMillis: intervalMillis
        )
    }
}
