import CTillLinux

#if canImport(Glibc)
import Glibc
#endif

extension SimulatorServer {
    mutating func admitClient() {
        guard let control else { return }
        let number = till_accept(control.socket.number)
        guard number >= 0 else { return pauseIfExhausted() }
        var client = ControlConnection(SocketDescriptor(number))
        if clients.count >= Self.clientsMax {
            // A short answer that a socket without anything in it takes at once; nothing is read.
            let text = "there are \(Self.clientsMax) control connections already: close one of them"
            client.output.append(ControlReply(.failure(SimulatorRefusal(text))).line)
            client.flush()
            return
        }
        clients.append(client)
    }

    mutating func hear(client index: Int) {
        guard clients[index].wantsInput else { return clients[index].flush() }
        switch clients[index].socket.read(max: ControlConnection.readMaxBytes) {
        case .nothing: return
        // A client that says no more may still listen.
        case .end: clients[index].end(nowMillis: Self.monotonicMillis())
        case .bytes(let bytes):
            for event in clients[index].lines.received(bytes) {
                switch event {
                case .line(let line): clients[index].waiting.append(line)
                case .tooLong: refuseLongLine(client: index)
                }
            }
        }
    }

    private mutating func refuseLongLine(client index: Int) {
        // The answers to the lines before it come first.
        for line in clients[index].waiting { perform(line, client: index) }
        clients[index].waiting = []
        let text = "a line has at most \(ControlLines.lineMaxBytes) bytes: the connection is closed"
        clients[index].output.append(ControlReply(.failure(SimulatorRefusal(text))).line)
        clients[index].end(nowMillis: Self.monotonicMillis())
    }

    /// Carries out what waits, as far as the client takes the answers.
    mutating func answer(client index: Int) {
        while !clients[index].waiting.isEmpty, !clients[index].isBroken,
            clients[index].output.count < ControlConnection.outputMaxBytes
        {
            perform(clients[index].waiting.removeFirst(), client: index)
            clients[index].flush()
        }
        clients[index].flush()
    }

    private mutating func perform(_ line: [UInt8], client index: Int) {
        let result = ControlRequest.read(line).flatMap { perform($0) }
        clients[index].output.append(ControlReply(result).line)
    }

    /// Carries out one request.
    mutating func perform(_ request: ControlRequest) -> Result<ControlAnswer, SimulatorRefusal> {
        switch request {
        case .list: return .success(ControlAnswer(devices: devices))
        case .unplug(let name): return unplug(name).map { ControlAnswer(port: $0) }
        case .plug(let name, let port): return plug(name, port)
        case .device(let name, let command):
            return bus.received(command, for: name).map { ControlAnswer($0) }
        }
    }

    /// The devices as `list` shows them.
    public var devices: [ControlDevice] {
        bus.places.map { place in
            let index = place.port.flatMap { host(ofPort: $0) }
            let export = USBIPExport(
                port: place.lastPort,
                deviceDescriptor: place.device.deviceDescriptor,
                configurationDescriptor: place.device.configurationDescriptor
            )
            return ControlDevice(
                name: place.name,
                kind: place.device.kind,
                port: place.port,
                vendor: Self.hex(export?.vendor ?? 0),
                product: Self.hex(export?.product ?? 0),
                serial: place.serial,
                isAttached: index != nil,
                hubPort: index.flatMap { hosts[$0].hubPort }
            )
        }
    }

    private static func hex(_ number: UInt16) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// Plugs a device in; where the kernel's hub is used, also one that is in its port and has lost its host.
    private mutating func plug(_ name: String, _ port: Int?) -> Result<ControlAnswer, SimulatorRefusal> {
        let place: Int
        let wasIn = bus.port(of: name)
        if let current = wasIn, hub != nil, port == nil || port == current, host(ofPort: current) == nil {
            place = current
        } else {
            switch bus.plug(name, port: port) {
            case .success(let port): place = port
            case .failure(let refusal): return .failure(refusal)
            }
        }
        do throws(SimulatorFailure) {
            return .success(ControlAnswer(port: place, hubPort: try attach(port: place)))
        } catch {
            // What the kernel did not take is not plugged in.
            if wasIn == nil { _ = bus.unplug(name) }
            return .failure(SimulatorRefusal(error.description))
        }
    }
}
