import Logging
import TillDeviceKit

/// Lets the roles follow their devices: hears what is plugged in, decides by `RoleAssignments`, connects and detaches
/// `Devices`, and has it written down.
///
/// ```swift
/// let roles = DeviceRoles(planned, plugins: plugins, devices: devices, registry: store, logger: logger)
/// await roles.run(source)
/// ```
public actor DeviceRoles {
    private var assignments: RoleAssignments
    private let devices: Devices
    private let registry: any DeviceRegistry
    private let clock: DevicesClock
    private let utcOffsetMinutes: @Sendable (_ atMillis: Int64) -> Int
    private let logger: Logger
    /// What is decided and not done yet, in order. Bound: what the few events bring that come while one is carried out,
    /// and carrying out waits for no device.
    private var outputs: [RoleAssignments.Output] = []
    private var isPerforming = false
    private var timerDueMillis: Int64?
    /// Rings when the earliest time may have changed.
    private let timers: AsyncStream<Void>
    private let timer: AsyncStream<Void>.Continuation

    /// - Parameters:
    ///   - planned: every configured device; those with `connection: auto` are the roles.
    ///   - plugins: all drivers there are.
    ///   - devices: made of the same `planned`.
    ///   - utcOffsetMinutes: what local time is ahead of UTC, for what a person reads.
    public init(
        _ planned: [PlannedDevice],
        plugins: [DriverPlugin],
        devices: Devices,
        registry: any DeviceRegistry,
        clock: DevicesClock = .system,
        utcOffsetMinutes: @escaping @Sendable (_ atMillis: Int64) -> Int = { _ in 0 },
        logger: Logger
    ) {
        self.devices = devices
        self.registry = registry
        self.clock = clock
        self.utcOffsetMinutes = utcOffsetMinutes
        self.logger = logger
        // A wake-up that is not read yet is as good as two.
        (timers, timer) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        var remembered: [RegistryEntry] = []
        do throws(DeviceRegistryError) {
            remembered = try registry.entries()
        } catch {
            logger.error("the devices of the roles are not known, and are chosen as for a new terminal: \(error)")
        }
        assignments = RoleAssignments(
            roles: RoleAssignments.roles(planned),
            registry: remembered,
            explicit: RoleAssignments.explicitAddresses(planned),
            plugins: plugins
        )
    }

    /// Follows the changes until the task is cancelled. To be called once.
    ///
    /// - Parameter source: nil where nothing can tell what is plugged in; the roles say so then.
    public func run(_ source: (any AttachmentSource)?) async {
        guard let source else { return await tellThatNothingIsKnown() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wakeInTime() }
            group.addTask { for await change in source.changes() { await self.received(change) } }
            await self.received(.wake)
            await group.waitForAll()
        }
    }

    private func tellThatNothingIsKnown() async {
        for role in assignments.roleNames {
            await perform([.lost(role: role, reason: "this terminal cannot tell what is plugged in")])
        }
    }

    // MARK: - Events

    /// News of a device: for the roles, and for a driver whose address by the configuration it has.
    public func received(_ change: AttachmentChange) async {
        if case .removed = change {} else { await devices.attached(change.device) }
        await received(.change(change))
    }

    private func received(_ event: RoleAssignments.Event) async {
        assignments.resolveExplicitNodes()
        await perform(assignments.received(event, now))
        timer.yield()
    }

    /// Wakes the decisions when they ask for it.
    private func wakeInTime() async {
        await withDiscardingTaskGroup { group in
            for await _ in timers {
                guard let due = assignments.dueMillis(after: clock.monotonicMillis()) else { continue }
                // One that rings too early is harmless and sets the next one, so only an earlier one is needed.
                guard timerDueMillis.map({ due < $0 }) ?? true else { continue }
                timerDueMillis = due
                group.addTask {
                    await self.clock.sleep(max(0, due - self.clock.monotonicMillis()))
                    if !Task.isCancelled { await self.timerRang(due) }
                }
            }
        }
    }

    private func timerRang(_ dueMillis: Int64) async {
        if timerDueMillis == dueMillis { timerDueMillis = nil }
        await received(.wake)
    }

    private var now: RoleMoment {
        let wall = clock.wallMillis()
        return RoleMoment(
            monotonicMillis: clock.monotonicMillis(),
            wallMillis: wall,
            utcOffsetMinutes: utcOffsetMinutes(wall)
        )
    }

    // MARK: - For a person

    public func reports() -> [RoleReport] { assignments.reports() }

    /// The devices that the role may be given; nil where there is no such role.
    public func candidates(for role: String) -> [RoleCandidate]? { assignments.candidates(for: role) }

    /// Gives the device of that id to the role, and remembers it.
    public func assign(_ role: String, _ id: String) async throws(RoleRefusal) {
        await perform(try assignments.assign(role, id, now).get())
        timer.yield()
    }

    /// Takes from the role what is remembered of it.
    public func forget(_ role: String) async throws(RoleRefusal) {
        await perform(try assignments.forget(role, now).get())
        timer.yield()
    }

    // MARK: - What is done

    /// In the order in which it was decided, whatever is decided meanwhile.
    private func perform(_ decided: [RoleAssignments.Output]) async {
        writeDown(decided)
        outputs += decided
        guard !isPerforming else { return }
        isPerforming = true
        defer { isPerforming = false }
        while !outputs.isEmpty { await perform(outputs.removeFirst()) }
    }

    private func perform(_ output: RoleAssignments.Output) async {
        switch output {
        case .connect(let role, let address, let settings):
            logger.info("'\(role)' is at \(address)")
            await told { () async throws(DeviceError) in
                try await devices.connect(role, to: address, settings: settings)
            }
        case .lost(let role, let reason):
            await detach(role, DeviceAbsence(.offline, reason))
        case .ask(let role, _, let why):
            await detach(role, DeviceAbsence(.ambiguous, why))
        case .say(let text):
            logger.notice("\(text)")
        case .remember, .forget: break
        }
    }

    private func detach(_ role: String, _ absence: DeviceAbsence) async {
        logger.notice("'\(role)' has no device: \(absence.reason)")
        await told { () async throws(DeviceError) in try await devices.detach(role, absence) }
    }

    private func told(_ work: () async throws(DeviceError) -> Void) async {
        do throws(DeviceError) {
            try await work()
        } catch {
            logger.error("\(error)")
        }
    }

    /// All that one event changes, at once.
    private func writeDown(_ outputs: [RoleAssignments.Output]) {
        var remember: [String: RegistryEntry] = [:]
        var forget: Set<String> = []
        for output in outputs {
            switch output {
            case .remember(let entry):
                remember[entry.role] = entry
                forget.remove(entry.role)
            case .forget(let role):
                remember[role] = nil
                forget.insert(role)
            case .connect, .lost, .ask, .say: break
            }
        }
        guard !remember.isEmpty || !forget.isEmpty else { return }
        do throws(DeviceRegistryError) {
            try registry.update(
                remember: remember.values.sorted { $0.role < $1.role },
                forget: forget.sorted()
            )
        } catch {
            logger.error(
                "which device plays which role holds until the terminal stops, but is not remembered: \(error)"
            )
        }
    }
}

extension RoleAssignments {
    /// The devices whose connection is `auto`, as roles.
    public static func roles(_ planned: [PlannedDevice]) -> [Role] {
        planned.filter(\.isAutomatic).compactMap { planned in
            planned.parameters.devices.first.map { Role(name: $0.name, plugin: planned.plugin) }
        }
    }

    /// Where the configuration says that the others are.
    public static func explicitAddresses(_ planned: [PlannedDevice]) -> [ConnectionAddress] {
        planned.filter { !$0.isAutomatic }.compactMap { ConnectionAddress($0.parameters.connection) }
    }

    /// Looks up where the links lead that the configuration names; they change as devices come and go.
    public mutating func resolveExplicitNodes() {
        explicitNodes = Dictionary(
            explicit.compactMap { address in LinkTarget.node(of: address).map { (address.target, $0) } }
        ) { first, _ in first }
    }

    var roleNames: [String] { seats.map(\.role.name) }
}
