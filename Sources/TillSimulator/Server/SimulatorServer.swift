#if canImport(Glibc)
import Glibc
#endif

/// The I/O around a `SimulatedBus`: one thread, one poll(2) over the hosts, the control socket and those who knock.
/// Everything that is decided is decided by the values that it holds.
public struct SimulatorServer {
    /// Hosts that are served at a time; the next one waits in the kernel's queue.
    public static let hostsMax = 32
    /// Clients of the control socket that are served at a time; the next one is told so and let go.
    public static let clientsMax = 8
    /// The longest wait, so that a lost wake-up costs no more than this.
    static let waitMaxMillis: Int64 = 1000
    /// How long hosts have at the end to take the last answers.
    static let lastWordsMaxMillis: Int64 = 500
    /// How long those who knock wait when the process has no descriptor left.
    static let pauseMillis: UInt32 = 20

    public internal(set) var bus: SimulatedBus
    let hub: VirtualHub?
    let usbPort: USBIPPort?
    let control: ControlSocket?
    /// Says to people what happens.
    let tell: (String) -> Void
    var hosts: [USBConnection] = []
    var clients: [ControlConnection] = []
    private let stop: Int32
    private var isOver = false

    /// - Parameters:
    ///   - usbPort: where `usbip` finds the devices; nil for nowhere.
    ///   - hub: the kernel's hub, to which every device is attached that is plugged in; nil for none.
    ///   - stop: a descriptor; as soon as it can be read, or its other end is closed, the server ends.
    public init(
        _ bus: SimulatedBus,
        usbPort: USBIPPort?,
        hub: VirtualHub?,
        control: ControlSocket?,
        stop: Int32,
        tell: @escaping (String) -> Void
    ) {
        (self.bus, self.usbPort, self.hub, self.control) = (bus, usbPort, hub, control)
        (self.stop, self.tell) = (stop, tell)
    }

    /// Works until it is stopped; then the devices are gone for their hosts, and the control socket is removed.
    public mutating func run() {
        while !isOver {
            turn()
        }
        leave()
    }

    // MARK: - Turns

    private enum Source {
        case stop, usbPort, control
        case host(Int)
        case client(Int)
    }

    private mutating func turn() {
        for source in ready() {
            switch source {
            case .stop: isOver = true
            case .usbPort: admitHost()
            case .control: admitClient()
            case .host(let index): hear(host: index)
            case .client(let index): hear(client: index)
            }
        }
        // What moved for one may have moved something for another, and answers leave room for more.
        for index in clients.indices { answer(client: index) }
        for index in hosts.indices { work(host: index) }
        sweep()
    }

    /// Waits for something to do.
    private func ready() -> [Source] {
        var sources: [Source] = []
        var wanted: [pollfd] = []
        func add(_ source: Source, _ descriptor: Int32, reads: Bool = true, writes: Bool = false) {
            guard descriptor >= 0 else { return }
            sources.append(source)
            let events = (reads ? POLLIN : 0) | (writes ? POLLOUT : 0)
            wanted.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
        }
        add(.stop, stop)
        if let usbPort, hosts.count < Self.hostsMax { add(.usbPort, usbPort.socket.number) }
        if let control { add(.control, control.socket.number) }
        for (index, host) in hosts.enumerated() {
            add(.host(index), host.socket.number, reads: host.wantsInput, writes: !host.output.isEmpty)
        }
        for (index, client) in clients.enumerated() {
            add(.client(index), client.socket.number, reads: client.wantsInput, writes: !client.output.isEmpty)
        }
        let now = Self.monotonicMillis()
        let due = (hosts.compactMap(\.dueMillis) + clients.compactMap(\.dueMillis)).min() ?? Int64.max
        let wait = max(0, min(due &- now, Self.waitMaxMillis))
        guard poll(&wanted, nfds_t(wanted.count), Int32(wait)) > 0 else { return [] }
        return zip(sources, wanted).compactMap { $1.revents != 0 ? $0 : nil }
    }

    /// Lets go who is through, gone, or too slow.
    private mutating func sweep() {
        let now = Self.monotonicMillis()
        for host in hosts where host.isOver || (host.dueMillis ?? .max) <= now { host.close() }
        hosts.removeAll { $0.isOver || ($0.dueMillis ?? .max) <= now }
        for client in clients where client.isOver || (client.dueMillis ?? .max) <= now { client.socket.close() }
        clients.removeAll { $0.isOver || ($0.dueMillis ?? .max) <= now }
    }

    private mutating func leave() {
        for place in bus.places where place.port != nil {
            _ = unplug(place.name)
        }
        let due = Self.monotonicMillis() + Self.lastWordsMaxMillis
        while !hosts.isEmpty || !clients.isEmpty, Self.monotonicMillis() < due {
            for index in hosts.indices { hosts[index].end(nowMillis: Self.monotonicMillis()) }
            for index in clients.indices { clients[index].end(nowMillis: Self.monotonicMillis()) }
            for index in hosts.indices { hosts[index].flush() }
            for index in clients.indices { answer(client: index) }
            sweep()
            if !hosts.isEmpty || !clients.isEmpty { usleep(Self.pauseMillis * 1000) }
        }
        for host in hosts { host.close() }
        hosts = []
        clients = []
        control?.remove()
    }

    static func monotonicMillis() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
