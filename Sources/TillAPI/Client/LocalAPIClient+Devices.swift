import TillDevices
import TillRuntime

/// Devices for whoever claims one, and what they have counted.
extension LocalAPIClient {
    public func claim(_ device: String, _ request: ClaimRequest) async throws -> DeviceClaim {
        let answer: ClaimAnswer = try await post(path(device, "claim"), request)
        return answer.claim
    }

    public func renew(_ device: String, fence: Int, leaseMillis: Int64) async throws -> DeviceClaim {
        let request = RenewRequest(fence: fence, leaseMillis: leaseMillis)
        let answer: ClaimAnswer = try await post(path(device, "renew"), request)
        return answer.claim
    }

    public func retain(_ device: String, fence: Int) async throws -> DeviceClaim {
        let answer: ClaimAnswer = try await post(path(device, "retain"), FenceRequest(fence: fence))
        return answer.claim
    }

    public func release(_ device: String, fence: Int) async throws {
        let _: DeviceList = try await post(path(device, "release"), FenceRequest(fence: fence))
    }

    public func display(_ device: String, fence: Int, lines: [String]) async throws {
        let _: DeviceList = try await post(path(device, "display"), DisplayRequest(fence: fence, lines: lines))
    }

    /// What happens on a device that is claimed, from the claim to its end.
    public func heldEvents(
        of device: String,
        fence: Int,
        _ body: @Sendable (HeldDeviceEvent) async throws -> Void
    ) async throws {
        try await stream("\(path(device, "events"))?fence=\(fence)", onOpen: {}) { _, event in try await body(event) }
    }

    public func statistics(of device: String) async throws -> DeviceStatistics {
        try await get(path(device, "statistics"))
    }

    public func resetStatistics(of device: String) async throws -> DeviceStatistics {
        try await post(path(device, "statistics/reset"), [String: String]())
    }

    private func path(_ device: String, _ end: String) -> String {
        "/v1/devices/\(PercentEncoding.encoded(device))/\(end)"
    }
}
