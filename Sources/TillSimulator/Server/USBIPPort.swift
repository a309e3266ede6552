#if canImport(Glibc)
import Glibc
#endif

/// The TCP port on which `usbip list` and `usbip attach` reach the simulated devices.
public final class USBIPPort {
    /// The port of USB/IP (IANA: usbip).
    public static let standardPort = 3240
    /// Hosts that may wait to be connected; the kernel turns more away.
    static let waitingHostsMax: Int32 = 8

    let socket: SocketDescriptor
    /// For people: `127.0.0.1:3240`.
    public let address: String
    public let port: Int
    /// Whether only programs of this machine reach it.
    public let isLoopback: Bool

    /// - Parameters:
    ///   - host: an IPv4 address of this machine. USB/IP knows no passwords: whoever reaches the port has the devices.
    ///   - port: 0 takes a free one.
    public init(host: String, port: Int) throws(SimulatorFailure) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        guard let number = UInt16(exactly: port), inet_pton(AF_INET, host, &address.sin_addr) == 1 else {
            throw SimulatorFailure(.illegal, "\(host):\(port) is no IPv4 address with a port, as 127.0.0.1:3240 is")
        }
        address.sin_port = number.bigEndian
        isLoopback = UInt32(bigEndian: address.sin_addr.s_addr) >> 24 == 127
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = Glibc.socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw .system("open a socket", errno) }
        socket = SocketDescriptor(descriptor)
        var isOn: Int32 = 1
        _ = setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(descriptor, name, size) == 0 && listen(descriptor, Self.waitingHostsMax) == 0
                    && getsockname(descriptor, name, &size) == 0
            }
        }
        guard isListening else {
            let failure = SimulatorFailure.system("listen on \(host):\(port)", errno)
            guard failure.code == .inUse else { throw failure }
            let remedy = "is usbipd or another simulator running? choose another port with --listen"
            throw SimulatorFailure(.inUse, "\(host):\(port) is in use: \(remedy)")
        }
        self.port = Int(UInt16(bigEndian: address.sin_port))
        self.address = "\(host):\(self.port)"
    }
}
