import Foundation

/// Asks the terminal over its Unix socket: HTTP/1.1, one question at a time, as small as it can be measured.
final class LocalClient {
    private let descriptor: Int32
    private let clock = ContinuousClock()

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (offset, byte) in path.utf8.prefix(buffer.count - 1).enumerated() { buffer[offset] = byte }
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw Failure("cannot connect to \(path)") }
    }

    deinit { close(descriptor) }

    /// Posts JSON; answers when the question was sent and when the answer was whole.
    @discardableResult
    func post(
        _ path: String,
        _ json: String
    ) throws -> (asked: ContinuousClock.Instant, answered: ContinuousClock.Instant) {
        let head = "POST \(path) HTTP/1.1\r\nHost: till\r\nContent-Type: application/json\r\n"
        let request = head + "Content-Length: \(json.utf8.count)\r\n\r\n" + json
        let asked = clock.now
        let bytes = Array(request.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure("the terminal is gone") }
        let answer = try readAnswer()
        let answered = clock.now
        guard answer.hasPrefix("HTTP/1.1 200") else { throw Failure("\(path) \(json): \(answer)") }
        return (asked, answered)
    }

    private func readAnswer() throws -> String {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { throw Failure("the terminal closed the connection: \(text)") }
            text += String(decoding: buffer[..<count], as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let head = text[..<end.lowerBound].lowercased()
            let length = head.components(separatedBy: "content-length: ").dropFirst().first
                .flatMap { Int($0.prefix { $0.isNumber }) }
            guard let length else { throw Failure("an answer without a length: \(head)") }
            if text[end.upperBound...].utf8.count >= length { return text }
        }
    }
}
