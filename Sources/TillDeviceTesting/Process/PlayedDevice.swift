import CTillLinux
#if canImport(Glibc)
import Glibc
#endif

/// A device that is played for a driver's executable on a real transport of this machine: a listening TCP socket, a Unix
/// socket or a pseudo-terminal. It can be unplugged and plugged in again at the same address.
final class PlayedDevice {
    enum Kind: String, CaseIterable {
        case tcp, unix, serial
    }

    let kind: Kind
    /// What the driver is told to open.
    private(set) var address = ""
    private let folder: String
    private var listener: Int32 = -1
    private var line: Int32 = -1
    private var port: UInt16 = 0
    private(set) var isPlugged = false
    /// Whether the device takes what the driver writes; a device that does not has its line fill up.
    var takes = true

    /// - Parameter folder: a folder of its own, for the socket or the link to the line.
    init(_ kind: Kind, folder: String) throws(DriverUnderTest.Failure) {
        self.kind = kind
        self.folder = folder
        try plug()
    }

    deinit { unplug() }

    func plug() throws(DriverUnderTest.Failure) {
        guard !isPlugged else { return }
        switch kind {
        case .tcp: try listenTCP()
        case .unix: try listenUnix()
        case .serial: try openLine()
        }
        isPlugged = true
    }

    func unplug() {
        for descriptor in [listener, line] where descriptor >= 0 { close(descriptor) }
        (listener, line) = (-1, -1)
        if kind != .tcp { unlink(path) }
        isPlugged = false
    }

    /// Takes and gives what can be taken and given now; answers what the driver wrote.
    @discardableResult
    func serve(_ bytes: [UInt8] = []) -> [UInt8] {
        guard isPlugged else { return [] }
        if line < 0 { line = till_accept(listener) }
        guard line >= 0 else { return [] }
        if !bytes.isEmpty {
            _ = bytes.withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
        }
        guard takes else { return [] }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(line, &buffer, buffer.count)
        return count > 0 ? Array(buffer[..<count]) : []
    }

    /// Whether the driver is connected; nobody can tell with a line.
    var isConnected: Bool { line >= 0 }

    private var path: String { "\(folder)/device" }

    private func listenTCP() throws(DriverUnderTest.Failure) {
        listener = socket(
            AF_INET,
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue),
            0
        )
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        place.sin_port = port.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int32 in
                guard bind(listener, address, size) == 0, listen(listener, 4) == 0 else { return -1 }
                return getsockname(listener, address, &size)
            }
        }
        guard code == 0 else { throw .init("no port of the loopback interface: errno \(errno)") }
        port = UInt16(bigEndian: place.sin_port)
        address = "tcp://127.0.0.1:\(port)"
    }

    private func listenUnix() throws(DriverUnderTest.Failure) {
        listener = socket(
            AF_UNIX,
            Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue),
            0
        )
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: place.sun_path) else {
            throw .init("\(path) is too long for a socket")
        }
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: bytes) }
        unlink(path)
        let code = withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard code == 0, listen(listener, 4) == 0 else { throw .init("no socket at \(path): errno \(errno)") }
        address = "unix:\(path)"
    }

    /// A new pseudo-terminal behind the same link, as a USB line that comes back under another name.
    private func openLine() throws(DriverUnderTest.Failure) {
        var name = [CChar](repeating: 0, count: 128)
        line = till_pseudo_terminal(&name, Int32(name.count))
        guard line >= 0 else { throw .init("no pseudo-terminal: errno \(errno)") }
        _ = fcntl(line, F_SETFL, fcntl(line, F_GETFL) | O_NONBLOCK)
        let target = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        unlink(path)
        guard symlink(target, path) == 0 else { throw .init("no link at \(path): errno \(errno)") }
        address = "serial:\(path)"
    }
}
