import Testing

@testable import TillSimulator

@Suite struct USBSetupTests {
    @Test func aSetupIsReadLittleEndian() throws {
        // bmRequestType IN|standard|device, bRequest GET_DESCRIPTOR, wValue device 0, wIndex 0409h, wLength 18.
        let setup = try #require(USBSetup([0x80, 0x06, 0x00, 0x01, 0x09, 0x04, 0x12, 0x00]))
        #expect(setup == USBSetup(requestType: 0x80, request: 6, value: 0x0100, index: 0x0409, length: 18))
        #expect(setup.isFromDevice)
        #expect(USBSetup([0x80, 0x06]) == nil)
    }
}
