#if canImport(Glibc)
import Glibc
#endif

/// Hands codes to the virtual scanner: what is sent here is scanned. Each code comes over a connection of its own, so
/// that a scanner that was away in between is no matter.
struct ScannerSocket: Sendable {
    let path: String

    func send(_ code: String) throws(Files.Failure) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Files.Failure("open a socket for", path) }
        defer { close(descriptor) }
        try connect(descriptor)
        var bytes = Array((code + "\r").utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                throw Files.Failure("write to the scanner at", path)
            }
        }
    }

    private func connect(_ descriptor: Int32) throws(Files.Failure) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isShort = withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            guard path.utf8.count < buffer.count else { return false }
            for (offset, byte) in path.utf8.enumerated() { buffer[offset] = byte }
            return true
        }
        guard isShort else { throw Files.Failure("the path is too long for a socket: \(path)") }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        guard result == 0 else { throw Files.Failure("reach the scanner at", path) }
    }
}
