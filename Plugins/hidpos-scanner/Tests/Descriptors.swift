/// Report descriptors of scanners, item by item.
enum Descriptors {
    /// A scanner that names every part: report 2 with length, identifier, data, the maker's letter, a reserved byte and
    /// the bit for more. The form of its 64 bytes is the common one.
    static let named: [UInt8] = [
        // usage page 8Ch, usage 02h (scanner), application
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,
        // usage 12h (scanned data report), logical collection; report id 2
        0x09, 0x12, 0xA1, 0x02, 0x85, 0x02,
        // values 0…255, 8 bits
        0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,
        // usage page 01h, usage 3Bh (byte count), 1, input
        0x05, 0x01, 0x09, 0x3B, 0x95, 0x01, 0x81, 0x02,
        // usage page 8Ch, usages FBh…FDh, 3, input
        0x05, 0x8C, 0x19, 0xFB, 0x29, 0xFD, 0x95, 0x03, 0x81, 0x02,
        // usage FEh (decoded data), 56, input, buffered bytes
        0x09, 0xFE, 0x95, 0x38, 0x82, 0x02, 0x01,
        // usage page FF66h, usage 04h, 2, input: the maker's letter, and a reserved byte
        0x06, 0x66, 0xFF, 0x09, 0x04, 0x95, 0x02, 0x81, 0x02,
        // usage page 8Ch, usage FFh (continued), 1 bit, input
        0x05, 0x8C, 0x09, 0xFF, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x81, 0x02,
        // 7 bits of padding
        0x95, 0x07, 0x81, 0x03,
        // ends
        0xC0, 0xC0,
    ]

    /// Another order, without ids: data first, then the identifier, no length, no more.
    static let unusual: [UInt8] = [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01,
        0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08,
        // decoded data, 20
        0x09, 0xFE, 0x95, 0x14, 0x81, 0x02,
        // FBh, FCh, FDh
        0x09, 0xFB, 0x09, 0xFC, 0x09, 0xFD, 0x95, 0x03, 0x81, 0x02,
        0xC0,
    ]

    /// A scanner that names nothing: 63 bytes of the maker's own, with report id 2.
    static let unnamed: [UInt8] = [
        0x05, 0x8C, 0x09, 0x02, 0xA1, 0x01, 0x85, 0x02,
        0x06, 0x00, 0xFF, 0x09, 0x01, 0x15, 0x00, 0x26, 0xFF, 0x00, 0x75, 0x08, 0x95, 0x3F, 0x81, 0x02,
        0xC0,
    ]

    /// A report of the common form.
    static func report(
        aim: String = "]E0",
        _ data: some Collection<UInt8>,
        letter: UInt8 = 0,
        hasMore: Bool = false,
        insertsByte: Bool = false
    ) -> [UInt8] {
        var report: [UInt8] = [2, UInt8(data.count)] + (insertsByte ? [0x00] : []) + Array(aim.utf8) + Array(data)
        report += [UInt8](repeating: 0, count: max(0, 64 - report.count))
        report[61] = letter == 0 ? report[61] : letter
        report[63] = hasMore ? 1 : 0
        return report
    }
}
