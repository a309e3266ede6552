#if canImport(Glibc)
import Glibc
#endif

/// A socket with one owner, that closes it once. Used by one thread only, that of `SimulatorServer`.
final class SocketDescriptor {
    enum Received {
        case bytes([UInt8])
        case nothing
        /// The other end closed, or the connection broke.
        case end
    }

    /// The number for the system calls; -1 once closed, which every one of them answers with EBADF.
    private(set) var number: Int32

    /// Takes over a socket that is open.
    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close()
    }

    /// The two ends of a connection in this machine. Ours does not wait; the other one is as the kernel expects it.
    static func pair() throws(SimulatorFailure) -> (ours: SocketDescriptor, other: SocketDescriptor) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
            throw .system("make a pair of sockets", errno)
        }
        _ = fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK)
        return (SocketDescriptor(ends[0]), SocketDescriptor(ends[1]))
    }

    func read(max: Int) -> Received {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max) { buffer, count in
            let got = recv(number, buffer.baseAddress, max, Int32(MSG_DONTWAIT))
            failure = got < 0 ? errno : 0
            count = Swift.max(got, 0)
        }
        if failure == EAGAIN || failure == EINTR { return .nothing }
        return failure != 0 || bytes.isEmpty ? .end : .bytes(bytes)
    }

    /// How many bytes were taken, zero for «not now»; nil when the connection is broken.
    func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let count = bytes.withUnsafeBytes { send(number, $0.baseAddress, $0.count, flags) }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? 0 : nil
    }

    /// Ends the connection for both ends, whoever else holds the socket.
    func shutDown() {
        _ = shutdown(number, Int32(SHUT_RDWR))
    }

    /// Closes; may be called twice.
    func close() {
        guard number >= 0 else { return }
        _ = Glibc.close(number)
        number = -1
    }
}

/// Bytes on their way to a socket.
struct SendBuffer {
    private var bytes: [UInt8] = []
    private var sent = 0

    var count: Int { bytes.count - sent }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ more: [UInt8]) {
        if sent > 0, sent >= bytes.count / 2 {
            bytes.removeFirst(sent)
            sent = 0
        }
        bytes += more
    }

    /// Sends what the socket takes; false when the connection is broken.
    mutating func flush(_ socket: SocketDescriptor) -> Bool {
        while !isEmpty {
            guard let count = socket.write(bytes[sent...]) else { return false }
            if count == 0 { return true }
            sent += count
        }
        (bytes, sent) = ([], 0)
        return true
    }
}
