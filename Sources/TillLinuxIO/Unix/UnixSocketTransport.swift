import Glibc
import TillDeviceKit

/// `unix:/path`: a stream socket of this machine, for simulated devices and for programs that stand in for one.
final class UnixSocketTransport: Transport {
    private let stream: SocketStream

    init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions([])
        stream = try Self.connect(path: address.target)
    }

    /// - Parameter path: the socket's path, at most 107 bytes (unix(7)).
    init(path: String) throws(DeviceError) {
        stream = try Self.connect(path: path)
    }

    private static func connect(path: String) throws(DeviceError) -> SocketStream {
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let text = Array(path.utf8)
        let fits = withUnsafeMutableBytes(of: &name.sun_path) { field in
            guard text.count < field.count, path.hasPrefix("/") else { return false }
            field.copyBytes(from: text)
            return true
        }
        guard fits else {
            throw DeviceError(.illegal, .giveUp, "'\(path)' is not an absolute path of less than 108 bytes")
        }
        let stream = try SocketStream.make(family: AF_UNIX, peer: path)
        let number = stream.connect(withUnsafeBytes(of: name) { Array($0) })
        switch number {
        case 0: return stream
        case EAGAIN:
            throw DeviceError(.busy, .retry, "\(path) does not take connections as fast as they come")
        case ECONNREFUSED:
            throw DeviceError(.offline, .waitForOperator, "nobody listens on \(path): is its program running?")
        default: throw .opening(path, SystemError(number), holder: "another program")
        }
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        [PollDescriptor(stream.descriptor.number, readable: true, writable: wantsWrite)]
    }

    func isOpen() -> Bool { true }
    func read() throws(DeviceError) -> [UInt8] { try stream.read() }
    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int { try stream.write(bytes) }
    func isDrained() throws(DeviceError) -> Bool { try stream.isDrained() }
    func close() { stream.descriptor.close() }
}
