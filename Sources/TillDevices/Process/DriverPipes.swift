import CTillLinux
#if canImport(Glibc)
import Glibc
#endif
import SystemPackage

/// The descriptors between the runtime and one driver process. All of them are closed on exec, so that no driver
/// inherits the line of another.
struct DriverPipes {
    /// Our end of the control socket, non-blocking.
    var control: Int32
    /// Our end of the driver's standard error, non-blocking.
    var errors: Int32
    /// Wakes the thread that waits on the two.
    var wake: Int32
    /// The driver's ends.
    var childControl: FileDescriptor
    var childErrors: FileDescriptor

    static func open() throws(SpawnFailure) -> DriverPipes {
        var sockets: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &sockets) == 0 else {
            throw SpawnFailure("no socket pair", errno: errno)
        }
        var pipe: [Int32] = [-1, -1]
        guard till_pipe(&pipe) == 0 else {
            let code = errno
            sockets.forEach { _ = close($0) }
            throw SpawnFailure("no pipe", errno: code)
        }
        let wake = till_event_descriptor()
        guard wake >= 0, setNonBlocking(sockets[0]), setNonBlocking(pipe[0]) else {
            let code = errno
            (sockets + pipe + [wake]).filter { $0 >= 0 }.forEach { _ = close($0) }
            throw SpawnFailure("no event descriptor", errno: code)
        }
        return DriverPipes(
            control: sockets[0],
            errors: pipe[0],
            wake: wake,
            childControl: FileDescriptor(rawValue: sockets[1]),
            childErrors: FileDescriptor(rawValue: pipe[1])
        )
    }

    private static func setNonBlocking(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0
    }

    /// Closes everything, where neither a thread nor a process took it over.
    func closeAll() {
        for descriptor in [control, errors, wake, childControl.rawValue, childErrors.rawValue] { _ = close(descriptor) }
    }
}
