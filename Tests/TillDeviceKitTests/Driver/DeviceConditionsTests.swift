import Testing

@testable import TillDeviceKit

/// What a driver tells of a device while nobody has enabled it.
@Suite struct DeviceConditionsTests {
    @Test func theLastOfEachSideIsKept() {
        var conditions = DeviceConditions()
        let told: [StatusUpdate.Status] = [
            .paperEmpty, .coverOpen, .paperOK, .powerOffline, .fault, .idle, .drawerOpen, .coverOK,
        ]
        for status in told { conditions.told(StatusUpdate(status)) }
        #expect(conditions.updates.map(\.status) == [.powerOffline, .coverOK, .paperOK, .drawerOpen, .fault])
        conditions.forgetPower()
        #expect(conditions.updates.map(\.status) == [.coverOK, .paperOK, .drawerOpen, .fault])
    }

    @Test func whatWasToldBeforeEnablingIsToldThen() {
        var session = DriverSession<TellingDriver>()
        let devices = [OpenParameters.Device(name: "d", deviceClass: .posPrinter)]
        let parameters = OpenParameters(connection: "none:", devices: devices, settings: DriverSettings())
        let calls: [DriverCall] = [.hello(protocolVersion: DriverManifest.protocolVersion), .open(parameters)]
        for call in calls { _ = session.received(DriverRequest(id: 1, call: call)) }
        #expect(session.linkUp() == [], "nobody listens yet")
        _ = session.received(DriverRequest(id: 2, call: .claim(device: "d", fence: 1)))
        let told = session.received(DriverRequest(id: 3, call: .enable(device: "d"))).dropFirst()
        let expected: [StatusUpdate.Status] = [.powerOnline, .coverOpen, .paperEmpty]
        #expect(Array(told) == expected.map { .send(.event(device: "d", .status(StatusUpdate($0)))) })
        // It is told again to whoever enables the device next, but not of a connection that is gone.
        _ = session.received(DriverRequest(id: 4, call: .disable(device: "d")))
        _ = session.linkDown(DeviceError(.offline, .reopen, "cut"))
        let later = session.received(DriverRequest(id: 5, call: .enable(device: "d"))).dropFirst()
        #expect(Array(later) == [.send(.event(device: "d", .status(StatusUpdate(.powerOffline, reason: "cut"))))])
    }

    @Test func theStallLimitGoesToTheConnection() {
        var session = DriverSession<TellingDriver>()
        let devices = [OpenParameters.Device(name: "d", deviceClass: .posPrinter)]
        let parameters = OpenParameters(connection: "none:", devices: devices, settings: DriverSettings())
        _ = session.received(DriverRequest(id: 1, call: .open(parameters)))
        #expect(session.wake(atMillis: 0) == [.limitStall(millis: 5000)])
    }
}

/// Tells at link-up what its device's sensors say.
private struct TellingDriver: DeviceDriver {
    init(_ parameters: OpenParameters) throws(DeviceError) {}

    var capabilities: [DeviceCapabilities] { [DeviceCapabilities(device: "d")] }

    mutating func received(_ input: DriverInput) -> [DriverOutput] {
        switch input {
        case .linkUp:
            let statuses: [StatusUpdate.Status] = [.paperEmpty, .coverOpen]
            return statuses.map { .event(device: "d", .status(StatusUpdate($0))) }
        case .wake: return [.stallLimit(millis: 5000)]
        default: return []
        }
    }
}
