import Testing
import TillDeviceKit
import TillRuntime
import TillWire

@testable import TillAPI
@testable import TillDevices

/// Devices for a client of the API. Their driver is not there, which a claim does not need.
@Suite(.timeLimit(.minutes(10)))
struct ClaimTests {
    private static var options: LiveTerminal.Options {
        let classes: [DeviceClass] = [.scanner, .lineDisplay]
        let manifest = DriverManifest(
            name: "none",
            summary: "Is not there",
            version: "1.0.0",
            status: .simulated,
            executable: "none",
            classes: classes,
            connections: ["none"]
        )
        let plugin = DriverPlugin(manifest: manifest, folder: "/", executable: "/nonexistent/none")
        return LiveTerminal.Options(
            devices: classes.map { deviceClass in
                PlannedDevice(
                    plugin: plugin,
                    parameters: OpenParameters(
                        connection: "none:x",
                        devices: [.init(name: deviceClass.rawValue, deviceClass: deviceClass)],
                        settings: DriverSettings()
                    )
                )
            }
        )
    }

    private static let wish = ClaimRequest(owner: "maintenance", leaseMillis: 60_000)
    private static let scan = ScanData(label: Array("8479996000134".utf8), atMillis: 7)

    private static func claim(_ live: LiveTerminal, _ device: String = "Scanner") async throws -> DeviceClaim {
        try await live.ask(.POST, "/v1/devices/\(device)/claim", wish).decoded(ClaimAnswer.self).claim
    }

