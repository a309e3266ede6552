import Logging
import TillDeviceKit
import TillDomain
import TillStore

/// Prints the queued jobs of one role, and in the kitchen of one station, one after the other, oldest first.
///
/// A job of which no byte left the host waits and is tried again. A job of which bytes left without a good end is
/// *unknown*: it is never repeated by the machine, and it does not hold up the jobs behind it.
struct PrintSpooler: Sendable {
    /// The pause before a job that found no printer is tried again, if no printer comes back sooner.
    static let retryMillis: Int64 = 2000

    let role: PrintJob.Role
    /// For the kitchen: the key of the station.
    var station: String?
    /// The configured printer of the role; nil takes the first printer.
    let printer: String?
    let store: TillStore
    let clock: TerminalClock
    let devices: any DevicePort
    let feed: TerminalFeed
    let language: @Sendable () async -> Language
    let report: @Sendable (Action.Event) async -> Void
    let logger: Logger

    /// What became of the oldest job.
    enum Step: Equatable {
        case nothingToDo
        case printed
        case waits
        case unknown
    }

    /// Works until cancelled. Looks when rung, when a device is ready, and at the latest after the pause.
    func run(_ bell: Bell) async {
        var waiting: String?
        await bell.works(atLeastEvery: Self.retryMillis) {
            waiting = await printAll(waiting: waiting)
        }
    }

    /// Prints what can be printed; answers the job that waits, so that its waiting is told once only.
    private func printAll(waiting: String?) async -> String? {
        while true {
            do throws(StoreError) {
                guard let job = try store.nextPrintJob(role: role, station: station) else { return nil }
                switch try await printOne(job, isToldAlready: job.id == waiting) {
                case .waits: return job.id
                case .printed, .unknown, .nothingToDo: continue
                }
            } catch {
                logger.error("the print queue cannot be worked: \(error)")
                feed.send(.fault(text: error.description))
                return waiting
            }
        }
    }

    func printOne(_ job: StoredPrintJob, isToldAlready: Bool) async throws(StoreError) -> Step {
        let printers = await devices.devices(of: .posPrinter)
        guard let device = printers.first(where: { printer == nil || $0.name == printer }) else {
            return await wait(job, device: nil, missing, isToldAlready)
        }
        // Asked first, so that a printer that is away for a day costs no writes to the disk.
        if let reason = device.outOfUse { return await wait(job, device: device.name, reason, isToldAlready) }
        let document = job.document.marked(repeats: job.repeats, await language())
        let items = PrintItems.items(document, columns: device.columns ?? PrintItems.columnsDefault)
        try store.markPrinting(id: job.id, device: device.name, atMillis: clock.nowMillis())
        do throws(DeviceError) {
            let outcome = try await devices.print(device.name, job: job.id, items: items)
            return try await finish(job, device.name, outcome)
        } catch {
            return try await end(job, device.name, error, isToldAlready)
        }
    }

    private var missing: String {
        station.map { "no printer is configured for the station \($0)" } ?? "no receipt printer is configured"
    }

    private func finish(
        _ job: StoredPrintJob,
        _ device: String,
        _ outcome: PrintOutcome
    ) async throws(DeviceError) -> Step {
        let (event, state): (PrintJobEvent, StoredPrintJob.State) =
            outcome == .confirmed ? (.confirm, .confirmed) : (.send, .sent)
        do throws(StoreError) {
            try store.markPrint(id: job.id, event, reason: nil, bytesSent: nil, atMillis: clock.nowMillis())
        } catch {
            // It is on paper and the disk cannot say so: after a restart it counts as unknown, not as unprinted.
            logger.critical("print \(job.id) ended as \(state.rawValue), but the store failed: \(error)")
        }
        logger.info("print \(job.id) \(state.rawValue)", metadata: ["device": "\(device)"])
        feed.send(.print(job: job.id, state: state.rawValue, device: device, reason: nil))
        await report(.printEnded(job: job.id, ending: .printed))
        return .printed
    }

    private func end(
        _ job: StoredPrintJob,
        _ device: String,
        _ error: DeviceError,
        _ isToldAlready: Bool
    ) async throws(StoreError) -> Step {
        let now = clock.nowMillis()
        if error.bytesSent == 0 {
            try store.markPrint(id: job.id, .wait, reason: error.message, bytesSent: 0, atMillis: now)
            return await wait(job, device: device, error.message, isToldAlready)
        }
        try store.markPrint(id: job.id, .lose, reason: error.message, bytesSent: error.bytesSent, atMillis: now)
        let count = error.bytesSent.map { "\($0) bytes left" } ?? "an unknown number of bytes left"
        logger.error("print \(job.id) may be on paper or not (\(count)): \(error)", metadata: ["device": "\(device)"])
        let state = StoredPrintJob.State.unknown.rawValue
        feed.send(.print(job: job.id, state: state, device: device, reason: error.message))
        await report(.printEnded(job: job.id, ending: .unknown))
        return .unknown
    }

    private func wait(
        _ job: StoredPrintJob,
        device: String?,
        _ reason: String,
        _ isToldAlready: Bool
    ) async -> Step {
        guard !isToldAlready else { return .waits }
        logger.warning("print \(job.id) waits: \(reason)", metadata: ["device": "\(device ?? "none")"])
        let state = StoredPrintJob.State.queued.rawValue
        feed.send(.print(job: job.id, state: state, device: device, reason: reason))
        await report(.printEnded(job: job.id, ending: .waiting))
        return .waits
    }
}
