import CTillLinux

#if canImport(Glibc)
import Glibc
#endif

extension SimulatorServer {
    // MARK: - The kernel's hub

    /// Attaches every device that is plugged in to the kernel's hub.
    ///
    /// - Returns: the port of the hub for each name.
    public mutating func attachAll() throws(SimulatorFailure) -> [(name: String, hubPort: Int)] {
        var attached: [(name: String, hubPort: Int)] = []
        for place in bus.places {
            guard let port = place.port, let hubPort = try attach(port: port) else { continue }
            attached.append((place.name, hubPort))
        }
        return attached
    }

    /// Hands the kernel the device in a port.
    ///
    /// - Returns: the port of the hub; nil where no hub is used, or the device has a host already.
    mutating func attach(port: Int) throws(SimulatorFailure) -> Int? {
        guard let hub, host(ofPort: port) == nil, let export = bus.exports.first(where: { $0.port == port }) else {
            return nil
        }
        let (ours, other) = try SocketDescriptor.pair()
        let hubPort = try hub.attach(other, export, except: Set(hosts.compactMap(\.hubPort)))
        hosts.append(USBConnection(kernel: ours, handedOver: other, port: port, hubPort: hubPort))
        return hubPort
    }

    // MARK: - The USB/IP port

    mutating func admitHost() {
        guard let usbPort, hosts.count < Self.hostsMax else { return }
        let number = till_accept(usbPort.socket.number)
        guard number >= 0 else { return pauseIfExhausted() }
        var isOn: Int32 = 1
        _ = setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        let now = Self.monotonicMillis()
        hosts.append(USBConnection(client: SocketDescriptor(number), peer: "a USB/IP client", nowMillis: now))
    }

    /// Without a descriptor left, who knocks would be noticed again at once, and for ever.
    func pauseIfExhausted() {
        if errno == EMFILE || errno == ENFILE { usleep(Self.pauseMillis * 1000) }
    }

    // MARK: - Hearing and answering

    mutating func hear(host index: Int) {
        guard hosts[index].wantsInput else {
            // Something else than input woke us: the connection is writable, or has broken.
            return flush(host: index)
        }
        switch hosts[index].socket.read(max: USBConnection.readMaxBytes) {
        case .nothing: return
        case .end where hosts[index].port == nil: hosts[index].end(nowMillis: Self.monotonicMillis())
        case .end:
            hosts[index].isBroken = true
            release(host: index)
        case .bytes(let bytes): perform(hosts[index].session.received(bytes), host: index)
        }
    }

    private mutating func perform(_ events: [USBIPSession.Event], host index: Int) {
        for event in events where !hosts[index].isEnding {
            switch event {
            case .deviceListWanted: hosts[index].output.append(USBIPOperation.deviceListReply(bus.exports))
            case .importWanted(let busID): decideImport(busID, host: index)
            case .submitted(let urb):
                if hosts[index].queue.isFull { work(host: index) }
                do throws(USBIPFault) {
                    try hosts[index].queue.submitted(urb)
                } catch {
                    end(host: index, error)
                }
            case .unlinked(let unlink):
                // What can be answered is answered first: the host asked for it before it took it back.
                work(host: index)
                hosts[index].output.append(hosts[index].queue.unlinked(unlink))
            case .ended(let fault): end(host: index, fault)
            }
        }
    }

    private mutating func decideImport(_ busID: String, host index: Int) {
        let now = Self.monotonicMillis()
        guard let export = bus.export(busID: busID) else {
            tell("a USB/IP client asked for \(busID), where nothing is plugged in")
            hosts[index].output.append(USBIPOperation.importRefusal(.noDevice))
            return hosts[index].end(nowMillis: now)
        }
        guard host(ofPort: export.port) == nil else {
            tell("a USB/IP client asked for \(busID), which has a host already")
            hosts[index].output.append(USBIPOperation.importRefusal(.busy))
            return hosts[index].end(nowMillis: now)
        }
        hosts[index].output.append(USBIPOperation.importReply(export))
        hosts[index].port = export.port
        hosts[index].dueMillis = nil
        tell("\(bus.name(atPort: export.port) ?? busID) is attached to \(hosts[index].peer)")
        perform(hosts[index].session.imported(), host: index)
    }

    private mutating func end(host index: Int, _ fault: USBIPFault) {
        tell("\(hosts[index].peer) is disconnected: \(fault)")
        release(host: index)
        hosts[index].end(nowMillis: Self.monotonicMillis())
    }

    /// Offers the device what waits for it, and sends what it answers.
    mutating func work(host index: Int) {
        if let port = hosts[index].port, !hosts[index].isEnding {
            var queue = hosts[index].queue
            let room = hosts[index].roomBytes
            let answers = bus.withDevice(atPort: port) { queue.work(on: &$0, roomBytes: room) }
            hosts[index].queue = queue
            if let answers { hosts[index].output.append(answers) }
        }
        flush(host: index)
    }

    private mutating func flush(host index: Int) {
        hosts[index].flush()
        if hosts[index].isBroken { release(host: index) }
    }

    // MARK: - Leaving

    func host(ofPort port: Int) -> Int? {
        hosts.firstIndex { $0.port == port && !$0.isBroken && !$0.isEnding }
    }

    /// Pulls the plug of a device: its host gets -ESHUTDOWN for what waits, and the end of the connection.
    mutating func unplug(_ name: String) -> Result<Int, SimulatorRefusal> {
        let result = bus.unplug(name)
        guard case .success(let port) = result, let index = host(ofPort: port) else { return result }
        hosts[index].output.append(hosts[index].queue.deviceLeft())
        hosts[index].port = nil
        hosts[index].end(nowMillis: Self.monotonicMillis())
        hosts[index].flush()
        return result
    }

    /// The host has the device no longer, which is then as one whose plug was pulled; another host may have it at once.
    private mutating func release(host index: Int) {
        guard let port = hosts[index].port else { return }
        hosts[index].port = nil
        _ = bus.withDevice(atPort: port) { $0.unplugged() }
        tell("\(bus.name(atPort: port) ?? "a device") is detached: \(hosts[index].peer) has gone")
    }
}
