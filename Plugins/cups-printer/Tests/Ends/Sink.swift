import Glibc

/// A printer on the network that takes what comes: each connection is one job.
final class Sink {
    struct NoSocket: Error {}

    let port: UInt16
    private let listener: Int32
    private var connection: Int32 = -1
    /// What came, connection by connection; those that have ended.
    private(set) var jobs: [[UInt8]] = []
    private var begun: [UInt8] = []

    init(port wanted: UInt16 = 0) throws {
        (listener, port) = try Self.bound(wanted)
        guard listen(listener, 4) == 0 else { throw NoSocket() }
        _ = fcntl(listener, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if connection >= 0 { close(connection) }
        close(listener)
    }

    /// Takes a connection and what came over it.
    func step() {
        if connection < 0 {
            connection = accept(listener, nil, nil)
            if connection >= 0 { _ = fcntl(connection, F_SETFL, O_NONBLOCK) }
        }
        guard connection >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(connection, &buffer, buffer.count)
        if count > 0 { begun += buffer[..<count] }
        // CUPS shuts its end down and waits for the printer to close.
        guard count == 0 else { return }
        close(connection)
        connection = -1
        jobs.append(begun)
        begun = []
    }

    /// A port at which nobody listens.
    static func freePort() throws -> UInt16 {
        let (socket, port) = try bound(0)
        close(socket)
        return port
    }

    static func bound(_ wanted: UInt16) throws -> (socket: Int32, port: UInt16) {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var on: Int32 = 1
        setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        name.sin_port = wanted.bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(number, $0, size) == 0 && getsockname(number, $0, &size) == 0
            }
        }
        guard isBound else {
            close(number)
            throw NoSocket()
        }
        return (number, UInt16(bigEndian: name.sin_port))
    }
}
