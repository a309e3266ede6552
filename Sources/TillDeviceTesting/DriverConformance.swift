import TillDeviceKit

/// What every driver owes the kit, proven with the driver's own devices and calls and without hardware:
///
/// - `open` answers the capabilities of each device,
/// - a call before the device is enabled is refused,
/// - every call is answered exactly once, also one that is meant for another class of device, with the connection
///   down before the call, broken at every byte of what it writes, and broken after the last byte,
/// - when the connection stands again, the same call ends as it did at first.
///
/// ```swift
/// let conformance = DriverConformance<MyDriver>(devices: […])
/// #expect(conformance.problems() == [])
/// ```
public struct DriverConformance<Driver: DeviceDriver> {
    /// How long a driver may take to answer, in virtual time: longer than a stalled connection is kept.
    public static var answerLimitMillis: Int { 60_000 }

    public var devices: [OpenParameters.Device]
    public var settings: [String: SettingValue]
    /// What the device answers to bytes written; most devices in these tests are silent.
    public var reply: ((_ written: [UInt8]) -> [UInt8])?

    public init(
        devices: [OpenParameters.Device],
        settings: [String: SettingValue] = [:],
        reply: ((_ written: [UInt8]) -> [UInt8])? = nil
    ) {
        self.devices = devices
        self.settings = settings
        self.reply = reply
    }

    /// What the driver owes still, in sentences; empty when it conforms.
    public func problems() -> [String] {
        opening() + disabled()
            + devices.flatMap { device in
                Self.calls(device: device.name).flatMap { faults(of: $0) }
            }
    }

    /// Each call of the protocol that a device can be asked for, whatever its class.
    public static func calls(device: String) -> [DriverCall] {
        [
            .print(device: device, job: "job-1", items: [.line(runs: [PrintRun("TOTAL 1,00")], alignment: .left)]),
            .print(device: device, job: "job-2", items: []),
            .openDrawer(device: device),
            .displayText(device: device, lines: ["TOTAL", "1,00"]),
            .checkHealth(device: device, level: .internal),
            .checkHealth(device: device, level: .external),
            .checkHealth(device: device, level: .interactive),
            .retrieveStatistics(device: device),
        ]
    }

    // MARK: - The parts

    private typealias Bench = (harness: DriverHarness<Driver>, wire: SimulatedWire)

    private func bench() -> Bench {
        let wire = SimulatedWire()
        wire.reply = reply
        return (DriverHarness(opener: wire, devices: devices, settings: settings), wire)
    }

    private func started() -> Bench {
        var (harness, wire) = bench()
        harness.start()
        harness.advance(millis: Self.answerLimitMillis)
        return (harness, wire)
    }

    private func opening() -> [String] {
        var harness = bench().harness
        let id = harness.call(.open(harness.parameters))
        guard case .result(_, let result)? = harness.answers(to: id).first else {
            return ["open was answered with \(harness.answers(to: id))"]
        }
        let told = (result.capabilities ?? []).map(\.device).sorted()
        let asked = devices.map(\.name).sorted()
        return told == asked ? [] : ["open told the capabilities of \(told), not of \(asked)"]
    }

    private func disabled() -> [String] {
        var harness = bench().harness
        harness.call(.open(harness.parameters))
        return devices.flatMap { device in
            Self.calls(device: device.name).flatMap { call -> [String] in
                if case .retrieveStatistics = call { return [] }
                let id = harness.call(call)
                guard case .failure(_, let error)? = harness.answers(to: id).first,
                    error.code == .notClaimed || error.code == .disabled
                else {
                    return ["\(call) before enable was answered with \(harness.answers(to: id))"]
                }
                return []
            }
        }
    }

    private func faults(of call: DriverCall) -> [String] {
        var (harness, wire) = started()
        let before = wire.written.count
        let id = harness.call(call)
        harness.advance(millis: Self.answerLimitMillis)
        guard let first = harness.answers(to: id).first else { return ["\(call) was never answered"] }
        var problems = once(harness, id, "\(call)")
        problems += cutBefore(call, expecting: first)
        for byte in 0...(wire.written.count - before) {
            problems += cut(call, afterBytes: byte, expecting: first)
        }
        return problems + cutBeforeDrained(call, expecting: first)
    }

    private func cutBefore(_ call: DriverCall, expecting first: DriverMessage) -> [String] {
        var (harness, wire) = started()
        wire.isPlugged = false
        harness.settle()
        let id = harness.call(call)
        harness.advance(millis: Self.answerLimitMillis)
        wire.isPlugged = true
        return once(harness, id, "\(call) without a connection") + recovery(&harness, call, expecting: first)
    }

    private func cut(_ call: DriverCall, afterBytes count: Int, expecting first: DriverMessage) -> [String] {
        var (harness, wire) = started()
        wire.breaksAfterBytes = count
        let id = harness.call(call)
        harness.advance(millis: Self.answerLimitMillis)
        wire.breaksAfterBytes = nil
        return once(harness, id, "\(call) cut after \(count) bytes") + recovery(&harness, call, expecting: first)
    }

    private func cutBeforeDrained(_ call: DriverCall, expecting first: DriverMessage) -> [String] {
        var (harness, wire) = started()
        wire.isDrained = false
        let id = harness.call(call)
        wire.isPlugged = false
        harness.settle()
        wire.isPlugged = true
        wire.isDrained = true
        harness.advance(millis: Self.answerLimitMillis)
        return once(harness, id, "\(call) cut behind its last byte") + recovery(&harness, call, expecting: first)
    }

    private func recovery(
        _ harness: inout DriverHarness<Driver>,
        _ call: DriverCall,
        expecting first: DriverMessage
    ) -> [String] {
        harness.advance(millis: Self.answerLimitMillis)
        let id = harness.call(call)
        harness.advance(millis: Self.answerLimitMillis)
        let what = "\(call) after the connection came back"
        let problems = once(harness, id, what)
        guard problems.isEmpty, let answer = harness.answers(to: id).first else { return problems }
        return kind(answer) == kind(first) ? [] : ["\(what) ended with \(answer), at first with \(first)"]
    }

    private func once(_ harness: DriverHarness<Driver>, _ id: Int, _ what: String) -> [String] {
        let count = harness.answers(to: id).count
        return count == 1 ? [] : ["\(what) was answered \(count) times"]
    }

    /// Success, or the code of the failure.
    private func kind(_ answer: DriverMessage) -> DeviceError.Code? {
        if case .failure(_, let error) = answer { error.code } else { nil }
    }
}
