/// The requests that wait for the driver to read them.
///
/// Bound: `bytesMax`; a driver that lets so much pile up is taken for hung.
struct OutputQueue {
    static let bytesMax = 8 * 1024 * 1024

    private var bytes: [UInt8] = []
    private var sent = 0

    var isEmpty: Bool { sent == bytes.count }
    var front: ArraySlice<UInt8> { bytes[sent...] }

    /// Queues a frame; false when the bound is reached, and nothing of it is queued then.
    mutating func append(_ frame: [UInt8]) -> Bool {
        guard bytes.count - sent + frame.count <= Self.bytesMax else { return false }
        bytes += frame
        return true
    }

    /// The socket took so many bytes of `front`.
    mutating func took(_ count: Int) {
        precondition(count >= 0 && sent + count <= bytes.count)
        sent += count
        // Moving the rest forward only when half is gone keeps the cost of a long queue linear.
        if sent * 2 >= bytes.count {
            bytes.removeFirst(sent)
            sent = 0
        }
    }
}
