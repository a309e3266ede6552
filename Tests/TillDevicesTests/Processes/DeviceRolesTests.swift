import Logging
import Synchronization
import Testing
import TillDeviceKit

@testable import TillDevices

/// Roles over real driver processes: the trial driver, plugged in and out.
@Suite(.timeLimit(.minutes(2)))
struct DeviceRolesTests {
    /// What somebody plugs in and out.
    private struct Plugs: AttachmentSource {
        private let stream: AsyncStream<AttachmentChange>
        private let plug: AsyncStream<AttachmentChange>.Continuation

        init() {
            (stream, plug) = AsyncStream.makeStream()
        }

        func changes() -> AsyncStream<AttachmentChange> { stream }
        func add(_ device: AttachedDevice) { plug.yield(.added(device)) }
        func remove(_ device: AttachedDevice) { plug.yield(.removed(device)) }
    }

    /// A registry in memory that can refuse.
    private final class Memory: DeviceRegistry {
        private let kept = Mutex<[String: RegistryEntry]>([:])
        let isBroken: Bool

        init(isBroken: Bool = false) {
            self.isBroken = isBroken
        }

        func entries() throws(DeviceRegistryError) -> [RegistryEntry] {
            if isBroken { throw DeviceRegistryError("the disk reports an error") }
            return kept.withLock { $0.values.sorted { $0.role < $1.role } }
        }

        func update(remember: [RegistryEntry], forget: [String]) throws(DeviceRegistryError) {
            if isBroken { throw DeviceRegistryError("the disk reports an error") }
            kept.withLock { kept in
                for role in forget { kept[role] = nil }
                for entry in remember { kept[entry.role] = entry }
            }
        }
    }

    /// A terminal with one role `scanner`, and a device `fixed` with an address of its own.
    private struct Rig {
        let devices: Devices
        let roles: DeviceRoles
        let plugs = Plugs()
        let log = LogRecord()
        private let running: Task<Void, Never>

        init(_ memory: Memory, clock: DevicesClock = .fast(4)) throws {
            let manifest = DriverManifest(
                name: "trial",
                summary: "",
                version: "1.0.0",
                status: .experimental,
                executable: "trial-driver",
                classes: [.scanner, .posPrinter],
                connections: ["serial"],
                usb: [.init(vendor: "05e0", product: "1701", name: "Scanner")]
            )
            let path = try BuildFolder.path(of: "trial-driver")
            let plugin = DriverPlugin(manifest: manifest, folder: "/", executable: path)
            let (planned, problems) = DevicePlan.check(
                [
                    DeviceConfiguration(name: "scanner", driver: "trial", connection: "auto"),
                    DeviceConfiguration(name: "fixed", driver: "trial", connection: "serial:/dev/ttyACM9"),
                ],
                plugins: [plugin]
            )
            try #require(problems == [])
            let (log, plugs) = (log, plugs)
            let logger = Logger(label: "roles") { _ in RecordingHandler(record: log) }
            let devices = Devices(planned, logger: logger, clock: clock)
            let roles = DeviceRoles(
                planned,
                plugins: [plugin],
                devices: devices,
                registry: memory,
                clock: clock,
                logger: logger
            )
            (self.devices, self.roles) = (devices, roles)
            running = Task {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { await devices.run() }
                    group.addTask { await roles.run(plugs) }
                    await group.waitForAll()
                }
            }
        }

        func end() async {
            running.cancel()
            await running.value
        }

        /// Waits until the device is so; the time limit of the suite ends a wait in vain.
        @discardableResult
        func waits(for device: String, _ holds: (DeviceStatus) -> Bool) async throws -> DeviceStatus {
            while true {
                let status = try #require(await devices.statuses().first { $0.name == device })
                if holds(status) { return status }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    /// The trial driver finds its device where the address says `online`.
    private static func scanner(_ port: Int, node: Int? = nil) -> AttachedDevice {
        var device = Plugged.scanner(port, node: node)
        device.address = "serial:online?node=\(node ?? port)"
        return device
    }

    @Test func aRoleComesAndGoesWithItsDevice() async throws {
        let memory = Memory()
        let rig = try Rig(memory)
        var status = try await rig.waits(for: "scanner") { $0.condition == .offline }
        #expect(status.pid == nil && status.connection == "auto")
        rig.plugs.add(Self.scanner(1))
        status = try await rig.waits(for: "scanner") { $0.condition == .ready }
        #expect(status.connection == "serial:online?node=1" && status.reason == "")
        #expect(try memory.entries().map(\.role) == ["scanner"])
        rig.plugs.remove(Self.scanner(1))
        status = try await rig.waits(for: "scanner") { $0.condition == .offline && $0.pid == nil }
        #expect(status.reason.hasPrefix("unplugged at "))
        rig.plugs.add(Self.scanner(1, node: 4))
        status = try await rig.waits(for: "scanner") { $0.condition == .ready }
        #expect(status.connection == "serial:online?node=4")
        await rig.end()
    }

    @Test func ofTwoAPersonChoosesAndTheNextStartKnows() async throws {
        let memory = Memory()
        let rig = try Rig(memory)
        for port in 1...2 { rig.plugs.add(Self.scanner(port)) }
        let asked = try await rig.waits(for: "scanner") { $0.condition == .ambiguous }
        #expect(asked.reason.contains("till devices assign scanner 05e0:1701,port=0000:00:14.0/1/1,if=0"))
        #expect(await rig.roles.reports().first?.candidates.count == 2)
        try await rig.roles.assign("scanner", "05e0:1701,port=0000:00:14.0/1/2,if=0")
        try await rig.waits(for: "scanner") { $0.condition == .ready && $0.connection == "serial:online?node=2" }
        let refusal = await #expect(throws: RoleRefusal.self) { try await rig.roles.assign("door", "x") }
        #expect(refusal?.code == .noRole)
        await rig.end()

        let next = try Rig(memory)
        for port in 1...2 { next.plugs.add(Self.scanner(port)) }
        try await next.waits(for: "scanner") { $0.condition == .ready && $0.connection == "serial:online?node=2" }
        #expect(await next.roles.reports().first?.chosenBy == .person)
        await next.end()
    }

    @Test func aDeviceWithAnAddressOfItsOwnIsSentThereWhenItIsPluggedIn() async throws {
        let rig = try Rig(Memory())
        let before = try await rig.waits(for: "fixed") {
            $0.condition == .ready || $0.condition == .offline && $0.pid != nil
        }
        rig.plugs.add(Plugged.scanner(9))
        // The role does not take what the configuration gives to another; the other one's driver stays the same process.
        try await rig.waits(for: "scanner") { $0.reason == "no device that fits is plugged in" }
        let after = try #require(await rig.devices.statuses().first { $0.name == "fixed" })
        #expect(
            after.pid == before.pid && after.connection == "serial:/dev/ttyACM9" && after.restarts == before.restarts
        )
        let refusal = await #expect(throws: DeviceError.self) {
            try await rig.devices.connect("fixed", to: "serial:/dev/null")
        }
        #expect(refusal?.code == .illegal)
        await rig.end()
    }

    @Test func aMemoryThatIsBrokenIsSaidAndNothingElse() async throws {
        let rig = try Rig(Memory(isBroken: true))
        rig.plugs.add(Self.scanner(1))
        try await rig.waits(for: "scanner") { $0.condition == .ready }
        await rig.log.contains(
            "which device plays which role holds until the terminal stops, but is not remembered: the disk reports an error"
        )
        await rig.end()
    }
}
