import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// Lines from a descriptor as they come, read on a thread of their own, because a terminal blocks.
///
/// Bound: `waitingMax` lines wait; the thread reads no further until one is taken. A line has at most `lineMaxBytes`;
/// the rest of a longer one is dropped and the line is marked by its length.
enum InputLines {
    static let waitingMax = 256
    static let lineMaxBytes = 16 * 1024

    static func stream(_ descriptor: Int32) -> AsyncStream<String> {
        AsyncStream(bufferingPolicy: .bufferingOldest(waitingMax)) { continuation in
            Thread.detachNewThread { read(descriptor, continuation) }
        }
    }

    private static func read(_ descriptor: Int32, _ continuation: AsyncStream<String>.Continuation) {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            for byte in buffer[..<count] {
                guard byte == UInt8(ascii: "\n") else {
                    if line.count < lineMaxBytes { line.append(byte) }
                    continue
                }
                let text = String(decoding: line, as: UTF8.self)
                line.removeAll(keepingCapacity: true)
                while true {
                    guard case .dropped = continuation.yield(text) else { break }
                    usleep(10_000)
                }
            }
        }
        if !line.isEmpty { continuation.yield(String(decoding: line, as: UTF8.self)) }
        continuation.finish()
    }
}
