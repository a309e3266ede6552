/// RunLengthDecode of PDF (ISO 32000-1, 7.4.5): a length byte 0…127 and as many bytes and one, or 129…255 and one byte
/// that is repeated 257 less that often; 128 ends the data.
enum RunLength {
    static let end: UInt8 = 128
    private static let lengthMax = 128

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let run = runLength(bytes, at)
            if run > 1 {
                encoded += [UInt8(257 - run), bytes[at]]
                at += run
                continue
            }
            var count = 1
            while count < lengthMax, at + count < bytes.count, runLength(bytes, at + count) < 3 { count += 1 }
            encoded.append(UInt8(count - 1))
            encoded += bytes[at..<(at + count)]
            at += count
        }
        return encoded + [end]
    }

    /// How many bytes from here on are the same, at most 128.
    private static func runLength(_ bytes: [UInt8], _ at: Int) -> Int {
        var count = 1
        while count < lengthMax, at + count < bytes.count, bytes[at + count] == bytes[at] { count += 1 }
        return count
    }
}
