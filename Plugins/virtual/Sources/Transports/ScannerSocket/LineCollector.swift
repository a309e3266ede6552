import TillDeviceKit

/// Collects the bytes of one client into whole lines, so that those of several clients never mix.
///
/// Bound: a line keeps at most `lineMaxBytes`, one more than a label may have, so that the driver sees that it was
/// longer; the rest up to the line end is dropped.
struct LineCollector {
    static let lineMaxBytes = LabelFramer.lengthMaxBytes + 1

    private var line: [UInt8] = []

    /// The lines that these bytes finish, each with LF behind it; CR, LF and both end one. Empty lines are left out.
    mutating func received(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var lines: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") {
                lines += ended()
            } else if line.count < Self.lineMaxBytes {
                line.append(byte)
            }
        }
        return lines
    }

    /// The client is gone: what it wrote last counts as a line.
    mutating func ended() -> [UInt8] {
        defer { line = [] }
        return line.isEmpty ? [] : line + [UInt8(ascii: "\n")]
    }
}
