import Logging

#if canImport(Glibc)
import Glibc
#endif

/// The file of the Unix socket: who may have it, and whose it is.
enum SocketFile {
    /// unix(7): 108 bytes with the final NUL.
    static let pathMaxBytes = 107
    /// Owner and group.
    static let mode: mode_t = 0o660

    /// Removes the socket of a daemon that is gone, and never the one of a daemon that listens, nor what is no socket.
    static func clear(_ path: String) throws(APIError) {
        guard path.utf8.count <= pathMaxBytes else {
            throw APIError("CONFIG", "the socket's path is longer than \(pathMaxBytes) bytes: \(path)")
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw APIError("CONFIG", "\(path) is there and is no socket: move it away, or give another --socket")
        }
        guard !isListening(path) else {
            throw APIError("BUSY", "another till listens on \(path): stop it first, or give another --socket")
        }
        guard unlink(path) == 0 || errno == ENOENT else {
            throw APIError("CONFIG", "the old socket \(path) cannot be removed: \(reason()): see to its folder's owner")
        }
    }

    static func open(_ path: String, _ logger: Logger) {
        guard chmod(path, mode) != 0 else { return }
        logger.error("\(path) cannot be opened to its group: \(reason()): only the daemon's user and root may ask")
    }

    static func remove(_ path: String, _ logger: Logger) {
        guard unlink(path) != 0, errno != ENOENT else { return }
        logger.warning("\(path) is left behind: \(reason()); the next start removes it")
    }

    /// Whether somebody accepts there.
    static func isListening(_ path: String) -> Bool {
        guard path.utf8.count <= pathMaxBytes else { return false }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (offset, byte) in path.utf8.enumerated() { buffer[offset] = byte }
        }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}
