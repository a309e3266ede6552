/// Cuts what comes over the control socket into lines.
struct ControlLines: Sendable {
    /// A longer line is refused, and ends the connection.
    static let lineMaxBytes = 64 * 1024

    enum Event: Equatable, Sendable {
        /// Without its end; empty lines are passed over.
        case line([UInt8])
        /// Nothing is read any more.
        case tooLong
    }

    private var rest: [UInt8] = []
    private var isOver = false

    mutating func received(_ bytes: [UInt8]) -> [Event] {
        guard !isOver else { return [] }
        var events: [Event] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
                if !rest.isEmpty { events.append(.line(rest)) }
                rest = []
            } else if rest.count < Self.lineMaxBytes {
                rest.append(byte)
            } else {
                (isOver, rest) = (true, [])
                return events + [.tooLong]
            }
        }
        return events
    }
}
