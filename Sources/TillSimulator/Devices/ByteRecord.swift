import FoundationEssentials

/// The bytes that came to a device since the last `clear`, at most `SimulatorAnswer.bytesMax` of them: beyond that the
/// oldest quarter is thrown away.
struct ByteRecord: Sendable {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ new: [UInt8]) {
        let kept = new.suffix(SimulatorAnswer.bytesMax)
        if bytes.count + kept.count > SimulatorAnswer.bytesMax {
            let excess = bytes.count + kept.count - SimulatorAnswer.bytesMax
            bytes.removeFirst(min(max(excess, SimulatorAnswer.bytesMax / 4), bytes.count))
        }
        bytes += kept
    }

    mutating func removeAll() { bytes = [] }

    var base64: String { Data(bytes).base64EncodedString() }
}
