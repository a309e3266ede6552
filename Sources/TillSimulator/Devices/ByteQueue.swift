/// Bytes on their way to the host, first in, first out. What does not fit is refused as a whole.
struct ByteQueue: Sendable {
    let capacity: Int
    private var bytes: [UInt8] = []
    private var taken = 0

    /// Bytes that were taken are thrown away once there are so many of them.
    private static let tidyBytes = 4096

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { bytes.count - taken }
    var isEmpty: Bool { count == 0 }

    /// - Returns: false if there is no room for all of it; nothing is kept then.
    mutating func append(_ new: [UInt8]) -> Bool {
        guard count + new.count <= capacity else { return false }
        bytes += new
        return true
    }

    /// Takes out as many bytes as there are, at most `count`.
    mutating func next(_ count: Int) -> [UInt8] {
        let next = Array(bytes[taken...].prefix(max(count, 0)))
        taken += next.count
        if taken == bytes.count {
            removeAll()
        } else if taken >= Self.tidyBytes, taken * 2 >= bytes.count {
            bytes.removeFirst(taken)
            taken = 0
        }
        return next
    }

    mutating func removeAll() {
        bytes = []
        taken = 0
    }
}
