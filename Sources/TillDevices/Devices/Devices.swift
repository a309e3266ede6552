import Logging
import TillDeviceKit

/// The devices of a terminal: a driver process for each configured one, brought up, watched and started again.
///
/// ```swift
/// let devices = Devices(planned, logger: logger)
/// async let running: Void = devices.run()
/// for await event in devices.events { … }
/// ```
///
/// Nothing here waits for a device but the caller of it: every call ends with its answer, with its deadline, or with
/// the process that it was sent to.
public actor Devices {
    /// One driver process and what it serves.
    struct Slot {
        let planned: PlannedDevice
        var supervision: DriverSupervision
        /// The line to the process that runs now.
        var connection: DriverConnection?
        /// What the supervising task does next. Bound: one process and a few timers at a time, by the supervision.
        let orders: AsyncStream<Order>
        let order: AsyncStream<Order>.Continuation
        /// When the earliest timer rings that was ordered.
        var timerDueMillis: Int64?
    }

    enum Order {
        case spawn(generation: Int)
        case timer(dueMillis: Int64)
    }

    /// What happens on the devices. One reader; ends when `run` does. Bound and rule: `EventBuffer`.
    public nonisolated let events: AsyncStream<DevicesEvent>

    let logger: Logger
    let clock: DevicesClock
    let queue: EventQueue
    var slots: [Slot]
    var callers: [Int: CheckedContinuation<Result<DriverResult, DeviceError>, Never>] = [:]
    var nextTicket = 1
    var leases: DeviceLeases
    var keeping = LeaseKeeping()
    /// What the terminal needs, as it said itself.
    var needed: Set<String> = []
    var ledger = StatisticsLedger()
    /// The calls whose answers go into the account, with the device.
    var statisticsCalls: [Int: String] = [:]
    private let slotByDevice: [String: Int]
    private var isStarted = false
    private var isStopping = false
    /// Ends with the first `stop`, so that `run` lasts until then even where no device is configured.
    private let untilStopped: AsyncStream<Never>
    private let endUntilStopped: AsyncStream<Never>.Continuation

    /// Takes what `DevicePlan.check` found to be in order; no name may be in it twice.
    ///
    /// - Parameter terminalStart: how often the terminal has been started. Its fencing tokens are above those of every
    ///   earlier start: 2^32 for each, so that none has to be written down when it is given out.
    public init(
        _ planned: [PlannedDevice],
        logger: Logger,
        clock: DevicesClock = .system,
        terminalStart: Int = 0
    ) {
        self.logger = logger
        self.clock = clock
        leases = DeviceLeases(
            devices: planned.flatMap { $0.parameters.devices.map(\.name) },
            fenceBase: terminalStart << 32
        )
        queue = EventQueue(logger: logger)
        events = queue.stream
        (untilStopped, endUntilStopped) = AsyncStream.makeStream()
        slots = planned.map { planned in
            let (orders, order) = AsyncStream.makeStream(of: Order.self)
            return Slot(
                planned: planned,
                supervision: DriverSupervision(planned.parameters, absence: Self.absence(planned)),
                orders: orders,
                order: order
            )
        }
        slotByDevice = Dictionary(
            uniqueKeysWithValues: planned.enumerated().flatMap { index, planned in
                planned.parameters.devices.map { ($0.name, index) }
            }
        )
    }

    /// Runs every driver until the task is cancelled; then closes them, each with `close`, up to 1 s of patience and
    /// SIGTERM, and returns when the last process is reaped. To be called once.
    public func run() async {
        precondition(!isStarted, "Devices.run is called once")
        isStarted = true
        // The work is not a child of the cancelled task: the drivers have to be closed after the cancellation.
        let work = Task { await supervise() }
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            Task { await self.stop() }
        }
        queue.finish()
    }

    private func supervise() async {
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in self.untilStopped {} }
            group.addTask { await self.keepLeases() }
            for index in slots.indices {
                group.addTask { await self.supervise(index) }
            }
        }
    }

    private func stop() {
        isStopping = true
        endUntilStopped.finish()
        stopLeases()
        for index in slots.indices {
            askLastStatistics(at: index)
            received(.stop, at: index)
        }
    }

    /// Carries out the orders for one slot until its supervision has stopped.
    private func supervise(_ index: Int) async {
        await withDiscardingTaskGroup { group in
            received(isStopping ? .stop : .start, at: index)
            for await order in slots[index].orders {
                switch order {
                case .spawn(let generation):
                    group.addTask { await self.runProcess(at: index, generation: generation) }
                case .timer(let dueMillis):
                    group.addTask {
                        await self.clock.sleep(max(0, dueMillis - self.clock.monotonicMillis()))
                        if !Task.isCancelled { await self.timerRang(dueMillis, at: index) }
                    }
                }
            }
            group.cancelAll()
        }
    }

    /// Why the device of a role is not there before anybody has looked for it.
    private static func absence(_ planned: PlannedDevice) -> DeviceAbsence? {
        planned.isAutomatic ? planned.absence ?? DeviceAbsence(.offline, "its device is looked for") : nil
    }

    // MARK: - Telling

    /// How every device is, in the order of the configuration.
    public func statuses() -> [DeviceStatus] {
        let monotonic = clock.monotonicMillis()
        let wall = clock.wallMillis()
        return slots.flatMap { slot in
            slot.planned.parameters.devices.map { device in
                let told = slot.supervision.condition(of: device.name)
                let capabilities = slot.supervision.capabilities[device.name]
                return DeviceStatus(
                    name: device.name,
                    deviceClass: device.deviceClass,
                    driver: slot.planned.plugin.manifest.name,
                    connection: slot.supervision.parameters.connection,
                    condition: told.condition,
                    reason: told.reason,
                    sinceMillis: wall - max(0, monotonic - told.sinceMillis),
                    restarts: slot.supervision.restarts,
                    pid: slot.supervision.pid,
                    columns: capabilities?.columns,
                    rows: capabilities?.rows,
                    life: slot.supervision.life(of: device.name),
                    claim: leases.holder(of: device.name).map { deviceClaim($0) }
                )
            }
        }
    }

    /// The slot that serves the device.
    ///
    /// - Throws: `E_NOEXIST` with the names there are.
    func slot(of device: String) throws(DeviceError) -> Int {
        if let index = slotByDevice[device] { return index }
        let known = slots.flatMap { $0.planned.parameters.devices.map(\.name) }
        let list = known.isEmpty ? "none is configured" : "there are \(known.joined(separator: ", "))"
        throw DeviceError(.noExist, .giveUp, "there is no device '\(device)'; \(list)", bytesSent: 0)
    }
}