    @Test func `a claim says who holds the device, and a release gives it back`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            let before = try await live.ask("/v1/devices").decoded(DeviceList.self).devices
            #expect(before.map(\.claim?.owner) == ["the terminal", "the terminal"])
            let claim = try await Self.claim(live)
            #expect(claim.owner == "maintenance" && claim.user != nil && claim.untilMillis != nil)
            let held = try await live.ask("/v1/devices").decoded(DeviceList.self).devices
            #expect(held[0].claim == claim && held[1].claim?.owner == "the terminal")
            let renewed = try await live.ask(
                .POST,
                "/v1/devices/Scanner/renew",
                RenewRequest(fence: claim.fence, leaseMillis: 600_000)
            ).decoded(ClaimAnswer.self).claim
            #expect(try #require(renewed.untilMillis) > claim.untilMillis ?? Int64.max)
            let retained = try await live.ask(.POST, "/v1/devices/Scanner/retain", FenceRequest(fence: claim.fence))
            #expect(retained.status == 200)
            let release = FenceRequest(fence: claim.fence)
            let back = try await live.ask(.POST, "/v1/devices/Scanner/release", release).decoded(DeviceList.self)
            #expect(back.devices[0].claim?.owner == "the terminal")
            #expect(try #require(back.devices[0].claim?.fence) > claim.fence)
            for path in ["release", "retain"] {
                let again = try await live.ask(.POST, "/v1/devices/Scanner/\(path)", release)
                #expect(try again.refusal.hasPrefix("409 E_CLAIMED: claim \(claim.fence) of 'Scanner' is over"))
            }
        }
    }

    @Test func `what is scanned meanwhile is the holder's, and sells nothing`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            try await live.open()
            let claim = try await Self.claim(live)
            await live.service.devices.deliver(.data(Self.scan), of: "Scanner")
            let client = LocalAPIClient(socketPath: live.socketPath)
            let device = live.service.devices
            let heard = Held()
            try await client.heldEvents(of: "Scanner", fence: claim.fence) { event in
                await heard.note(event)
                if case .scan = event { try await device.release("Scanner", fence: claim.fence) }
            }
            try await client.shutdown()
            let scan = HeldDeviceEvent.scan(
                text: "8479996000134",
                hex: "38343739393936303030313334",
                symbology: 0,
                aim: "",
                atMillis: 7
            )
            #expect(await heard.events == [scan, .ended(why: .released)], "and the stream ends with the claim")
            #expect(try await live.ask("/v1/status").decoded(TerminalStatus.self).order == nil)
            await live.service.devices.deliver(.data(Self.scan), of: "Scanner")
            while try await live.ask("/v1/status").decoded(TerminalStatus.self).order == nil { await Task.yield() }
        }
    }

    @Test func `a sale that is open keeps the scanner; a technician may force it`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            try await live.open()
            try await live.done(.add) { $0.product = 7 }
            let refused = try await live.ask(.POST, "/v1/devices/Scanner/claim", Self.wish)
            let why = "409 E_TIMEOUT: 'Scanner' could not be claimed within 0 ms: the terminal needs it now"
            #expect(try refused.refusal == why)
            var forced = Self.wish
            forced.force = true
            let claim = try await live.ask(.POST, "/v1/devices/Scanner/claim", forced).decoded(ClaimAnswer.self).claim
            #expect(claim.owner == "maintenance")
        }
    }

    /// The claim waits for the sale to end, and gets the device then.
    @Test func `a claim that waits is granted when the sale is over`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            try await live.open()
            try await live.done(.add) { $0.product = 7 }
            var patient = Self.wish
            patient.timeoutMillis = 60_000
            async let claim = live.ask(.POST, "/v1/devices/Scanner/claim", patient)
            while await !live.service.devices.isAnyWaitedFor { await Task.yield() }
            try await live.done(.checkout)
            try await live.done(.pay) { ($0.method, $0.amount) = ("cash", "5") }
            #expect(try await claim.decoded(ClaimAnswer.self).claim.owner == "maintenance")
        }
    }

    @Test func `the holder is told that somebody else wants it`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            let claim = try await Self.claim(live, "LineDisplay")
            let events = try await live.service.devices.heldEvents(of: "LineDisplay", fence: claim.fence)
            let other = ClaimRequest(owner: "sales", timeoutMillis: 60_000, leaseMillis: 1000)
            async let second = live.ask(.POST, "/v1/devices/LineDisplay/claim", other)
            var iterator = events.makeAsyncIterator()
            let asked = await iterator.next()
            guard case .releaseRequested(let by, let withinMillis) = asked else {
                Issue.record("\(String(describing: asked))")
                return
            }
            #expect(by.hasPrefix("sales (") && withinMillis == 5000)
            try await live.service.devices.release("LineDisplay", fence: claim.fence)
            #expect(try await second.decoded(ClaimAnswer.self).claim.owner == "sales")
        }
    }

    @Test func `what a holder asks without the right words`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            let path = "/v1/devices/Scanner"
            let noName = try await live.ask(.POST, "\(path)/claim", ClaimRequest(owner: "", leaseMillis: 1000))
            #expect(try noName.refusal == "422 VALIDATION: owner: 1 to 64 characters")
            let long = try await live.ask(.POST, "\(path)/claim", ClaimRequest(owner: "o", leaseMillis: 1))
            #expect(try long.refusal.hasPrefix("409 E_ILLEGAL: a lease lasts from 1000 to 600000 ms"))
            let none = try await live.ask(.POST, "/v1/devices/door/claim", Self.wish)
            #expect(try none.refusal.hasPrefix("404 E_NOEXIST: there is no device 'door'"))
            #expect(try await live.ask("\(path)/events").refusal == "422 VALIDATION: fence: give that of your claim")
            #expect(try await live.ask("\(path)/events?fence=9").refusal.hasPrefix("409 E_CLAIMED"))
            let rows = DisplayRequest(fence: 9, lines: Array(repeating: "x", count: 9))
            #expect(try await live.ask(.POST, "/v1/devices/LineDisplay/display", rows).refusal.hasPrefix("422"))
            let text = DisplayRequest(fence: 9, lines: ["x"])
            #expect(
                try await live.ask(.POST, "/v1/devices/LineDisplay/display", text).refusal.hasPrefix("409 E_CLAIMED")
            )
            let check = try await live.ask(.POST, "\(path)/check?level=internal&fence=9", json: "{}")
            #expect(try check.refusal.hasPrefix("409 E_CLAIMED"))
        }
    }

    @Test func `statistics over a reset`() async throws {
        try await LiveTerminal.with(Self.options) { live in
            try live.service.store.addStatistics(["Scanner": ["GoodScanCount": 5]], atMillis: 1)
            let found = try await live.ask("/v1/devices/Scanner/statistics").decoded(DeviceStatistics.self)
            #expect(found.statistics == ["GoodScanCount": 5] && found.resets == 0 && found.resetAtMillis == nil)
            let reset = try await live.ask(.POST, "/v1/devices/Scanner/statistics/reset", json: "{}")
                .decoded(DeviceStatistics.self)
            #expect(reset.statistics == ["GoodScanCount": 0] && reset.resets == 1)
            #expect(reset.resetAtMillis == live.clock.nowMillis)
            #expect(try await live.ask("/v1/devices/door/statistics").refusal.hasPrefix("404 E_NOEXIST"))
        }
    }
}

private actor Held {
    private(set) var events: [HeldDeviceEvent] = []

    func note(_ event: HeldDeviceEvent) { events.append(event) }
}
