import CTillLinux
import Glibc
import TillDeviceKit

/// A connected stream socket: what TCP and Unix sockets have in common once they stand.
struct SocketStream {
    let descriptor: Descriptor
    /// For messages: "192.0.2.7 port 9100".
    let peer: String

    /// A non-blocking stream socket of the family.
    static func make(family: Int32, peer: String) throws(DeviceError) -> SocketStream {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let number = socket(family, kind, 0)
        guard number >= 0 else {
            throw DeviceError(.failure, .retry, "no socket for \(peer): \(SystemError(errno).text)")
        }
        return SocketStream(descriptor: Descriptor(number), peer: peer)
    }

    /// Starts to connect; answers zero, `EINPROGRESS`, or why not.
    func connect(_ address: [UInt8]) -> Int32 {
        let result = address.withUnsafeBytes { raw in
            // The bytes came from a socket address and are as long as it says; connect(2) only reads them.
            let name = raw.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            return Glibc.connect(descriptor.number, name, socklen_t(raw.count))
        }
        return result == 0 ? 0 : errno
    }

    /// The error that the socket met since it was last asked; zero for none.
    func takeError() -> Int32 {
        var number: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor.number, SOL_SOCKET, SO_ERROR, &number, &size) == 0 ? number : errno
    }

    func read() throws(DeviceError) -> [UInt8] {
        switch descriptor.read(max: UnixSocketTransport.readMaxBytes) {
        case .bytes(let bytes): return bytes
        case .nothing: return []
        case .end: throw DeviceError(.offline, .reopen, "\(peer) closed the connection")
        case .failed(let number): throw lost(number)
        }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int {
        // A peer that is gone is an error here, also in a program that did not ask to be spared SIGPIPE.
        let count = bytes.withUnsafeBytes {
            send(descriptor.number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count >= 0 { return count }
        guard errno == EAGAIN || errno == EINTR else { throw lost(errno) }
        return 0
    }

    /// Whether the peer has all that was written: for TCP acknowledged, for a Unix socket read.
    func isDrained() throws(DeviceError) -> Bool {
        var unsent: Int32 = 0
        guard till_socket_unsent(descriptor.number, &unsent) == 0 else { throw lost(errno) }
        // A connection that was reset holds nothing any more either; that is not to be taken for delivered.
        let number = takeError()
        guard number == 0 else { throw lost(number) }
        return unsent == 0
    }

    private func lost(_ number: Int32) -> DeviceError {
        switch number {
        case ECONNRESET, EPIPE:
            DeviceError(.offline, .reopen, "\(peer) broke the connection off")
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN:
            DeviceError(.offline, .reopen, "\(peer) is gone from the network: see to its cable and power")
        default:
            DeviceError(.offline, .reopen, "the connection to \(peer) failed: \(SystemError(number).text)")
        }
    }
}
