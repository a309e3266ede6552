/// The eight bytes that begin a control transfer (USB 2.0, 9.3).
public struct USBSetup: Equatable, Sendable {
    public static let sizeBytes = 8

    /// `bmRequestType`: bit 7 is set where the device answers with data, bits 6…5 the kind of request, 4…0 whom it
    /// asks.
    public var requestType: UInt8
    /// `bRequest`.
    public var request: UInt8
    /// `wValue`.
    public var value: UInt16
    /// `wIndex`: the interface or the endpoint, where one is asked.
    public var index: UInt16
    /// `wLength`: how many bytes of data follow, or may be answered.
    public var length: UInt16

    public init(requestType: UInt8, request: UInt8, value: UInt16, index: UInt16, length: UInt16) {
        self.requestType = requestType
        self.request = request
        self.value = value
        self.index = index
        self.length = length
    }

    /// Reads the bytes as they are on the bus, little-endian.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.sizeBytes else { return nil }
        let raw = Array(bytes)
        self.init(
            requestType: raw[0],
            request: raw[1],
            value: UInt16(raw[2]) | UInt16(raw[3]) << 8,
            index: UInt16(raw[4]) | UInt16(raw[5]) << 8,
            length: UInt16(raw[6]) | UInt16(raw[7]) << 8
        )
    }

    public var isFromDevice: Bool { requestType & 0x80 != 0 }
}
