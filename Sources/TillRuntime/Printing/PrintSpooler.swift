import Logging
import TillDeviceKit
import TillDomain
import TillStore

/// Prints the queued jobs: one worker for each printer, each printer's jobs one after the other, oldest first.
///
/// A job of which no byte left the host waits and is tried again. A job of which bytes left without a good end is
/// *unknown*: it is never repeated by the machine, and it does not hold up the jobs behind it.
struct PrintSpooler: Sendable {
    /// How often the queues are looked at, if nobody rings.
    static let lookMillis: Int64 = 2000
    /// The most printers that are worked at a time. Jobs for more wait, and it is said so.
    static let workersMax = 32

    let queues: PrintQueues
    let devices: any DevicePort
    let notices: NoticeBoard
    let feed: TerminalFeed
    let language: @Sendable () async -> Language
    let report: @Sendable (Action.Event) async -> Void
    /// The shop's own picture, at the head of every receipt.
    var logo: PrintImage?
    let logger: Logger

    /// What became of a printer's oldest job.
    enum Step: Equatable {
        case nothingToDo
        case printed
        case waits
        case unknown
    }

    /// What was told of the job that waits, so that it is told once only.
    struct Told: Equatable {
        var job: String
        var reason: String
    }

    /// Works until cancelled.
    func run(_ bell: Bell) async {
        await withTaskGroup(of: Void.self) { group in
            var bells: [String: Bell] = [:]
            // As many as there are stations and printers; each is told once, not at every look.
            var told: Set<String> = []
            await bell.works(atLeastEvery: Self.lookMillis) {
                for printer in await printersWithWork(&told) where bells[printer] == nil {
                    guard bells.count < Self.workersMax else {
                        guard told.insert(printer).inserted else { continue }
                        logger.error("jobs for \(printer) wait: more than \(Self.workersMax) printers")
                        continue
                    }
                    let own = Bell()
                    bells[printer] = own
                    group.addTask { await work(printer, own) }
                }
                for bell in bells.values { bell.ring() }
            }
            group.cancelAll()
        }
    }

    private func printersWithWork(_ told: inout Set<String>) async -> [String] {
        do throws(StoreError) {
            let (printers, missing) = try await queues.work(await devices.devices(of: .posPrinter))
            told = told.filter { key in printers.contains(key) || missing.contains { $0.reason == key } }
            for (head, reason) in missing where told.insert(reason).inserted {
                await waits(head.id, on: nil, .queued, reason, isSounded: false)
            }
            return printers.sorted()
        } catch {
            logger.error("the print queues cannot be read: \(error)")
            return []
        }
    }

    /// The worker of one printer.
    private func work(_ printer: String, _ bell: Bell) async {
        var told: Told?
        for await _ in bell.rings {
            if Task.isCancelled { break }
            await workAll(printer, &told)
        }
    }

    private func workAll(_ printer: String, _ told: inout Told?) async {
        do throws(StoreError) {
            while true {
                switch try await next(printer, &told) {
                case .printed, .unknown: continue
                case .waits, .nothingToDo: return
                }
            }
        } catch {
            logger.error("the print queue of \(printer) cannot be worked: \(error)")
            feed.send(.fault(text: error.description))
        }
    }

    /// Does what can be done with the printer's oldest job.
    func next(_ printer: String, _ told: inout Told?) async throws(StoreError) -> Step {
        switch try await queues.claim(printer, await devices.devices(of: .posPrinter)) {
        case .nothing:
            return .nothingToDo
        case .waits(let id, let news):
            if let news {
                told = Told(job: id, reason: news)
                await waits(id, on: printer, .blocked, news, isSounded: false)
            }
            return .waits
        case .print(let job, let device, let insteadOf):
            return try await printOne(job, device, insteadOf, &told)
        }
    }

    private func printOne(
        _ job: StoredPrintJob,
        _ device: PortDevice,
        _ insteadOf: String?,
        _ told: inout Told?
    ) async throws(StoreError) -> Step {
        let items = await items(job, device, insteadOf)
        if let insteadOf {
            logger.warning("print \(job.id) comes out on \(device.name) instead of \(insteadOf)")
        }
        let outcome: PrintOutcome
        do throws(DeviceError) {
            outcome = try await devices.print(device.name, job: job.id, items: items)
        } catch {
            return try await ended(job, device.name, error, &told)
        }
        await printed(job, device.name, insteadOf, outcome)
        return .printed
    }

    /// The job's paper: what is said of a repeat and of a wrong printer stands above what it is about.
    private func items(_ job: StoredPrintJob, _ device: PortDevice, _ insteadOf: String?) async -> [PrintItem] {
        let language = await language()
        var document = job.document.marked(repeats: job.repeats, language)
        if let insteadOf {
            let why = await notices.worst(of: insteadOf)?.words(language)
            document = document.redirected(from: insteadOf, because: why, language)
        }
        let items = PrintItems.items(document, columns: device.columns ?? PrintItems.columnsDefault)
        guard let logo, job.isReceipt else { return items }
        return [.image(logo)] + items
    }

    // MARK: - How a print ends

    private func printed(
        _ job: StoredPrintJob,
        _ device: String,
        _ insteadOf: String?,
        _ outcome: PrintOutcome
    ) async {
        let state: StoredPrintJob.State = outcome == .confirmed ? .confirmed : .sent
        do throws(StoreError) {
            try await queues.printed(job.id, on: device, outcome)
        } catch {
            // It is on paper and the disk cannot say so: after a restart it counts as unknown, not as unprinted.
            logger.critical("print \(job.id) ended as \(state.rawValue), but the store failed: \(error)")
        }
        logger.info("print \(job.id) \(state.rawValue)", metadata: ["device": "\(device)"])
        let reason = insteadOf.map { "instead of \($0)" }
        feed.send(.print(job: job.id, state: state.rawValue, device: device, reason: reason))
        await notices.prints(device)
        await report(.printEnded(job: job.id, ending: .printed))
    }

    private func ended(
        _ job: StoredPrintJob,
        _ device: String,
        _ error: DeviceError,
        _ told: inout Told?
    ) async throws(StoreError) -> Step {
        let state = try await queues.failed(job.id, on: device, error)
        guard state == .unknown else {
            let news = Told(job: job.id, reason: error.message)
            if told != news { await waits(job.id, on: device, state, error.message, isSounded: state == .blocked) }
            told = news
            return .waits
        }
        let count = error.bytesSent.map { "\($0) bytes left" } ?? "an unknown number of bytes left"
        logger.error("print \(job.id) may be on paper or not (\(count)): \(error)", metadata: ["device": "\(device)"])
        feed.send(.print(job: job.id, state: state.rawValue, device: device, reason: error.message))
        await report(.printEnded(job: job.id, ending: .unknown))
        return .unknown
    }

    /// - Parameter isSounded: where somebody has to go to the printer: not for one that is only coming up.
    private func waits(
        _ id: String,
        on device: String?,
        _ state: StoredPrintJob.State,
        _ reason: String,
        isSounded: Bool
    ) async {
        logger.warning("print \(id) waits: \(reason)", metadata: ["device": "\(device ?? "none")"])
        feed.send(.print(job: id, state: state.rawValue, device: device, reason: reason))
        if let device { await notices.waits(for: device, isSounded: isSounded) }
        await report(.printEnded(job: id, ending: .waiting))
    }
}
