import Glibc
import TillDeviceKit

/// `tcp://host:port`: a network printer, a serial server, a simulated device.
///
/// A name with several addresses is tried in the order of the resolver. The whole opening, lookup and every address,
/// takes at most `connectLimitMillis`.
final class TCPTransport: Transport {
    static let connectLimitMillis: Int64 = 5000
    /// After so many seconds of silence the kernel asks whether the peer is still there, again after the interval, and
    /// gives up after so many unanswered questions: a cable that was pulled shows within half a minute.
    static let keepAliveIdleSeconds: Int32 = 10
    static let keepAliveIntervalSeconds: Int32 = 5
    static let keepAliveProbes: Int32 = 3

    private enum Phase {
        case lookingUp(NameLookup)
        case connecting(SocketStream, rest: ArraySlice<SocketAddress>)
        case open(SocketStream)
        case closed
    }

    private let peer: String
    private let deadlineMillis: Int64
    private var phase = Phase.closed

    init(_ address: ConnectionAddress) throws(DeviceError) {
        try address.requireOptions([])
        guard let (host, port) = address.hostAndPort else {
            throw DeviceError(.illegal, .giveUp, "'\(address.target)' is not a host and a port such as 192.0.2.7:9100")
        }
        peer = "\(host) port \(port)"
        deadlineMillis = monotonicMillis() + Self.connectLimitMillis
        let numeric = SocketAddress.numeric(host: host, port: port)
        if numeric.isEmpty {
            phase = .lookingUp(try NameLookup(host: host, port: port))
        } else {
            try connect(numeric[...])
        }
    }

    /// Connects to the first of the addresses that takes the connection.
    ///
    /// - Parameter peer: for messages.
    init(peer: String, addresses: [SocketAddress]) throws(DeviceError) {
        self.peer = peer
        deadlineMillis = monotonicMillis() + Self.connectLimitMillis
        try connect(addresses[...])
    }

    func descriptors(wantsWrite: Bool) -> [PollDescriptor] {
        switch phase {
        case .lookingUp(let lookup): [PollDescriptor(lookup.descriptor.number, readable: true, writable: false)]
        case .connecting(let stream, _): [PollDescriptor(stream.descriptor.number, readable: false, writable: true)]
        case .open(let stream): [PollDescriptor(stream.descriptor.number, readable: true, writable: wantsWrite)]
        case .closed: []
        }
    }

    func isOpen() throws(DeviceError) -> Bool {
        if case .lookingUp(let lookup) = phase, let addresses = try lookup.answer() {
            try connect(addresses[...])
        }
        if case .connecting(let stream, let rest) = phase {
            try finishConnecting(stream, rest)
        }
        switch phase {
        case .open: return true
        case .closed: throw Self.notOpen
        case .lookingUp, .connecting:
            guard monotonicMillis() < deadlineMillis else { throw refusal(ETIMEDOUT) }
            return false
        }
    }

    func read() throws(DeviceError) -> [UInt8] {
        let stream = try stream()
        let bytes = try stream.read()
        if !bytes.isEmpty { acknowledge(stream) }
        return bytes
    }

    /// A printer says one thing in several small pieces and, where its TCP gathers small pieces, holds the next back
    /// until the last is acknowledged, which the kernel puts off for 40 ms. It takes this as a wish for the moment
    /// only, so that it is repeated; without it all goes on, only later.
    private func acknowledge(_ stream: SocketStream) {
        var isOn: Int32 = 1
        _ = setsockopt(
            stream.descriptor.number,
            Int32(IPPROTO_TCP),
            TCP_QUICKACK,
            &isOn,
            socklen_t(MemoryLayout<Int32>.size)
        )
    }
    func write(_ bytes: ArraySlice<UInt8>) throws(DeviceError) -> Int { try stream().write(bytes) }
    func isDrained() throws(DeviceError) -> Bool { try stream().isDrained() }

    func close() {
        switch phase {
        case .lookingUp(let lookup): lookup.descriptor.close()
        case .connecting(let stream, _), .open(let stream): stream.descriptor.close()
        case .closed: break
        }
        phase = .closed
    }

    // MARK: - Opening

    /// Starts with the first address, and goes on to the next where one is refused at once.
    private func connect(_ addresses: ArraySlice<SocketAddress>) throws(DeviceError) {
        var rest = addresses
        var last: Int32 = EADDRNOTAVAIL
        while let address = rest.popFirst() {
            let stream = try SocketStream.make(family: address.family, peer: peer)
            last = stream.connect(address.bytes)
            if last == 0 || last == EINPROGRESS {
                phase = .connecting(stream, rest: rest)
                return
            }
        }
        throw refusal(last)
    }

    private func finishConnecting(_ stream: SocketStream, _ rest: ArraySlice<SocketAddress>) throws(DeviceError) {
        guard stream.descriptor.ready(Int32(POLLOUT)) != 0 else { return }
        let number = stream.takeError()
        guard number == 0 else {
            stream.descriptor.close()
            guard !rest.isEmpty else { throw refusal(number) }
            return try connect(rest)
        }
        try tune(stream)
        phase = .open(stream)
    }

    /// Small writes leave at once, and a peer that vanished is noticed.
    private func tune(_ stream: SocketStream) throws(DeviceError) {
        let options: [(level: Int32, name: Int32, value: Int32)] = [
            (Int32(IPPROTO_TCP), TCP_NODELAY, 1),
            (SOL_SOCKET, SO_KEEPALIVE, 1),
            (Int32(IPPROTO_TCP), TCP_KEEPIDLE, Self.keepAliveIdleSeconds),
            (Int32(IPPROTO_TCP), TCP_KEEPINTVL, Self.keepAliveIntervalSeconds),
            (Int32(IPPROTO_TCP), TCP_KEEPCNT, Self.keepAliveProbes),
        ]
        for option in options {
            var value = option.value
            let size = socklen_t(MemoryLayout<Int32>.size)
            guard setsockopt(stream.descriptor.number, option.level, option.name, &value, size) == 0 else {
                let text = "the connection to \(peer) cannot be set up: \(SystemError(errno).text)"
                throw DeviceError(.failure, .reopen, text)
            }
        }
    }

    private func refusal(_ number: Int32) -> DeviceError {
        let text: String
        switch number {
        case ECONNREFUSED: text = "connection refused by \(peer): is the printer on, and is this its address?"
        case ETIMEDOUT:
            let seconds = Self.connectLimitMillis / 1000
            text = "no answer from \(peer) within \(seconds) s: is the printer on, and in the same network?"
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN:
            text = "no way to \(peer) (\(SystemError(number).text)): is the network cable in?"
        default: text = "no connection to \(peer): \(SystemError(number).text)"
        }
        return DeviceError(.offline, .waitForOperator, text)
    }

    private func stream() throws(DeviceError) -> SocketStream {
        guard case .open(let stream) = phase else { throw Self.notOpen }
        return stream
    }

    private static let notOpen = DeviceError(.offline, .reopen, "the connection is not open")
}
