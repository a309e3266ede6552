/// Cuts a stream of bytes into lines with their payloads, whatever the pieces in which it arrives.
struct FrameCutter {
    private var buffer: [UInt8] = []
    /// A line that waits for its payload.
    private var pending: (line: [UInt8], payload: Int)?
    /// Up to here the buffer holds no line end, so that a long line is searched once.
    private var searched = 0

    /// The next whole frame; nil when more bytes are needed.
    mutating func next(hasPayload: Bool) throws(DriverFrame.Malformed) -> (line: [UInt8], payload: [UInt8])? {
        if pending == nil {
            guard let line = try takeLine() else { return nil }
            pending = (line, hasPayload ? try DriverFrame.payloadLength(line: line) : 0)
        }
        guard let (line, length) = pending, buffer.count >= length else { return nil }
        let payload = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        pending = nil
        return (line, payload)
    }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    private mutating func takeLine() throws(DriverFrame.Malformed) -> [UInt8]? {
        guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = buffer.count
            try checkLength(buffer.count)
            return nil
        }
        try checkLength(end)
        let line = Array(buffer[..<end])
        buffer.removeFirst(end + 1)
        searched = 0
        return line
    }

    /// Looks at whole lines, too, so that the bound does not depend on the pieces in which a line arrives.
    private func checkLength(_ count: Int) throws(DriverFrame.Malformed) {
        guard count <= DriverFrame.lineMaxBytes else {
            throw DriverFrame.Malformed("a line of more than \(DriverFrame.lineMaxBytes) bytes")
        }
    }
}

/// The runtime's end: bytes from a driver in, messages out.
public struct DriverMessageReader {
    private var cutter = FrameCutter()

    public init() {}

    public mutating func received(_ bytes: some Sequence<UInt8>) throws(DriverFrame.Malformed) -> [DriverMessage] {
        cutter.append(bytes)
        var messages: [DriverMessage] = []
        while let (line, payload) = try cutter.next(hasPayload: true) {
            messages.append(try DriverFrame.message(line: line, payload: payload))
        }
        return messages
    }
}

/// The driver's end: bytes from the runtime in, requests out.
public struct DriverRequestReader {
    private var cutter = FrameCutter()

    public init() {}

    public mutating func received(_ bytes: some Sequence<UInt8>) throws(DriverFrame.Malformed) -> [DriverRequest] {
        cutter.append(bytes)
        var requests: [DriverRequest] = []
        while let (line, _) = try cutter.next(hasPayload: false) {
            requests.append(try DriverFrame.request(line: line))
        }
        return requests
    }
}
