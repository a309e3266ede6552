import Glibc

/// Whether udevd runs on this machine. Without it nothing ever comes from the netlink group of udev, and a monitor of
/// that group says nothing of it: containers and small systems have libudev and no udevd.
enum UdevDaemon {
    /// The socket by which udevadm(8) speaks to udevd.
    static let controlPath = "/run/udev/control"

    /// Whether somebody listens at the socket. It may be left over from a daemon that is gone, which connect(2) refuses
    /// then; a user who may not connect is told so before that is known, and the daemon is taken to run.
    static func isRunning(controlPath: String = controlPath) -> Bool {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(controlPath.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let kind = Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let socket = Glibc.socket(AF_UNIX, kind, 0)
        guard socket >= 0 else { return false }
        defer { _ = Glibc.close(socket) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(socket, $0, size) }
        }
        // EAGAIN: it listens, and its queue is full.
        return code == 0 || [EACCES, EPERM, EAGAIN].contains(errno)
    }
}
