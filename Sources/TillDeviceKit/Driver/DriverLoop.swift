#if canImport(Glibc)
import Glibc
#endif

/// The I/O around a `DriverSession`: one thread, one poll(2) over the control socket and the device.
struct DriverLoop<Driver: DeviceDriver> {
    private var control: ControlChannel
    private var link: DeviceLink
    private var session = DriverSession<Driver>()
    private var wakeAt: Int64?
    private var exitCode: Int32?

    /// The longest wait, so that a lost wake-up costs no more than this.
    private static var waitMaxMillis: Int64 { 1000 }

    init(control: Int32, opener: any TransportOpener) {
        self.control = ControlChannel(descriptor: control)
        self.link = DeviceLink(opener: opener)
    }

    mutating func run() -> Int32 {
        while exitCode == nil {
            waitForSomething()
            readControl()
            let now = DriverMain.monotonicMillis()
            for event in link.step(nowMillis: now) {
                perform(decide(event))
            }
            if let due = wakeAt, due <= now {
                wakeAt = nil
                perform(session.wake(atMillis: DriverMain.wallClockMillis()))
            }
            if !control.flush() { exitCode = 0 }
        }
        link.close()
        return exitCode ?? 0
    }

    private func waitForSomething() {
        let now = DriverMain.monotonicMillis()
        let due = [wakeAt, link.dueMillis(nowMillis: now)].compactMap { $0 }.min() ?? Int64.max
        let wait = Int32(max(0, min(due &- now, Self.waitMaxMillis)))
        var descriptors = [
            pollfd(
                fd: control.descriptor,
                events: Int16(POLLIN | (control.hasOutput ? POLLOUT : 0)),
                revents: 0
            )
        ]
        for wanted in link.descriptors() {
            let events = (wanted.readable ? POLLIN : 0) | (wanted.writable ? POLLOUT : 0)
            descriptors.append(pollfd(fd: wanted.descriptor, events: Int16(events), revents: 0))
        }
        _ = poll(&descriptors, nfds_t(descriptors.count), wait)
    }

    private mutating func readControl() {
        switch control.read() {
        case .requests(let requests):
            for request in requests where exitCode == nil {
                perform(session.received(request))
            }
        case .ended:
            exitCode = 0
        case .malformed(let why):
            DriverMain.complain("the runtime sent what is not the plugin protocol: \(why)")
            exitCode = 76
        }
    }

    private mutating func decide(_ event: DeviceLink.Event) -> [DriverSession<Driver>.Action] {
        switch event {
        case .up: session.linkUp()
        case .down(let error): session.linkDown(error)
        case .bytes(let bytes): session.received(bytes, atMillis: DriverMain.wallClockMillis())
        case .written(let token): session.written(token: token)
        case .notWritten(let token, let error): session.notWritten(token: token, error)
        }
    }

    private mutating func perform(_ actions: [DriverSession<Driver>.Action]) {
        for action in actions {
            switch action {
            case .send(let message):
                if !control.send(message) {
                    DriverMain.complain("the runtime does not read; leaving")
                    exitCode = 76
                }
            case .openLink(let address):
                for event in link.use(address, nowMillis: DriverMain.monotonicMillis()) { perform(decide(event)) }
            case .write(let bytes, let token):
                let now = DriverMain.monotonicMillis()
                if let refusal = link.write(bytes, token: token, nowMillis: now) {
                    perform(session.notWritten(token: token, refusal))
                }
            case .limitStall(let millis):
                link.limitStall(toMillis: millis, nowMillis: DriverMain.monotonicMillis())
            case .wake(let afterMillis): wakeAt = DriverMain.monotonicMillis() + Int64(afterMillis)
            case .leave: exitCode = 0
            }
        }
        // The answer to `close` must be out before the process is gone.
        if exitCode != nil { _ = control.flush() }
    }
}
