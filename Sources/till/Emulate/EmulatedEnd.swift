import CTillLinux

#if canImport(Glibc)
import Glibc
#endif

/// Where hosts reach the emulated printer: a TCP port or a pseudo-terminal. One host at a time is served, as printers
/// do; the next one waits in the kernel's queue.
///
/// Used by one thread only, that of `EmulationLoop`.
struct EmulatedEnd {
    /// Hosts that may wait to be connected.
    static let waitingHostsMax: Int32 = 4

    private enum Kind {
        case port(listening: Int32)
        /// The terminal's own side is kept open by us, so that a host that closes it does not end ours.
        case terminal(kept: Int32)
    }

    private let kind: Kind
    /// For people: `tcp://127.0.0.1:9100` or `serial:/dev/pts/5`.
    let address: String
    /// The connection to the host; nil while none is there.
    private(set) var host: Int32?

    // MARK: - Opening

    /// Listens on a port of an IPv4 address. Port 0 takes a free one.
    static func port(_ text: String, _ port: Int) throws(Files.Failure) -> EmulatedEnd {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        guard let number = UInt16(exactly: port), inet_pton(AF_INET, text, &address.sin_addr) == 1 else {
            throw Files.Failure("\(text):\(port) is not an IPv4 address with a port; for instance 127.0.0.1:9100")
        }
        address.sin_port = number.bigEndian
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let listening = socket(AF_INET, kind, 0)
        guard listening >= 0 else { throw Files.Failure("open a socket for", "\(text):\(port)") }
        var isOn: Int32 = 1
        setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
                bind(listening, name, size) == 0 && listen(listening, waitingHostsMax) == 0
                    && getsockname(listening, name, &size) == 0
            }
        }
        guard isListening else {
            defer { close(listening) }
            throw Files.Failure("listen on", "\(text):\(port)")
        }
        let found = UInt16(bigEndian: address.sin_port)
        return EmulatedEnd(kind: .port(listening: listening), address: "tcp://\(text):\(found)", host: nil)
    }

    /// Makes a pseudo-terminal; hosts open its other side as a serial line.
    ///
    /// - Parameter link: a symbolic link that is to lead there, as its own name changes from one start to the next.
    static func terminal(link: String?) throws(Files.Failure) -> EmulatedEnd {
        var name = [CChar](repeating: 0, count: 128)
        let ours = till_pseudo_terminal(&name, Int32(name.count))
        guard ours >= 0 else { throw Files.Failure("make", "a pseudo-terminal") }
        let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let kept = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard kept >= 0 else { throw Files.Failure("open", path) }
        var settings = termios()
        tcgetattr(kept, &settings)
        // Bytes are to pass as they are: no echo, no line editing, no change of line ends.
        cfmakeraw(&settings)
        tcsetattr(kept, TCSANOW, &settings)
        _ = fcntl(ours, F_SETFL, fcntl(ours, F_GETFL) | O_NONBLOCK)
        if let link {
            // An old link is replaced; anything else of that name is not ours to remove.
            var status = stat()
            if lstat(link, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { unlink(link) }
            guard symlink(path, link) == 0 else { throw Files.Failure("make the link", link) }
        }
        return EmulatedEnd(kind: .terminal(kept: kept), address: "serial:\(link ?? path)", host: ours)
    }

    // MARK: - Working

    /// The descriptor on which the next host knocks; nil while one is being served.
    var knock: Int32? {
        guard case .port(let listening) = kind, host == nil else { return nil }
        return listening
    }

    /// Lets the next host in; answers whether there was one.
    mutating func accept() -> Bool {
        guard case .port(let listening) = kind, host == nil else { return false }
        let number = till_accept(listening)
        guard number >= 0 else { return false }
        host = number
        return true
    }

    /// What the host has sent, at most so many bytes; nil when it has gone.
    func read(max: Int) -> [UInt8]? {
        guard let host, max > 0 else { return [] }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: max) { buffer, count in
            let got = Glibc.read(host, buffer.baseAddress, max)
            failure = got < 0 ? errno : got == 0 ? EPIPE : 0
            count = Swift.max(got, 0)
        }
        switch failure {
        case 0: return bytes
        case EAGAIN, EINTR: return []
        // A pseudo-terminal that nobody has open says this; it stands all the same.
        case EIO where isTerminal: return []
        default: return nil
        }
    }

    /// Sends what the printer answers. Answers that the host does not take are dropped, as a printer drops them that
    /// finds the line busy; they are few and short.
    func answer(_ bytes: [UInt8]) {
        guard let host else { return }
        _ = bytes.withUnsafeBytes { raw in
            isTerminal
                ? Glibc.write(host, raw.baseAddress, raw.count)
                : send(host, raw.baseAddress, raw.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
    }

    /// Ends the connection to the host; a terminal stays.
    mutating func hangUp() {
        guard !isTerminal, let number = host else { return }
        close(number)
        host = nil
    }

    private var isTerminal: Bool {
        if case .terminal = kind { true } else { false }
    }
}
