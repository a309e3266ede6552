import Glibc

/// Stands between the driver and cupsd and breaks one connection at a mark in what the driver sends. Connections after
/// that are passed on whole.
final class CuttingProxy {
    enum Cut: Sendable {
        /// Nothing from the mark on arrives.
        case beforeMark
        /// All that the driver sent arrives, and no answer comes back.
        case afterMark
    }

    private struct Pair {
        let client: Int32
        let server: Int32
        /// What the driver sent over it so far.
        var sent: [UInt8] = []
        var isMute = false
    }

    /// How long a connection is kept behind the mark, in steps of a millisecond, so that cupsd has the document.
    private static let muteSteps = 300

    let port: UInt16
    private let listener: Int32
    private let target: UInt16
    private let cut: Cut
    private let mark: [UInt8]
    private var hasCut = false
    private var pairs: [Pair] = []
    private var mutedSteps = 0

    init(to target: UInt16, _ cut: Cut, at mark: [UInt8]) throws {
        self.target = target
        self.cut = cut
        self.mark = mark
        (listener, port) = try Sink.bound(0)
        guard listen(listener, 4) == 0 else { throw Sink.NoSocket() }
        _ = fcntl(listener, F_SETFL, O_NONBLOCK)
    }

    deinit {
        for pair in pairs { Self.end(pair) }
        close(listener)
    }

    func step() {
        let client = accept(listener, nil, nil)
        if client >= 0, let server = connected() {
            for socket in [client, server] { _ = fcntl(socket, F_SETFL, O_NONBLOCK) }
            pairs.append(Pair(client: client, server: server))
        }
        pairs = pairs.compactMap { pass($0) }
    }

    /// The connection as it is after a step; nil when it has ended.
    private func pass(_ pair: Pair) -> Pair? {
        var pair = pair
        guard let out = Self.received(pair.client), let back = Self.received(pair.server) else {
            Self.end(pair)
            return nil
        }
        pair.sent += out
        let isMarked = !hasCut && Self.contains(pair.sent, mark)
        if isMarked, cut == .beforeMark {
            hasCut = true
            Self.end(pair)
            return nil
        }
        Self.send(out, to: pair.server)
        if isMarked { pair.isMute = true }
        if !pair.isMute { Self.send(back, to: pair.client) }
        guard pair.isMute else { return pair }
        mutedSteps += 1
        guard mutedSteps >= Self.muteSteps else { return pair }
        hasCut = true
        Self.end(pair)
        return nil
    }

    private func connected() -> Int32? {
        let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        name.sin_port = target.bigEndian
        let isConnected = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        return isConnected ? number : nil
    }

    /// What has arrived; nil at the end of the connection.
    private static func received(_ socket: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(socket, &buffer, buffer.count)
        if count > 0 { return Array(buffer[..<count]) }
        return count < 0 && errno == EAGAIN ? [] : nil
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) {
        _ = Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    private static func contains(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: mark) }
    }

    private static func end(_ pair: Pair) {
        close(pair.client)
        close(pair.server)
    }
}

/// A server that takes connections and never says a word.
final class SilentServer {
    let port: UInt16
    private let listener: Int32

    init() throws {
        (listener, port) = try Sink.bound(0)
        guard listen(listener, 16) == 0 else { throw Sink.NoSocket() }
    }

    deinit {
        close(listener)
    }
}
