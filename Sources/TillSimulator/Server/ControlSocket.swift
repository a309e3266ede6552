#if canImport(Glibc)
import Glibc
#endif

/// The Unix socket of the control words. Only its owner may connect (mode 0600). It is removed with its object.
public final class ControlSocket {
    static let waitingClientsMax: Int32 = 8

    let socket: SocketDescriptor
    public let path: String
    /// Whether what stands at the path is ours to remove; a failed start removes nothing of others.
    private var isOurs = false

    /// - Parameter path: at most 107 bytes (unix(7)). A socket that nobody listens on any more is replaced.
    public init(path: String) throws(SimulatorFailure) {
        self.path = path
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = Glibc.socket(AF_UNIX, kind, 0)
        guard descriptor >= 0 else { throw .system("open a socket", errno) }
        socket = SocketDescriptor(descriptor)
        try Self.removeAbandoned(path)
        let bound = try Self.withAddress(path) { bind(descriptor, $0, $1) }
        guard bound == 0 else { throw .system("make the control socket \(path)", errno) }
        isOurs = true
        // Nobody can connect before listen(2), so that there is no moment at which others might.
        guard chmod(path, 0o600) == 0, listen(descriptor, Self.waitingClientsMax) == 0 else {
            throw .system("make the control socket \(path)", errno)
        }
    }

    deinit {
        remove()
    }

    /// Removes the socket; may be called twice.
    func remove() {
        guard isOurs else { return }
        isOurs = false
        socket.close()
        unlink(path)
    }

    /// What stands at the path is only removed where it is a socket whose owner is gone.
    private static func removeAbandoned(_ path: String) throws(SimulatorFailure) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw SimulatorFailure(.inUse, "\(path) is there and no socket: choose another path with --control")
        }
        let probe = SocketDescriptor(
            Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        )
        let isAnswered = try withAddress(path) { connect(probe.number, $0, $1) } == 0
        guard !isAnswered, errno == ECONNREFUSED else {
            throw SimulatorFailure(.inUse, "another program listens on \(path): choose another path with --control")
        }
        guard unlink(path) == 0 else { throw .system("remove the old socket \(path)", errno) }
    }

    private static func withAddress(
        _ path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(SimulatorFailure) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { field in
            guard !path.isEmpty, path.utf8.count < field.count else { return false }
            field.copyBytes(from: Array(path.utf8))
            return true
        }
        guard fits else { throw SimulatorFailure(.illegal, "'\(path)' is no path of 1 to 107 bytes for a socket") }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
