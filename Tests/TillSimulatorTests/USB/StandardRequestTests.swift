import Testing

@testable import TillSimulator

/// USB 2.0, 9.4, request by request.
@Suite struct StandardRequestTests {
    private var device: any SimulatedUSBDevice = plugged(.printer)

    @Test(arguments: SimulatedDeviceKind.allCases)
    func everyKindIsEnumerated(kind: SimulatedDeviceKind) {
        var device = SimulatedDevices.make(kind, identity: .standard(kind, serial: "T1"))
        // GET_CONFIGURATION before and after.
        #expect(device.ask(0x80, 8, 0, 0, 1) == .done([0]))
        #expect(device.enumerated() == true)
        #expect(device.ask(0x80, 8, 0, 0, 1) == .done([1]))
        device.unplugged()
        #expect(device.ask(0x80, 8, 0, 0, 1) == .done([0]))
    }

    @Test mutating func stringsAreAskedByNumberAndLanguage() {
        // String 0: bLength 4, STRING, language 0409h.
        #expect(device.ask(0x80, 6, 0x0300, 0, 255) == .done([4, 3, 0x09, 0x04]))
        #expect(device.ask(0x80, 6, 0x0303, 0x0409, 255) == .done([6, 3, 0x54, 0, 0x31, 0]))
        #expect(device.ask(0x80, 6, 0x0302, 0x0409, 2) == .done([18, 3]))
        #expect(device.ask(0x80, 6, 0x0304, 0x0409, 255) == .stalled)
        #expect(device.ask(0x80, 6, 0x0301, 0x0407, 255) == .stalled)
    }

    @Test mutating func whatAFullSpeedDeviceDoesNotHaveIsRefused() {
        // DEVICE_QUALIFIER, OTHER_SPEED_CONFIGURATION, BOS, configuration with index 1, device with index 1.
        for value: UInt16 in [0x0600, 0x0700, 0x0F00, 0x0201, 0x0101] {
            #expect(device.ask(0x80, 6, value, 0, 255) == .stalled)
        }
        // SET_DESCRIPTOR, SYNCH_FRAME, SET_FEATURE remote wake-up, GET_DESCRIPTOR in the wrong direction.
        #expect(device.tell(0x00, 7, 0x0100, 0, [0]) == .stalled)
        #expect(device.ask(0x82, 12, 0, 0x82, 2) == .stalled)
        #expect(device.ask(0x00, 3, 1, 0, 0) == .stalled)
        #expect(device.ask(0x00, 6, 0x0100, 0, 18) == .stalled)
        // A vendor's request.
        #expect(device.ask(0xC0, 1, 0, 0, 8) == .stalled)
    }

    @Test mutating func theConfigurationIsZeroOrOne() {
        #expect(device.ask(0x00, 9, 2, 0, 0) == .stalled)
        #expect(device.ask(0x00, 9, 0x0101, 0, 0) == .stalled)
        #expect(device.ask(0x80, 8, 0, 0, 1) == .done([1]))
        #expect(device.ask(0x00, 9, 0, 0, 0) == .done([]))
        #expect(device.ask(0x80, 8, 0, 0, 1) == .done([0]))
        // Without configuration there are no interfaces and no endpoints but 0.
        #expect(device.output([0x41], endpoint: 1) == .stalled)
        #expect(device.input(endpoint: 2, maxBytes: 64) == .stalled)
        #expect(device.ask(0x81, 10, 0, 0, 1) == .stalled)
        #expect(device.ask(0x82, 0, 0, 0x82, 2) == .stalled)
        #expect(device.ask(0x82, 0, 0, 0x00, 2) == .done([0, 0]))
    }

    @Test mutating func addressesEndAt127() {
        #expect(device.ask(0x00, 5, 127, 0, 0) == .done([]))
        #expect(device.ask(0x00, 5, 128, 0, 0) == .stalled)
    }

    @Test mutating func thereIsOneAlternateSetting() {
        #expect(device.ask(0x81, 10, 0, 0, 1) == .done([0]))
        #expect(device.ask(0x01, 11, 0, 0, 0) == .done([]))
        #expect(device.ask(0x01, 11, 1, 0, 0) == .stalled)
        #expect(device.ask(0x01, 11, 0, 1, 0) == .stalled)
        #expect(device.ask(0x81, 10, 0, 1, 1) == .stalled)
    }

    @Test mutating func statusTellsOfPowerAndHalts() {
        // Device: bit 0 self-powered, bit 1 remote wake-up.
        #expect(device.ask(0x80, 0, 0, 0, 2) == .done([1, 0]))
        var scanner = plugged(.hidScanner)
        #expect(scanner.ask(0x80, 0, 0, 0, 2) == .done([0, 0]))
        #expect(device.ask(0x81, 0, 0, 0, 2) == .done([0, 0]))
        #expect(device.ask(0x81, 0, 0, 3, 2) == .stalled)
        #expect(device.ask(0x82, 0, 0, 0x01, 2) == .done([0, 0]))
        #expect(device.ask(0x82, 0, 0, 0x81, 2) == .stalled)
    }

    @Test mutating func aHostHaltsAnEndpointAndFreesIt() {
        // SET_FEATURE ENDPOINT_HALT of 01h.
        #expect(device.ask(0x02, 3, 0, 0x01, 0) == .done([]))
        #expect(device.ask(0x82, 0, 0, 0x01, 2) == .done([1, 0]))
        #expect(device.ask(0x82, 0, 0, 0x82, 2) == .done([0, 0]))
        #expect(device.output([0x41], endpoint: 1) == .stalled)
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
        // CLEAR_FEATURE ENDPOINT_HALT.
        #expect(device.ask(0x02, 1, 0, 0x01, 0) == .done([]))
        #expect(device.output([0x41], endpoint: 1) == .done([]))
        // Another feature, another endpoint.
        #expect(device.ask(0x02, 3, 1, 0x01, 0) == .stalled)
        #expect(device.ask(0x02, 1, 0, 0x05, 0) == .stalled)
        #expect(device.ask(0x02, 1, 0, 0x0101, 0) == .stalled)
    }

    @Test(arguments: [
        // SET_CONFIGURATION 1, SET_INTERFACE 0.
        USBSetup(requestType: 0x00, request: 9, value: 1, index: 0, length: 0),
        USBSetup(requestType: 0x01, request: 11, value: 0, index: 0, length: 0),
    ])
    mutating func settingUpAnewEndsHalts(setup: USBSetup) {
        #expect(device.ask(0x02, 3, 0, 0x82, 0) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .stalled)
        #expect(device.control(setup, data: []) == .done([]))
        #expect(device.input(endpoint: 2, maxBytes: 64) == .pending)
    }
}
