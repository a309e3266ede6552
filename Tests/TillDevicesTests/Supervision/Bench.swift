import TillDeviceKit

@testable import TillDevices

/// A supervision at the end of a chosen story, with a clock that the test moves.
struct Bench {
    var supervision: DriverSupervision
    var nowMillis: Int64 = 1000
    var jitter = 0.0

    init(
        devices: [OpenParameters.Device] = [.init(name: "receipt", deviceClass: .posPrinter)],
        absence: DeviceAbsence? = nil
    ) {
        supervision = DriverSupervision(
            OpenParameters(
                connection: absence == nil ? "tcp://192.0.2.7" : "auto",
                devices: devices,
                settings: DriverSettings()
            ),
            absence: absence
        )
    }

    /// With a device that is looked for.
    static var absent: Bench { Bench(absence: DeviceAbsence(.offline, "its device is looked for")) }

    static func connect(
        _ address: String = "serial:/dev/ttyACM0",
        settings: [String: SettingValue] = [:]
    ) -> DriverSupervision.Event {
        .connect(address: address, settings: DriverSettings(settings))
    }

    static let unplugged = DriverSupervision.Event.detach(DeviceAbsence(.offline, "unplugged at 14:03"))

    @discardableResult
    mutating func take(_ event: DriverSupervision.Event) -> [DriverSupervision.Action] {
        supervision.received(event, nowMillis: nowMillis, jitter: jitter)
    }

    @discardableResult
    mutating func take(_ event: DriverSupervision.ProcessEvent) -> [DriverSupervision.Action] {
        take(.process(generation: supervision.generation, event))
    }

    /// Moves the clock to the time that the supervision asked for and wakes it.
    @discardableResult
    mutating func wake() -> [DriverSupervision.Action] {
        guard let due = supervision.dueMillis else { return [] }
        nowMillis = max(nowMillis, due)
        return take(.wake)
    }

    /// Answers the request of the supervision that is under way.
    @discardableResult
    mutating func answer(_ result: DriverResult = .done) -> [DriverSupervision.Action] {
        guard let request = supervision.kitRequest else { return [] }
        return take(.message(.result(id: request.id, result)))
    }

    @discardableResult
    mutating func refuse(_ error: DeviceError) -> [DriverSupervision.Action] {
        guard let request = supervision.kitRequest else { return [] }
        return take(.message(.failure(id: request.id, error)))
    }

    /// Answers the `reconnect` that is under way.
    @discardableResult
    mutating func answerReconnect(_ error: DeviceError? = nil) -> [DriverSupervision.Action] {
        guard let request = supervision.reconnection else { return [] }
        guard let error else { return take(.message(.result(id: request.id, .done))) }
        return take(.message(.failure(id: request.id, error)))
    }

    // MARK: - Stories

    mutating func becomeSpawned() {
        take(.start)
        take(.spawned(pid: 100))
    }

    mutating func becomeReady() {
        becomeSpawned()
        finishStart()
    }

    /// From `hello` on.
    mutating func finishStart() {
        answer(DriverResult(protocolVersion: 1))
        answer(DriverResult(capabilities: [DeviceCapabilities(device: "receipt", columns: 42)]))
        while case .starting = supervision.phase { answer() }
    }

    mutating func crash() {
        take(.disconnected)
        take(.exited("signal 11"))
    }

    mutating func becomeQuarantined() {
        becomeSpawned()
        while supervision.phase != .quarantined {
            crash()
            wake()
            if case .starting = supervision.phase { take(.spawned(pid: 100)) }
        }
    }

    static let printCall = DriverCall.print(device: "receipt", job: "job-1", items: [.feed(lines: 1)])
}
