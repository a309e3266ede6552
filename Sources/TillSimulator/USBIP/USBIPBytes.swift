/// The numbers and texts of USB/IP: big-endian, texts closed and filled up with zeros (usbip_protocol.rst, "Message
/// Format").
extension [UInt8] {
    mutating func append(big value: UInt16) {
        append(UInt8(truncatingIfNeeded: value >> 8))
        append(UInt8(truncatingIfNeeded: value))
    }

    mutating func append(big value: UInt32) {
        append(big: UInt16(truncatingIfNeeded: value >> 16))
        append(big: UInt16(truncatingIfNeeded: value))
    }

    /// A text in a field of so many bytes, the last of which is always zero; what does not fit is cut off.
    mutating func append(_ text: String, fieldBytes: Int) {
        let bytes = text.utf8.prefix(fieldBytes - 1)
        append(contentsOf: bytes)
        append(contentsOf: repeatElement(0, count: fieldBytes - bytes.count))
    }

    mutating func append(zeros count: Int) {
        append(contentsOf: repeatElement(0, count: count))
    }

    /// The two bytes from `offset` on, which the caller knows to be there.
    func big16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
    }

    /// The four bytes from `offset` on, which the caller knows to be there.
    func big32(at offset: Int) -> UInt32 {
        UInt32(big16(at: offset)) << 16 | UInt32(big16(at: offset + 2))
    }
}
