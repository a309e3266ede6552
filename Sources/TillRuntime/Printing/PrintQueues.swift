import TillDeviceKit
import TillStore

/// Hands jobs to the printers, each to one printer only: whoever claims a job has it marked in the store before anybody
/// else can look.
actor PrintQueues {
    enum Claim {
        case nothing
        /// The job as it was before it was claimed, and the printer for which this one stands in.
        case print(StoredPrintJob, PortDevice, insteadOf: String?)
        /// It waits; the reason where that is news.
        case waits(id: String, news: String?)
    }

    private let store: TillStore
    private let clock: TerminalClock
    private var turns: PrinterTurns

    init(store: TillStore, clock: TerminalClock, routes: PrinterRoutes) {
        self.store = store
        self.clock = clock
        turns = PrinterTurns(routes)
    }

    /// The printers that have work, and the jobs whose printer does not exist.
    func work(
        _ devices: [PortDevice]
    ) throws(StoreError) -> (printers: Set<String>, missing: [(head: PrintQueueHead, reason: String)]) {
        turns.work(try store.printQueueHeads(), devices, nowMillis: clock.nowMillis())
    }

    /// Claims the printer's oldest job. Nothing is awaited from the look at the queue to the mark in the store.
    func claim(_ name: String, _ devices: [PortDevice]) throws(StoreError) -> Claim {
        guard let printer = devices.first(where: { $0.name == name }) else { return .nothing }
        let now = clock.nowMillis()
        switch turns.choice(of: printer, try store.printQueueHeads(), devices, nowMillis: now) {
        case .nothing:
            return .nothing
        case .rests(let head):
            return .waits(id: head.id, news: nil)
        case .blocked(let head, let reason):
            turns.isUnable(name, pauseMillis: nil, nowMillis: now)
            // Written once, so that a printer that is away for a day costs one write for its oldest job.
            let isNews = try store.markBlocked(id: head.id, device: name, reason: reason, atMillis: now)
            return .waits(id: head.id, news: isNews ? reason : nil)
        case .print(let head, let insteadOf):
            guard let job = try store.printJob(id: head.id) else { return .nothing }
            try store.markPrinting(id: job.id, device: name, insteadOf: insteadOf, atMillis: now)
            return .print(job, printer, insteadOf: insteadOf)
        }
    }

    func printed(_ id: String, on printer: String, _ outcome: PrintOutcome) throws(StoreError) {
        turns.printed(printer)
        let event: PrintJobEvent = outcome == .confirmed ? .confirm : .send
        try store.markPrint(id: id, event, reason: nil, bytesSent: nil, atMillis: clock.nowMillis())
    }

    /// Notes a bad end. Answers what it makes of the job.
    func failed(_ id: String, on printer: String, _ error: DeviceError) throws(StoreError) -> StoredPrintJob.State {
        let now = clock.nowMillis()
        let event = Self.event(error)
        switch event {
        case .block: turns.isUnable(printer, pauseMillis: PrinterTurns.blockedPauseMillis, nowMillis: now)
        case .fail: turns.isUnable(printer, pauseMillis: PrinterTurns.failedPauseMillis, nowMillis: now)
        // What is unknown holds up nobody: the printer's next job finds out whether it is well.
        default: break
        }
        try store.markPrint(id: id, event, reason: error.message, bytesSent: error.bytesSent, atMillis: now)
        return event == .block ? .blocked : event == .fail ? .failed : .unknown
    }

    /// Nothing is known of a printer's bytes but what the error says, and only zero is zero.
    static func event(_ error: DeviceError) -> PrintJobEvent {
        guard error.bytesSent == 0 else { return .lose }
        switch error.recovery {
        case .waitForOperator, .giveUp: return .block
        case .retry, .reopen: return .fail
        }
    }

    func mayTry(_ printer: String) {
        turns.mayTry(printer)
    }

    /// A person's word: the job is tried at once, on whatever printer.
    func mayTryEverything(_ printers: [String]) {
        for printer in printers { turns.mayTry(printer) }
    }
}
