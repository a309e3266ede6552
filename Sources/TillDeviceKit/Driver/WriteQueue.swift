/// The bytes that wait for a device, and the account of how far each write came.
///
/// Bounds: `bytesMax` bytes and `writesMax` writes wait at the most; one more is refused with nothing sent. A device
/// that takes no byte for the stall limit (`stallMillis`, unless the driver says otherwise) has stalled: its write ends
/// with the bytes that left, and the connection is opened anew. There is no limit on the whole time, because a slow
/// printer is not a broken one.
struct WriteQueue {
    static let bytesMax = 8 * 1024 * 1024
    static let writesMax = 64
    static let stallMillis: Int64 = 30_000

    private struct Write {
        var token: Int
        var bytes: [UInt8]
        var sent = 0
        var lastProgressMillis: Int64
    }

    private var writes: [Write] = []
    private var waiting = 0
    /// How long the device may take nothing of a write.
    private(set) var stallLimitMillis = WriteQueue.stallMillis

    var isEmpty: Bool { writes.isEmpty }

    /// What the device has not taken yet of the first write; empty when it only has to drain.
    var front: ArraySlice<UInt8>? { writes.first.map { $0.bytes[$0.sent...] } }

    /// Queues a write; nil when it is queued.
    mutating func append(_ bytes: [UInt8], token: Int, nowMillis: Int64) -> DeviceError? {
        guard writes.count < Self.writesMax, waiting + bytes.count <= Self.bytesMax else {
            let text = "\(writes.count) writes with \(waiting) bytes wait for the device already"
            return DeviceError(.busy, .retry, text, bytesSent: 0)
        }
        waiting += bytes.count
        writes.append(Write(token: token, bytes: bytes, lastProgressMillis: nowMillis))
        return nil
    }

    /// The device took `count` more bytes of the first write.
    mutating func took(_ count: Int, nowMillis: Int64) {
        precondition(!writes.isEmpty && count >= 0 && writes[0].sent + count <= writes[0].bytes.count)
        guard count > 0 else { return }
        writes[0].sent += count
        writes[0].lastProgressMillis = nowMillis
        waiting -= count
    }

    /// The first write is sent and drained; answers its token.
    mutating func finishFront(nowMillis: Int64) -> Int {
        let token = writes.removeFirst().token
        if !writes.isEmpty { writes[0].lastProgressMillis = nowMillis }
        return token
    }

    /// Sets how long the device may take nothing; the time that has passed without a byte no longer counts.
    mutating func limitStall(toMillis limit: Int64, nowMillis: Int64) {
        stallLimitMillis = limit
        if !writes.isEmpty { writes[0].lastProgressMillis = nowMillis }
    }

    /// Whether the device has taken nothing of the first write for too long.
    func hasStalled(nowMillis: Int64) -> Bool {
        guard let first = writes.first else { return false }
        return nowMillis - first.lastProgressMillis >= stallLimitMillis
    }

    /// Ends every write because the connection is gone, each with its own count of bytes.
    mutating func failAll(_ error: DeviceError) -> [(token: Int, error: DeviceError)] {
        defer {
            writes = []
            waiting = 0
        }
        return writes.map { write in
            var told = error
            told.bytesSent = write.sent
            return (write.token, told)
        }
    }
}
