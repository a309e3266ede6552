import Glibc
import TillDeviceKit

/// A Unix stream socket at a path, for programs of the same user (mode 0600).
final class ListeningSocket {
    /// Connections that wait to be taken.
    static let backlogMax: Int32 = 8

    private(set) var descriptor: Int32
    private let path: String
    private let identity: FileIdentity?

    /// - Throws: `E_BUSY` where another program listens there, `E_ILLEGAL` for a path that no socket can have.
    init(path: String) throws(DeviceError) {
        guard var name = SocketName(path) else {
            throw DeviceError(.illegal, .giveUp, "'\(path)' is not an absolute path of less than 108 bytes")
        }
        try Self.clearPath(path, &name)
        let number = try Self.makeSocket(path)
        // Linux gives the path the mode of the socket, so that it is never open to others, not for a moment.
        guard fchmod(number, 0o600) == 0, name.withAddress({ bind(number, $0, $1) }) == 0,
            listen(number, Self.backlogMax) == 0
        else {
            let failure = errno
            Glibc.close(number)
            if failure == EADDRINUSE { throw Self.taken(path) }
            throw DeviceError.file(failure, path)
        }
        descriptor = number
        self.path = path
        identity = FileIdentity(path)
    }

    deinit {
        close()
    }

    /// The next connection, non-blocking; nil when none waits.
    func accept() throws(DeviceError) -> Int32? {
        let number = Glibc.accept(descriptor, nil, nil)
        guard number >= 0 else {
            switch errno {
            case EAGAIN, EINTR, ECONNABORTED: return nil
            default: throw DeviceError.file(errno, path)
            }
        }
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return number
    }

    /// Stops listening, and takes the path away if it is still this socket's.
    func close() {
        guard descriptor >= 0 else { return }
        Glibc.close(descriptor)
        descriptor = -1
        if let identity, identity == FileIdentity(path) { unlink(path) }
    }

    /// A socket that a process left behind when it died is taken away; anything else at the path is not ours to touch.
    private static func clearPath(_ path: String, _ name: inout SocketName) throws(DeviceError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            let text = "\(path) is there already and is not a socket: remove it or choose another path"
            throw DeviceError(.failure, .waitForOperator, text)
        }
        let number = try makeSocket(path)
        defer { Glibc.close(number) }
        let isRefused = name.withAddress { connect(number, $0, $1) } != 0 && errno == ECONNREFUSED
        guard isRefused else { throw taken(path) }
        guard unlink(path) == 0 || errno == ENOENT else { throw DeviceError.file(errno, path) }
    }

    private static func makeSocket(_ path: String) throws(DeviceError) -> Int32 {
        let number = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard number >= 0 else { throw DeviceError.file(errno, path) }
        _ = fcntl(number, F_SETFL, O_NONBLOCK)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return number
    }

    private static func taken(_ path: String) -> DeviceError {
        DeviceError(.busy, .waitForOperator, "another program listens on \(path): stop it or choose another path")
    }
}

/// The address of a Unix socket.
struct SocketName {
    private var name = sockaddr_un()

    /// Nil where the path is not absolute or longer than an address can be (unix(7): 107 bytes and a NUL).
    init?(_ path: String) {
        name.sun_family = sa_family_t(AF_UNIX)
        let text = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &name.sun_path) { field in
            guard path.hasPrefix("/"), text.count < field.count, !text.contains(0) else { return false }
            field.copyBytes(from: text)
            return true
        }
        guard fits else { return nil }
    }

    /// Calls with the address as the system calls take it.
    mutating func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }
}

/// Which file stands at a path.
struct FileIdentity: Equatable {
    private let device: dev_t
    private let node: ino_t

    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = status.st_dev
        node = status.st_ino
    }
}
