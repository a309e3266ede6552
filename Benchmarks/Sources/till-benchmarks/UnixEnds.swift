import Foundation

/// The far end of a device: listens on a Unix socket, to which the driver connects.
final class UnixListener {
    private let descriptor: Int32
    private var connected: UnixEnd?

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (offset, byte) in path.utf8.prefix(buffer.count - 1).enumerated() { buffer[offset] = byte }
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard result == 0, listen(descriptor, 4) == 0 else { throw Failure("cannot listen on \(path)") }
    }

    deinit { close(descriptor) }

    /// The driver's connection; waits for the first.
    func client() throws -> UnixEnd {
        if let connected { return connected }
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0 else { throw Failure("nobody connected") }
        let end = UnixEnd(accepted)
        connected = end
        return end
    }

    /// Forgets a connection that has ended.
    func forget() { connected = nil }
}

final class UnixEnd {
    static let waitMaxMillis: Int32 = 10_000
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws {
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure("the driver is gone") }
    }

    /// Reads away what is there, and what comes within a moment.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while poll(20) { _ = read(descriptor, &buffer, buffer.count) }
    }

    func waitForBytes() throws {
        guard poll(Self.waitMaxMillis) else { throw Failure("no bytes within \(Self.waitMaxMillis) ms") }
    }

    private func poll(_ millis: Int32) -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&wanted, 1, millis) == 1
    }
}
