import Testing
import TillDeviceKit
import TillDevices

@testable import TillAPI

/// Which device plays which role, for technicians.
@Suite(.timeLimit(.minutes(5)))
struct RoleTests {
    private static func scanner(_ port: Int) -> AttachedDevice {
        AttachedDevice(
            kind: .serialLine,
            address: "serial:/dev/till-test-\(port)",
            path: "/sys/devices/1-\(port)/tty/till-test-\(port)",
            port: "1/\(port)",
            vendor: "05e0",
            product: "1701",
            name: "Scanner"
        )
    }

    /// Waits until the source was read; the time limit of the suite ends a wait in vain.
    private static func candidates(_ live: LiveTerminal, _ count: Int) async throws -> [RoleCandidate] {
        while true {
            let list = try await live.ask("/v1/device-roles/left%20scanner/candidates").decoded(RoleCandidateList.self)
            if list.candidates.count == count { return list.candidates }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test func `a role is given a device, which is remembered, and it is taken away again`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(attached: [Self.scanner(1), Self.scanner(2)])) { live in
            let found = try await Self.candidates(live, 2)
            #expect(found.map(\.id) == ["05e0:1701,port=1/1", "05e0:1701,port=1/2"])
            #expect(found.allSatisfy { $0.because == "its USB ids 05e0:1701 (Scanner)" && $0.role == nil })
            let asked = RoleAssignmentRequest(device: found[1].id)
            let answer = try await live.ask(.POST, "/v1/device-roles/left%20scanner/assign", asked)
            let role = try #require(try answer.decoded(RoleList.self).roles.first)
            #expect(role.role == "left scanner" && role.device == found[1].id && role.chosenBy == .person)
            #expect(role.isPresent && role.address == "serial:/dev/till-test-2" && role.reason.isEmpty)
            #expect(try live.service.store.entries().map(\.device.identity.id) == [found[1].id])
            let device = try #require(try await live.ask("/v1/devices").decoded(DeviceList.self).devices.first)
            #expect(device.connection == "serial:/dev/till-test-2")
            #expect(try await Self.candidates(live, 2).map(\.role) == [nil, "left scanner"])

            let forgotten = try await live.ask(.POST, "/v1/device-roles/left%20scanner/forget", [String: String]())
            #expect(try forgotten.decoded(RoleList.self).roles.map(\.device) == [nil])
            #expect(try live.service.store.entries() == [])
        }
    }

    @Test func `what cannot be`() async throws {
        try await LiveTerminal.with(LiveTerminal.Options(attached: [Self.scanner(1)])) { live in
            _ = try await Self.candidates(live, 1)
            let nothing = RoleAssignmentRequest(device: "x")
            let unplugged = try await live.ask(.POST, "/v1/device-roles/left%20scanner/assign", nothing).refusal
            let list = "till devices assign 'left scanner' lists those that are"
            #expect(unplugged == "404 NO_DEVICE: no device 'x' is plugged in: \(list)")
            let unknown = try await live.ask(.POST, "/v1/device-roles/door/assign", nothing).refusal
            let roles = "those with 'connection: auto' are left scanner"
            #expect(unknown == "404 NO_ROLE: there is no role 'door'; \(roles)")
            let candidates = try await live.ask("/v1/device-roles/door/candidates").refusal
            #expect(candidates.hasPrefix("404 NO_ROLE: "))
        }
        try await LiveTerminal.with { live in
            #expect(try await live.ask("/v1/device-roles").decoded(RoleList.self).roles == [])
            let refusal = try await live.ask(.POST, "/v1/device-roles/door/forget", [String: String]()).refusal
            #expect(refusal == "404 NO_ROLE: this terminal has no roles")
        }
    }
}
