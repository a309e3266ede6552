import TillAPI
import TillDeviceKit
import TillDevices
import TillLinuxIO
import TillRuntime
import TillStore

#if canImport(Glibc)
import Glibc
#endif

/// The roles without a daemon: what is plugged in is looked at once, and what is remembered is read from the store.
struct DirectRoles {
    private(set) var assignments: RoleAssignments
    private let store: TillStore?
    /// What was decided by looking; a command that only looks does not write it down.
    private let outputs: [RoleAssignments.Output]
    private let moment: RoleMoment

    /// - Parameter forWriting: takes the terminal's lock, and makes the store where there is none.
    init(_ reading: ConfigurationReader.Reading, _ folders: DriverFolders, forWriting: Bool = false) throws {
        let planned = try reading.planned(folders)
        store = try Self.store(reading.configuration.stateFolder, forWriting)
        assignments = RoleAssignments(
            roles: RoleAssignments.roles(planned),
            registry: try store?.entries() ?? [],
            explicit: RoleAssignments.explicitAddresses(planned),
            plugins: folders.plugins
        )
        (outputs, moment) = Self.look(&assignments)
    }

    private static func store(_ folder: String, _ forWriting: Bool) throws -> TillStore? {
        let path = folder + "/till.sqlite"
        guard forWriting else { return Files.exists(path) ? try TillStore(path: path) : nil }
        try Files.makeFolder(folder, mode: 0o700)
        guard try Files.lock(folder + "/lock") else {
            throw APIError(
                "BUSY",
                "a till works in \(folder) and does not answer on this socket: ask it there, with --socket"
            )
        }
        return try TillStore(path: path)
    }

    /// Everything that is there, and then the quiet that a choice needs: nothing is about to come.
    private static func look(_ assignments: inout RoleAssignments) -> ([RoleAssignments.Output], RoleMoment) {
        assignments.resolveExplicitNodes()
        var wall = timespec()
        clock_gettime(CLOCK_REALTIME, &wall)
        let wallMillis = Int64(wall.tv_sec) * 1000 + Int64(wall.tv_nsec) / 1_000_000
        let offset = TerminalClock.system(deviceID: "").utcOffsetMinutes(wallMillis)
        func moment(_ millis: Int64) -> RoleMoment {
            RoleMoment(monotonicMillis: millis, wallMillis: wallMillis, utcOffsetMinutes: offset)
        }
        var outputs: [RoleAssignments.Output] = []
        for device in AttachedDevices.survey().devices {
            outputs += assignments.received(.change(.added(device)), moment(0))
        }
        let end = moment(RoleAssignments.settleMillis)
        outputs += assignments.received(.wake, moment(0))
        outputs += assignments.received(.wake, end)
        return (outputs, end)
    }

    // MARK: - For a command

    /// The devices with the addresses that those of roles have now; one that has none says why.
    func connected(_ planned: [PlannedDevice]) -> [PlannedDevice] {
        var (addresses, absences): ([String: (String, [String: SettingValue])], [String: DeviceAbsence]) = ([:], [:])
        for output in outputs {
            switch output {
            case .connect(let role, let address, let settings): addresses[role] = (address, settings)
            case .lost(let role, let reason): absences[role] = DeviceAbsence(.offline, reason)
            case .ask(let role, _, let why): absences[role] = DeviceAbsence(.ambiguous, why)
            case .remember, .forget, .say: break
            }
        }
        return planned.map { device in
            guard device.isAutomatic, let role = device.parameters.devices.first?.name else { return device }
            guard let (address, settings) = addresses[role] else {
                var device = device
                device.absence = absences[role]
                return device
            }
            return device.at(address, settings: settings)
        }
    }

    /// Does what a person says, and writes it down.
    mutating func decide(
        _ work: (inout RoleAssignments, RoleMoment) -> Result<[RoleAssignments.Output], RoleRefusal>
    ) throws {
        var remember: [RegistryEntry] = []
        var forget: [String] = []
        for output in try work(&assignments, moment).get() {
            switch output {
            case .remember(let entry): remember.append(entry)
            case .forget(let role): forget.append(role)
            case .connect, .lost, .ask, .say: break
            }
        }
        try store?.update(remember: remember, forget: forget)
        try store?.close()
    }
}

extension ConfigurationReader.Reading {
    /// The devices as a command without a daemon uses them: those of roles at the addresses that they have now.
    func plannedNow(_ folders: DriverFolders) throws -> [PlannedDevice] {
        let planned = try planned(folders)
        guard planned.contains(where: \.isAutomatic) else { return planned }
        return try DirectRoles(self, folders).connected(planned)
    }
}
