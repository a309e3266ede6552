/// One record of the kernel's input layer (`struct input_event` of linux/input.h on 64-bit machines): 16 bytes of
/// time, then type, code and value, little-endian.
struct InputEvent: Equatable {
    static let sizeBytes = 24

    var seconds: Int64
    var microseconds: Int64
    var type: UInt16
    var code: UInt16
    var value: Int32

    /// When the kernel saw it, in milliseconds since 1970.
    var atMillis: Int64 { seconds &* 1000 &+ microseconds / 1000 }

    init(seconds: Int64, microseconds: Int64, type: UInt16, code: UInt16, value: Int32) {
        self.seconds = seconds
        self.microseconds = microseconds
        self.type = type
        self.code = code
        self.value = value
    }

    /// - Parameter bytes: exactly `sizeBytes`.
    init(_ bytes: some Collection<UInt8>) {
        precondition(bytes.count == Self.sizeBytes)
        let raw = Array(bytes)
        func number(_ offset: Int, _ count: Int) -> UInt64 {
            (0..<count).reduce(0) { $0 | UInt64(raw[offset + $1]) << UInt64(8 * $1) }
        }
        seconds = Int64(bitPattern: number(0, 8))
        microseconds = Int64(bitPattern: number(8, 8))
        type = UInt16(number(16, 2))
        code = UInt16(number(18, 2))
        value = Int32(bitPattern: UInt32(number(20, 4)))
    }
}

/// Puts records together from whatever pieces arrive. Holds less than one record between pieces.
struct InputEventReader {
    private var partial: [UInt8] = []

    mutating func received(_ bytes: [UInt8]) -> [InputEvent] {
        partial += bytes
        let whole = partial.count / InputEvent.sizeBytes
        let events = (0..<whole).map { index in
            InputEvent(partial[index * InputEvent.sizeBytes..<(index + 1) * InputEvent.sizeBytes])
        }
        partial.removeFirst(whole * InputEvent.sizeBytes)
        return events
    }
}
