import TillDeviceKit

/// Runs a driver as its process would, without a process: the real session and the real write queue on a simulated
/// connection, in virtual time.
///
/// ```swift
/// let wire = SimulatedWire()
/// var harness = DriverHarness<MyDriver>(opener: wire, devices: [.init(name: "display", deviceClass: .lineDisplay)])
/// harness.start()
/// let id = harness.call(.displayText(device: "display", lines: ["EXACT CHANGE"]))
/// #expect(harness.answers(to: id) == [.result(id: id, .done)])
/// #expect(wire.written == […])
/// ```
///
/// Time passes by `advance(millis:)` alone; every call and delivery is worked off at once.
public struct DriverHarness<Driver: DeviceDriver> {
    /// How often the loop turns at one moment before it is taken for stuck; a driver that writes on every `written`
    /// would go round for ever.
    private static var turnsMax: Int { 1000 }

    /// What the driver process sent, in order.
    public private(set) var messages: [DriverMessage] = []
    /// Every `wake` that was asked for, as the moment it is due.
    public private(set) var wakesAskedMillis: [Int64] = []
    /// The wake that is outstanding; nil when none is.
    public private(set) var wakeAtMillis: Int64?
    /// The virtual time, monotonic and since 1970 alike.
    public private(set) var nowMillis: Int64
    /// Whether the process has left after `close`.
    public private(set) var hasLeft = false

    public let parameters: OpenParameters
    private var session = DriverSession<Driver>()
    private var link: DeviceLink
    private var nextId = 1

    public init(
        opener: any TransportOpener,
        devices: [OpenParameters.Device],
        settings: [String: SettingValue] = [:],
        connection: String = "none:",
        startMillis: Int64 = 1_700_000_000_000
    ) {
        parameters = OpenParameters(connection: connection, devices: devices, settings: DriverSettings(settings))
        link = DeviceLink(opener: opener)
        nowMillis = startMillis
    }

    // MARK: - Calls

    /// Says hello, opens, claims and enables every device; answers the calls that were refused, which are none where
    /// all is well.
    @discardableResult
    public mutating func start() -> [DriverMessage] {
        var ids = [call(.hello(protocolVersion: DriverManifest.protocolVersion)), call(.open(parameters))]
        for device in parameters.devices {
            ids.append(call(.claim(device: device.name, fence: 1)))
            ids.append(call(.enable(device: device.name)))
        }
        return ids.flatMap { answers(to: $0) }.filter { if case .failure = $0 { true } else { false } }
    }

    /// Makes a call and works off what follows from it; answers its id.
    @discardableResult
    public mutating func call(_ call: DriverCall) -> Int {
        let id = nextId
        nextId += 1
        perform(session.received(DriverRequest(id: id, call: call)))
        settle()
        return id
    }

    /// The answers to a call: one when the driver is done with it, none before.
    public func answers(to id: Int) -> [DriverMessage] {
        messages.filter { message in
            switch message {
            case .result(let answered, _), .failure(let answered, _): answered == id
            case .event, .log: false
            }
        }
    }

    // MARK: - What was sent

    /// The events of all devices, in order.
    public var events: [DeviceEvent] {
        messages.compactMap { if case .event(_, let event) = $0 { event } else { nil } }
    }

    /// The scans, in order.
    public var scans: [ScanData] {
        events.compactMap { if case .data(let scan) = $0 { scan } else { nil } }
    }

    /// Forgets what was sent so far.
    public mutating func forgetMessages() {
        messages = []
    }

    // MARK: - Time and connection

    /// Lets time pass; wakes and reopenings come when they are due.
    public mutating func advance(millis: Int) {
        let end = nowMillis + Int64(millis)
        while true {
            settle()
            let due = [wakeAtMillis, link.dueMillis(nowMillis: nowMillis)].compactMap { $0 }.min() ?? end
            guard due < end else { break }
            nowMillis = max(due, nowMillis + 1)
        }
        nowMillis = end
        settle()
    }

    /// Works off what can be done at this moment.
    public mutating func settle() {
        for _ in 0..<Self.turnsMax where !hasLeft {
            let events = link.step(nowMillis: nowMillis)
            for event in events { perform(decide(event)) }
            var isQuiet = events.isEmpty
            if let due = wakeAtMillis, due <= nowMillis {
                wakeAtMillis = nil
                perform(session.wake(atMillis: nowMillis))
                isQuiet = false
            }
            if isQuiet { return }
        }
        precondition(hasLeft, "the driver has not come to rest after \(Self.turnsMax) turns at one moment")
    }

    private mutating func decide(_ event: DeviceLink.Event) -> [DriverSession<Driver>.Action] {
        switch event {
        case .up: session.linkUp()
        case .down(let error): session.linkDown(error)
        case .bytes(let bytes): session.received(bytes, atMillis: nowMillis)
        case .written(let token): session.written(token: token)
        case .notWritten(let token, let error): session.notWritten(token: token, error)
        }
    }

    private mutating func perform(_ actions: [DriverSession<Driver>.Action]) {
        for action in actions {
            switch action {
            case .send(let message): messages.append(message)
            case .openLink(let address):
                for event in link.use(address, nowMillis: nowMillis) { perform(decide(event)) }
            case .write(let bytes, let token):
                if let refusal = link.write(bytes, token: token, nowMillis: nowMillis) {
                    perform(session.notWritten(token: token, refusal))
                }
            case .limitStall(let millis): link.limitStall(toMillis: millis, nowMillis: nowMillis)
            case .wake(let afterMillis):
                wakeAtMillis = nowMillis + Int64(afterMillis)
                wakesAskedMillis.append(nowMillis + Int64(afterMillis))
            case .leave:
                hasLeft = true
                link.close()
            }
        }
    }
}
