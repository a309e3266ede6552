import TillSimulator

/// A host's side of a simulated device: the requests that a kernel makes.
extension SimulatedUSBDevice {
    /// A request without data to the device.
    mutating func ask(
        _ type: UInt8,
        _ request: UInt8,
        _ value: UInt16,
        _ index: UInt16,
        _ length: UInt16
    ) -> USBTransfer {
        control(
            USBSetup(requestType: type, request: request, value: value, index: index, length: length),
            data: []
        )
    }

    /// A request with data to the device.
    mutating func tell(
        _ type: UInt8,
        _ request: UInt8,
        _ value: UInt16,
        _ index: UInt16,
        _ data: [UInt8]
    ) -> USBTransfer {
        let length = UInt16(data.count)
        return control(
            USBSetup(requestType: type, request: request, value: value, index: index, length: length),
            data: data
        )
    }

    /// What a kernel does with a device that was plugged in.
    mutating func enumerated() -> Bool {
        let answers = [
            // GET_DESCRIPTOR device, 8 bytes first; SET_ADDRESS 5; all 18 bytes; the configuration, its head first;
            // SET_CONFIGURATION 1.
            ask(0x80, 6, 0x0100, 0, 8), ask(0x00, 5, 5, 0, 0), ask(0x80, 6, 0x0100, 0, 18),
            ask(0x80, 6, 0x0200, 0, 9), ask(0x80, 6, 0x0200, 0, 255), ask(0x00, 9, 1, 0, 0),
        ]
        return answers == [
            .done(Array(deviceDescriptor.prefix(8))), .done([]), .done(deviceDescriptor),
            .done(Array(configurationDescriptor.prefix(9))), .done(configurationDescriptor), .done([]),
        ]
    }

    /// All that waits at an endpoint, in transfers of at most 64 bytes.
    mutating func fetch(_ endpoint: UInt8, maxBytes: Int = 64) -> [UInt8] {
        var all: [UInt8] = []
        while case .done(let bytes) = input(endpoint: endpoint, maxBytes: maxBytes), !bytes.isEmpty { all += bytes }
        return all
    }
}

/// A device of a kind as a kernel has set it up.
func plugged(_ kind: SimulatedDeviceKind, options: SimulatedDeviceOptions = .init()) -> any SimulatedUSBDevice {
    var device = SimulatedDevices.make(kind, identity: .standard(kind, serial: "T1"), options: options)
    precondition(device.enumerated(), "\(kind) is not enumerated")
    return device
}
