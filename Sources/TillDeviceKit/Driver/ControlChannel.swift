#if canImport(Glibc)
import Glibc
#endif

/// The driver's end of the control socket.
///
/// Bound: at most `outputMaxBytes` wait to be read by the runtime; a runtime that reads nothing for that long is gone
/// or stuck, and the driver leaves.
struct ControlChannel {
    static let outputMaxBytes = 8 * 1024 * 1024

    enum Input {
        case requests([DriverRequest])
        case ended
        case malformed(String)
    }

    let descriptor: Int32
    private var reader = DriverRequestReader()
    private var output: [UInt8] = []

    var hasOutput: Bool { !output.isEmpty }

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    mutating func read() -> Input {
        var requests: [DriverRequest] = []
        while true {
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else {
                let isQuiet = count < 0 && (errno == EAGAIN || errno == EINTR)
                return isQuiet ? .requests(requests) : .ended
            }
            do {
                requests += try reader.received(buffer[..<count])
            } catch {
                return .malformed(error.description)
            }
        }
    }

    /// Queues a message; false when the bound is reached.
    mutating func send(_ message: DriverMessage) -> Bool {
        let frame = DriverFrame.encode(message)
        guard output.count + frame.count <= Self.outputMaxBytes else { return false }
        output += frame
        return true
    }

    /// Writes what the socket takes; false when the runtime is gone.
    mutating func flush() -> Bool {
        while !output.isEmpty {
            let count = output.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                return errno == EAGAIN || errno == EINTR
            }
            output.removeFirst(count)
        }
        return true
    }
}
