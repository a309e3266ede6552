import TillAPI
import TillDeviceKit
import TillDevices

/// A device that is being tested: through the running terminal, or brought up for the test.
protocol HealthBench: Sendable {
    /// Answers `CheckHealthText`.
    func check(_ level: HealthLevel) async throws(DeviceError) -> String
    func show(_ lines: [String]) async throws(DeviceError)
    /// Tells what happens on the device, until the task is cancelled or the device is ours no more.
    func listen(_ tell: @escaping @Sendable (HeldDeviceEvent) -> Void) async throws
}

/// Held while it is tested, so that a scan of the test sells nothing.
struct HeldBench: HealthBench {
    let held: HeldDevice

    func check(_ level: HealthLevel) async throws(DeviceError) -> String {
        let (client, device, fence) = (held.client, held.device, held.fence)
        return try await DeviceError.asking {
            try await client.check(device: device, level: level.rawValue, fence: fence).text
        }
    }

    func show(_ lines: [String]) async throws(DeviceError) {
        try await DeviceError.asking { try await held.client.display(held.device, fence: held.fence, lines: lines) }
    }

    func listen(_ tell: @escaping @Sendable (HeldDeviceEvent) -> Void) async throws {
        try await held.client.heldEvents(of: held.device, fence: held.fence) { tell($0) }
    }
}

/// Asked without being held, because the check changes nothing on it.
struct AskingBench: HealthBench {
    let client: LocalAPIClient
    let device: String

    func check(_ level: HealthLevel) async throws(DeviceError) -> String {
        try await DeviceError.asking { try await client.check(device: device, level: level.rawValue).text }
    }

    func show(_ lines: [String]) async throws(DeviceError) {
        throw DeviceError(.notClaimed, .giveUp, "a text is shown by whoever holds the display")
    }

    func listen(_ tell: @escaping @Sendable (HeldDeviceEvent) -> Void) async throws {}
}

extension DeviceError {
    /// What the terminal answered of a device, as the device's own error.
    fileprivate static func asking<Value>(_ work: () async throws -> Value) async throws(DeviceError) -> Value {
        do {
            return try await work()
        } catch let error as APIError {
            let code = DeviceError.Code(rawValue: error.error.code) ?? .failure
            throw DeviceError(code, code == .illegal ? .giveUp : .waitForOperator, error.error.message)
        } catch {
            throw DeviceError(.failure, .retry, "\(error)")
        }
    }
}

/// A device without a daemon.
struct DirectBench: HealthBench {
    let devices: Devices
    let device: String

    func check(_ level: HealthLevel) async throws(DeviceError) -> String {
        try await devices.checkHealth(device, level: level)
    }

    func show(_ lines: [String]) async throws(DeviceError) {
        try await devices.displayText(device, lines: lines)
    }

    func listen(_ tell: @escaping @Sendable (HeldDeviceEvent) -> Void) async throws {
        for await event in devices.events {
            switch event {
            case .data(device, let scan): tell(HeldDeviceEvent(scan))
            case .status(device, let update): tell(.status(status: update.status, reason: update.reason))
            default: break
            }
        }
    }
}
