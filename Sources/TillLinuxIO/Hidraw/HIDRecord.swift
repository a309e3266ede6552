import TillDeviceKit

/// One message between a driver and the transport of a HID device. A connection is a stream of bytes, and reports have
/// ends, so each goes as a record: its kind (1 byte), its length (2 bytes, high byte first), its bytes.
public struct HIDRecord: Equatable, Sendable {
    public enum Kind: UInt8, Equatable, Sendable, CaseIterable {
        /// To the driver, once, before anything else: the report descriptor.
        case descriptor = 1
        /// To the driver: an input report as hidraw gives it, its id first where reports have ids.
        case input = 2
        /// To the device: a feature report, its id first.
        case feature = 3
        /// To the driver: the device did not take a feature report. Its id, then the error number (1 byte).
        case refused = 4
    }

    /// What the length can say. A longer report is cut there by the transport; the kernel's longest has 16384 bytes.
    public static let lengthMaxBytes = 0xFFFF
    /// Kind and length.
    public static let headerBytes = 3

    public var kind: Kind
    public var content: [UInt8]

    public init(_ kind: Kind, _ content: [UInt8]) {
        precondition(content.count <= Self.lengthMaxBytes, "whoever makes records keeps to their bound")
        self.kind = kind
        self.content = content
    }

    /// The record as it goes over the connection.
    public var bytes: [UInt8] {
        [kind.rawValue, UInt8(content.count >> 8), UInt8(content.count & 0xFF)] + content
    }
}

/// Takes records off a stream, however it is cut. Holds less than one record between pieces.
public struct HIDRecordReader: Equatable, Sendable {
    private var partial: [UInt8] = []

    public init() {}

    /// The records that the bytes finish.
    ///
    /// - Throws: `E_ILLEGAL` for what is not a record; nothing that follows can be relied on then.
    public mutating func received(_ bytes: some Sequence<UInt8>) throws(DeviceError) -> [HIDRecord] {
        partial += bytes
        var records: [HIDRecord] = []
        var start = 0
        while partial.count - start >= HIDRecord.headerBytes {
            guard let kind = HIDRecord.Kind(rawValue: partial[start]) else {
                partial = []
                throw DeviceError(.illegal, .reopen, "what is on the connection to the HID device is not a record")
            }
            let length = Int(partial[start + 1]) << 8 | Int(partial[start + 2])
            let end = start + HIDRecord.headerBytes + length
            guard end <= partial.count else { break }
            records.append(HIDRecord(kind, Array(partial[start + HIDRecord.headerBytes..<end])))
            start = end
        }
        partial.removeFirst(start)
        return records
    }
}
