/// The bytes that wait until the printer can go on, first in, first out. A full one takes nothing.
struct ReceiveBuffer: Sendable {
    /// The receive buffer's size in bytes.
    let capacity: Int
    private var bytes: [UInt8] = []
    private var taken = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    var isEmpty: Bool { taken == bytes.count }
    var count: Int { bytes.count - taken }
    var freeByteCount: Int { capacity - count }

    /// - Returns: `false` if the buffer is full; the byte is not kept then.
    mutating func append(_ byte: UInt8) -> Bool {
        guard freeByteCount > 0 else { return false }
        bytes.append(byte)
        return true
    }

    mutating func next() -> UInt8? {
        guard !isEmpty else { return nil }
        defer {
            taken += 1
            if taken == bytes.count {
                removeAll()
            } else if taken >= 4096 {
                bytes.removeFirst(taken)
                taken = 0
            }
        }
        return bytes[taken]
    }

    /// Takes out the bytes that came last.
    mutating func removeLast(_ count: Int) -> [UInt8] {
        precondition(count <= self.count, "more bytes than are there")
        let last = Array(bytes.suffix(count))
        bytes.removeLast(count)
        return last
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        taken = 0
    }
}
