import TillDeviceKit

/// One driver process with the device that it opens, brought as far as a check wants it.
final class DriverBench {
    enum Stage: Int, Comparable, CaseIterable {
        case started, greeted, opened, claimed, enabled

        static func < (first: Stage, second: Stage) -> Bool { first.rawValue < second.rawValue }
    }

    let driver: DriverUnderTest
    /// Nil where the driver was given an address that is not played.
    let device: PlayedDevice?
    let devices: [OpenParameters.Device]
    private let check: DriverCheck

    init(_ check: DriverCheck) throws(DriverCheck.Failed) {
        self.check = check
        devices = check.manifest.classes.map { OpenParameters.Device(name: $0.rawValue, deviceClass: $0) }
        do throws(DriverUnderTest.Failure) {
            let played = PlayedDevice.Kind.allCases.first { check.manifest.connections.contains($0.rawValue) }
            device =
                check.connection != nil
                ? nil
                : try played.map { kind throws(DriverUnderTest.Failure) in try PlayedDevice(kind, folder: check.folder)
                }
            driver = try DriverUnderTest(executable: check.executable)
        } catch {
            throw .because(error.text)
        }
    }

    /// Ends the process, so that the next bench finds the device free.
    deinit { driver.kill() }

    var parameters: OpenParameters {
        get throws(DriverCheck.Failed) {
            let address: String
            guard let given = check.connection ?? device?.address else {
                let schemes = check.manifest.connections.joined(separator: ", ")
                throw .cannot("no device can be played on \(schemes); give an address with --connection")
            }
            address = given
            let (settings, problems) = check.manifest.settings(from: check.settings)
            guard problems.isEmpty else { throw .because(problems.joined(separator: "; ")) }
            return OpenParameters(connection: address, devices: devices, settings: settings)
        }
    }

    /// Goes through the steps up to a stage, each of which has to succeed.
    func bring(to stage: Stage) throws(DriverCheck.Failed) {
        for step in Stage.allCases where step <= stage { try take(step) }
    }

    func take(_ step: Stage) throws(DriverCheck.Failed) {
        switch step {
        case .started: break
        case .greeted: _ = try done(.hello(protocolVersion: DriverManifest.protocolVersion))
        case .opened: _ = try done(.open(try parameters))
        case .claimed: for device in devices { _ = try done(.claim(device: device.name, fence: 7)) }
        case .enabled: for device in devices { _ = try done(.enable(device: device.name)) }
        }
    }

    /// Asks, and takes nothing but success.
    @discardableResult
    func done(_ call: DriverCall) throws(DriverCheck.Failed) -> DriverResult {
        switch try answer(call) {
        case .success(let result): return result
        case .failure(let error): throw .because("\(name(call)) was refused: \(error)")
        }
    }

    /// Asks, and takes nothing but a refusal with one of the codes.
    func refused(_ call: DriverCall, _ codes: Set<DeviceError.Code>, _ when: String) throws(DriverCheck.Failed) {
        let wanted = codes.map(\.rawValue).sorted().joined(separator: " or ")
        switch try answer(call) {
        case .success: throw .because("\(name(call)) \(when) was done; \(wanted) was due")
        case .failure(let error):
            guard codes.contains(error.code) else {
                throw .because("\(name(call)) \(when) was refused with \(error), not with \(wanted)")
            }
        }
    }

    /// The one answer to a call.
    func answer(
        _ call: DriverCall,
        withinMillis limit: Int = DriverCheck.answerLimitMillis
    ) throws(DriverCheck.Failed) -> Result<DriverResult, DeviceError> {
        try answer(to: driver.send(call), name(call), withinMillis: limit)
    }

    func answer(
        to id: Int,
        _ what: String,
        withinMillis limit: Int
    ) throws(DriverCheck.Failed) -> Result<DriverResult, DeviceError> {
        guard let answer = serving(millis: limit, { driver.answers(to: id).first }) else {
            throw .because("\(what) was not answered within \(limit / 1000) s\(ending)")
        }
        return answer
    }

    /// Waits, and lets the played device do its part meanwhile.
    func serving<Found>(millis limit: Int, _ find: () -> Found?) -> Found? {
        driver.wait(millis: limit) {
            device?.serve()
            return find()
        }
    }

    /// Lets time pass.
    func pause(millis: Int) {
        let _: Bool? = serving(millis: millis) { nil }
    }

    /// Fails where any request has been answered twice.
    func nothingTwice() throws(DriverCheck.Failed) {
        var counts: [Int: Int] = [:]
        for message in driver.messages {
            switch message {
            case .result(let id, _), .failure(let id, _): counts[id, default: 0] += 1
            case .event, .log: break
            }
        }
        if let twice = counts.first(where: { $0.value > 1 }) {
            throw .because("request \(twice.key) was answered \(twice.value) times")
        }
    }

    /// Waits until every device has said that it is there or that it is not.
    func power(
        _ status: StatusUpdate.Status,
        since start: Int = 0,
        withinMillis limit: Int = DriverCheck.backLimitMillis
    ) throws(DriverCheck.Failed) {
        for device in devices {
            let told: Bool? = serving(millis: limit) {
                driver.statuses(of: device.name, from: start).contains { $0.status == status } ? true : nil
            }
            guard told != nil else {
                let others = driver.statuses(of: device.name, from: start).map(\.status.rawValue)
                throw .because(
                    "\(device.name) did not tell \(status) within \(limit / 1000) s, only \(others)\(ending)"
                )
            }
        }
    }

    /// What is known of the end of the driver, for a sentence.
    var ending: String {
        let complaint = String(decoding: driver.complaint.suffix(300), as: UTF8.self)
        return (driver.ended.map { "; \($0)" } ?? "") + (complaint.isEmpty ? "" : "; it complained: \(complaint)")
    }

    func name(_ call: DriverCall) -> String {
        let text = "\(call)"
        return String(text.prefix { $0 != "(" })
    }
}
