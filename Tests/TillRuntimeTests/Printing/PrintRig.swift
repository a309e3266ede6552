import Logging
import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// Queues and printers on a store of its own, with a clock that stands still until it is told.
struct PrintRig {
    let rig: Rig
    let devices: FakeDevices
    let queues: PrintQueues
    let notices: NoticeBoard
    let spooler: PrintSpooler

    init(
        _ rig: Rig,
        devices: FakeDevices = FakeDevices(),
        routes: PrinterRoutes = PrinterRoutes(),
        logo: PrintImage? = nil,
        language: Language = .english,
        logger: Logger = .silent
    ) {
        self.rig = rig
        self.devices = devices
        queues = PrintQueues(store: rig.store, clock: rig.time.clock, routes: routes)
        notices = NoticeBoard(
            display: rig.outputs.display,
            feed: rig.feed,
            clock: rig.time.clock,
            language: { language },
            logger: logger
        )
        spooler = PrintSpooler(
            queues: queues,
            devices: devices,
            notices: notices,
            feed: rig.feed,
            language: { language },
            report: { [rig] in _ = await rig.terminal.take($0) },
            logo: logo,
            logger: logger
        )
    }

    init(routes: PrinterRoutes = PrinterRoutes(), logo: PrintImage? = nil) throws {
        self.init(try Rig(), routes: routes, logo: logo)
    }

    /// Queues a paper: for the counter, or for a station.
    func queue(_ id: String, for station: String? = nil) throws {
        let role: PrintJob.Role = station == nil ? .receipt : .kitchen
        let job = PrintJob(id: id, role: role, station: station, title: "T", document: Document([.text(id)]))
        try rig.store.queuePrint(job, atMillis: rig.time.now)
    }

    func job(_ id: String) throws -> StoredPrintJob {
        try #require(try rig.store.printJob(id: id))
    }

    /// Does what can be done with the printer's oldest job.
    @discardableResult
    func next(_ printer: String) async throws -> PrintSpooler.Step {
        var told: PrintSpooler.Told?
        return try await spooler.next(printer, &told)
    }

    /// What became of a print that is to go wrong in that way, or well.
    func next(_ printer: String, _ ending: Result<PrintOutcome, DeviceError>) async throws -> PrintSpooler.Step {
        await devices.set(endings: [ending])
        return try await next(printer)
    }
}

/// The ways in which a print can end.
enum Ending: String, CaseIterable, Sendable {
    case confirmed, sent, blockedByCheck, neverPossible, noAnswer, reopened, someBytes, allBytes, unknownBytes

    var result: Result<PrintOutcome, DeviceError> {
        switch self {
        case .confirmed: .success(.confirmed)
        case .sent: .success(.sent)
        case .blockedByCheck: .failure(DeviceError(.extended, .waitForOperator, "paper end", bytesSent: 0))
        case .neverPossible: .failure(DeviceError(.illegal, .giveUp, "no such code", bytesSent: 0))
        case .noAnswer: .failure(DeviceError(.offline, .retry, "no answer", bytesSent: 0))
        case .reopened: .failure(DeviceError(.failure, .reopen, "reset", bytesSent: 0))
        case .someBytes: .failure(DeviceError(.failure, .retry, "cable", bytesSent: 1))
        case .allBytes: .failure(DeviceError(.timeout, .waitForOperator, "no status", bytesSent: 4096))
        case .unknownBytes: .failure(DeviceError(.failure, .retry, "driver gone", bytesSent: nil))
        }
    }

    /// What the job is then.
    var state: StoredPrintJob.State {
        switch self {
        case .confirmed: .confirmed
        case .sent: .sent
        case .blockedByCheck, .neverPossible: .blocked
        case .noAnswer, .reopened: .failed
        case .someBytes, .allBytes, .unknownBytes: .unknown
        }
    }

    var step: PrintSpooler.Step {
        switch state {
        case .confirmed, .sent: .printed
        case .unknown: .unknown
        case .queued, .printing, .blocked, .failed, .discarded: .waits
        }
    }
}
