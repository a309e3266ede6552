import TillDeviceKit

/// What is wrong with printers and drawers at this moment, as far as somebody at the counter has to know it.
///
/// Bound: as many notices as there are devices and kinds.
struct OperatorNotices: Sendable {
    enum Event: Equatable {
        case status(StatusUpdate.Status)
        /// Its driver has gone: what was known of its paper is not known any more.
        case lost
        case ready
        /// A job waits for the printer.
        case waits
        case prints
        case drawerNotOpened
        case drawerOpened
        case drawerLeftOpen
    }

    struct Change: Equatable {
        var appeared: [OperatorNotice] = []
        var over: [OperatorNotice] = []
    }

    /// The printer of the receipts: its being offline is told even while nothing waits for it.
    var counterPrinter: String?
    private var facts: Set<OperatorNotice> = []
    private var awaited: Set<String> = []

    init(counterPrinter: String? = nil) {
        self.counterPrinter = counterPrinter
    }

    /// The most urgent first; of one urgency, by name.
    var current: [OperatorNotice] {
        OperatorNotice.Kind.allCases.flatMap { kind in
            facts.filter { $0.kind == kind && isTold($0) }.sorted { $0.device < $1.device }
        }
    }

    mutating func received(_ event: Event, of device: String) -> Change {
        let before = current
        note(event, device)
        let after = current
        return Change(
            appeared: after.filter { !before.contains($0) },
            over: before.filter { !after.contains($0) }
        )
    }

    private func isTold(_ notice: OperatorNotice) -> Bool {
        // A printer in the store room may be switched off as long as nobody needs it.
        notice.kind != .offline || notice.device == counterPrinter || awaited.contains(notice.device)
    }

    private mutating func note(_ event: Event, _ device: String) {
        switch event {
        case .status(let status): note(status, device)
        case .lost:
            facts = facts.filter { $0.device != device }
            set(.offline, device)
        case .ready: clear([.offline], device)
        case .waits: awaited.insert(device)
        case .prints:
            // A printer that prints has paper, is shut and is there.
            awaited.remove(device)
            clear([.paperOut, .coverOpen, .fault, .offline], device)
        case .drawerNotOpened: set(.drawerNotOpened, device)
        case .drawerOpened: clear([.drawerNotOpened], device)
        case .drawerLeftOpen: set(.drawerLeftOpen, device)
        }
    }

    private mutating func note(_ status: StatusUpdate.Status, _ device: String) {
        switch status {
        case .powerOnline: clear([.offline], device)
        case .powerOff, .powerOffline: set(.offline, device)
        case .coverOpen: set(.coverOpen, device)
        case .coverOK: clear([.coverOpen], device)
        case .paperEmpty:
            clear([.paperLow], device)
            set(.paperOut, device)
        case .paperNearEmpty:
            clear([.paperOut], device)
            set(.paperLow, device)
        case .paperOK: clear([.paperOut, .paperLow], device)
        case .fault: set(.fault, device)
        case .faultCleared: clear([.fault], device)
        case .drawerOpen: clear([.drawerNotOpened], device)
        case .drawerClosed: clear([.drawerLeftOpen], device)
        case .idle: break
        }
    }

    private mutating func set(_ kind: OperatorNotice.Kind, _ device: String) {
        facts.insert(OperatorNotice(kind, of: device))
    }

    private mutating func clear(_ kinds: [OperatorNotice.Kind], _ device: String) {
        for kind in kinds { facts.remove(OperatorNotice(kind, of: device)) }
    }
}
