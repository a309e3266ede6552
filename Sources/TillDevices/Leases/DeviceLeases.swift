import TillDeviceKit

/// Who holds which device, for how long, and who waits for it: UnifiedPOS `claim`, as leases with fencing tokens. A
/// value without I/O; `Devices` does what it says.
///
/// - The terminal holds every device by default. As a holder it yields when it does not need the device; what it needs
///   is told with `needed`.
/// - Another owner holds a device for the time of its lease and renews it. A lease that ends, in whatever way, goes back
///   to the terminal, and from there to whoever waits longest.
/// - A claim of a device that somebody else holds asks for it. The holder may retain it; one that says nothing within
///   `retainMillis` loses it.
/// - The fence counts up with every change of hands and with every driver process. Only the latest opens anything.
struct DeviceLeases: Equatable, Sendable {
    /// The shortest lease: shorter ones would end between two renewals on a busy machine.
    static let leaseMinMillis: Int64 = 1000
    /// The longest lease. Who is not heard of for so long has forgotten the device.
    static let leaseMaxMillis: Int64 = 600_000
    /// The longest wait for a device. UnifiedPOS knows a wait for ever; here every claim ends.
    static let timeoutMaxMillis: Int64 = 60_000
    /// How long a holder may think about it when somebody else wants the device.
    static let retainMillis: Int64 = 5000
    /// Claims that wait for one device; one more is refused with `E_BUSY`.
    static let waitingMax = 8

    struct Claim: Equatable, Sendable {
        /// Comes back with `granted` or `refused`, exactly once.
        var ticket: Int
        var device: String
        var owner: DeviceOwner
        /// UnifiedPOS `claim(timeout)`; 0 does not wait.
        var timeoutMillis: Int64
        var leaseMillis: Int64
        /// Takes the device from whoever has it, at once.
        var isForced = false
    }

    struct Holder: Equatable, Sendable {
        var owner: DeviceOwner
        var fence: Int
        /// By the clock of `nowMillis`; nil for the terminal.
        var untilMillis: Int64?
    }

    enum Action: Equatable, Sendable {
        case granted(ticket: Int, Holder)
        case refused(ticket: Int, DeviceError)
        case told(device: String, LeaseChange)
    }

    struct Waiter: Equatable, Sendable {
        var claim: Claim
        var dueMillis: Int64
    }

    /// The holder was asked for the device, for the claim with this ticket.
    struct Request: Equatable, Sendable {
        var ticket: Int
        var dueMillis: Int64
        var isRetained = false
    }

    struct Slot: Equatable, Sendable {
        var holder: Holder
        /// The highest fence that was ever given out.
        var fence: Int
        var isNeeded = false
        var waiting: [Waiter] = []
        var request: Request?
    }

    var slots: [String: Slot]
    /// The terminal ends its work: nothing is granted any more.
    var isStopped = false

    /// - Parameter fenceBase: below every fence of this run and above every fence of earlier ones.
    init(devices: [String], fenceBase: Int) {
        let holder = Holder(owner: .terminal, fence: fenceBase + 1)
        slots = Dictionary(devices.map { ($0, Slot(holder: holder, fence: fenceBase + 1)) }) { first, _ in first }
    }

    // MARK: - Looking

    /// Nil for a device that there is not.
    func holder(of device: String) -> Holder? { slots[device]?.holder }

    /// Whether a call with this fence may use the device now; nil is the terminal's own call.
    func mayUse(_ device: String, fence: Int?, nowMillis: Int64) -> Bool {
        guard let holder = slots[device]?.holder else { return false }
        guard let fence else { return holder.owner == .terminal }
        return holder.owner != .terminal && holder.fence == fence && nowMillis < (holder.untilMillis ?? 0)
    }

    /// When `wake` is wanted at the latest.
    var dueMillis: Int64? { slots.values.compactMap(\.dueMillis).min() }

    // MARK: - The driver's processes

    /// The fence for the claim of a driver process that starts now; it is above all that were given out before.
    mutating func processStarts(_ device: String) -> Int? {
        slots[device]?.takeFence()
    }
}

extension DeviceLeases.Slot {
    mutating func takeFence() -> Int {
        fence += 1
        return fence
    }

    var dueMillis: Int64? {
        let asked = request.flatMap { $0.isRetained ? nil : $0.dueMillis }
        return ([holder.untilMillis, asked] + waiting.map(\.dueMillis)).compactMap { $0 }.min()
    }
}
