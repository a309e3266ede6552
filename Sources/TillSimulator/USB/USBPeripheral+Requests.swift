/// The standard requests (USB 2.0, 9.4) of a full-speed device with one configuration and no alternate settings. What
/// it does not have is refused with STALL.
extension USBPeripheral {
    /// `bRequest` (USB 2.0, table 9-4).
    private enum Request {
        static let getStatus: UInt8 = 0
        static let clearFeature: UInt8 = 1
        static let setFeature: UInt8 = 3
        static let setAddress: UInt8 = 5
        static let getDescriptor: UInt8 = 6
        static let getConfiguration: UInt8 = 8
        static let setConfiguration: UInt8 = 9
        static let getInterface: UInt8 = 10
        static let setInterface: UInt8 = 11
    }

    /// `bmRequestType` of standard requests: bit 7 the direction, the rest whom it asks.
    private enum Asked {
        static let toDevice: UInt8 = 0x00
        static let toInterface: UInt8 = 0x01
        static let toEndpoint: UInt8 = 0x02
        static let fromDevice: UInt8 = 0x80
        static let fromInterface: UInt8 = 0x81
        static let fromEndpoint: UInt8 = 0x82
    }

    /// Feature selector (USB 2.0, table 9-6).
    private static let endpointHalt: UInt16 = 0
    private static let addressMax: UInt16 = 127

    /// Answers a standard request; nil for one of a class or a vendor.
    mutating func answer(_ setup: USBSetup) -> USBTransfer? {
        guard setup.requestType & 0x60 == 0 else { return nil }
        switch (setup.requestType, setup.request) {
        case (Asked.fromDevice, Request.getDescriptor): return Self.reply(descriptor(setup), to: setup)
        case (Asked.fromInterface, Request.getDescriptor): return Self.reply(interfaceDescriptor(setup), to: setup)
        case (Asked.fromDevice, Request.getConfiguration): return Self.reply([configuration], to: setup)
        case (Asked.toDevice, Request.setConfiguration): return select(setup)
        case (Asked.toDevice, Request.setAddress): return take(address: setup.value)
        case (Asked.fromDevice, Request.getStatus):
            return Self.reply([layout.isSelfPowered ? 1 : 0, 0], to: setup)
        case (Asked.fromInterface, Request.getStatus):
            return Self.reply(hasInterface(setup) ? [0, 0] : nil, to: setup)
        case (Asked.fromEndpoint, Request.getStatus): return Self.reply(endpointStatus(setup), to: setup)
        case (Asked.toEndpoint, Request.clearFeature): return halt(setup, false)
        case (Asked.toEndpoint, Request.setFeature): return halt(setup, true)
        case (Asked.fromInterface, Request.getInterface):
            return Self.reply(hasInterface(setup) ? [0] : nil, to: setup)
        case (Asked.toInterface, Request.setInterface): return alternate(setup)
        default: return .stalled
        }
    }

    /// The answer, at most as much of it as was asked for; STALL where there is none.
    static func reply(_ bytes: [UInt8]?, to setup: USBSetup) -> USBTransfer {
        bytes.map { .done(Array($0.prefix(Int(setup.length)))) } ?? .stalled
    }

    /// `wValue` is the type and the number. There is no device qualifier and no other speed: the device knows full
    /// speed only (9.6.2).
    private func descriptor(_ setup: USBSetup) -> [UInt8]? {
        let number = UInt8(truncatingIfNeeded: setup.value)
        switch UInt8(setup.value >> 8) {
        case USBDescriptor.Kind.device where number == 0: return deviceDescriptor
        case USBDescriptor.Kind.configuration where number == 0: return configurationDescriptor
        case USBDescriptor.Kind.string: return strings.descriptor(number, language: setup.index)
        default: return nil
        }
    }

    /// The descriptors of a class, which are asked of its interface (HID 1.11, 7.1.1).
    private func interfaceDescriptor(_ setup: USBSetup) -> [UInt8]? {
        guard setup.value & 0xFF == 0 else { return nil }
        let interface = layout.interfaces.first { UInt16($0.number) == setup.index }
        return interface?.askable[UInt8(setup.value >> 8)]
    }

    private mutating func select(_ setup: USBSetup) -> USBTransfer {
        guard setup.value <= UInt16(USBLayout.configurationValue) else { return .stalled }
        set(configuration: UInt8(setup.value))
        return .done([])
    }

    private mutating func take(address: UInt16) -> USBTransfer {
        guard address <= Self.addressMax else { return .stalled }
        set(address: UInt8(address))
        return .done([])
    }

    private func hasInterface(_ setup: USBSetup) -> Bool {
        isConfigured && layout.interfaces.contains { UInt16($0.number) == setup.index }
    }

    /// The address in `wIndex`, if the device has such an endpoint. Endpoint 0 is always there.
    private func endpoint(_ setup: USBSetup) -> UInt8? {
        guard let address = UInt8(exactly: setup.index) else { return nil }
        if address & ~USBEndpointLayout.inputBit == 0 { return 0 }
        return isConfigured && layout.endpoints.contains { $0.address == address } ? address : nil
    }

    private func endpointStatus(_ setup: USBSetup) -> [UInt8]? {
        endpoint(setup).map { [halted.contains($0) ? 1 : 0, 0] }
    }

    private mutating func halt(_ setup: USBSetup, _ isHalted: Bool) -> USBTransfer {
        guard setup.value == Self.endpointHalt, let endpoint = endpoint(setup) else { return .stalled }
        // Endpoint 0 has no halt that lasts: the next request ends it.
        if endpoint != 0 { set(halt: isHalted, of: endpoint) }
        return .done([])
    }

    /// SET_INTERFACE also ends the halts of the interface (9.4.10 with 9.1.1.5).
    private mutating func alternate(_ setup: USBSetup) -> USBTransfer {
        guard hasInterface(setup), setup.value == 0 else { return .stalled }
        for interface in layout.interfaces where UInt16(interface.number) == setup.index {
            for endpoint in interface.endpoints { set(halt: false, of: endpoint.address) }
        }
        return .done([])
    }
}
