import TillSimulator
import TillWire

#if canImport(Glibc)
import Glibc
#endif

/// Asks a running `till simulate run` for something: one connection, one line, one answer.
struct SimulatorClient {
    /// A simulator that takes longer does not work; it answers at once.
    static let answerMaxMillis: Int32 = 10_000

    /// Nobody is there.
    struct Unreachable: Error, CustomStringConvertible {
        var description: String
    }

    /// The simulator says no.
    struct Refused: Error, CustomStringConvertible {
        var description: String
    }

    let path: String

    func ask(_ request: ControlRequest) throws -> ControlAnswer {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Files.Failure("open a socket for", path) }
        defer { close(descriptor) }
        try connect(descriptor)
        try send(request.line, descriptor)
        let line = try readLine(descriptor)
        let reply = try WireCoding.decode(ControlReply.self, from: line)
        guard reply.ok, let answer = reply.answer else {
            throw Refused(description: reply.error ?? "the simulator refused without a reason")
        }
        return answer
    }

    private func connect(_ descriptor: Int32) throws {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
            guard path.utf8.count < field.count else { return false }
            field.copyBytes(from: Array(path.utf8))
            return true
        }
        guard fits else { throw Files.Failure("the path is too long for a socket: \(path)") }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        guard result != 0 else { return }
        let reason = String(cString: strerror(errno))
        let text = "no simulator at \(path) (\(reason)): start one with 'till simulate run', or name it with --control"
        throw Unreachable(description: text)
    }

    private func send(_ bytes: [UInt8], _ descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                // It may have said why before it closed.
                return
            } else if errno != EINTR {
                throw Files.Failure("write to the simulator at", path)
            }
        }
    }

    private func readLine(_ descriptor: Int32) throws -> [UInt8] {
        var line: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while line.count <= ControlReply.lineMaxBytes {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, Self.answerMaxMillis) != 0 else {
                throw Unreachable(description: "the simulator at \(path) does not answer")
            }
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw Unreachable(description: "the simulator at \(path) closed the connection without an answer")
            }
            line += buffer[..<count]
            if line.last == UInt8(ascii: "\n") { return line }
        }
        throw Files.Failure("the simulator at \(path) answered more than \(ControlReply.lineMaxBytes) bytes")
    }
}
