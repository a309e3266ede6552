import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// The endings of a print job, and which of them the machine may repeat.
@Suite struct PrintSpoolerTests {
    let rig: Rig
    let devices = FakeDevices()

    init() throws {
        rig = try Rig()
    }

    private var spooler: PrintSpooler {
        PrintSpooler(
            role: .receipt,
            printer: nil,
            store: rig.store,
            clock: rig.time.clock,
            devices: devices,
            feed: rig.feed,
            language: { .english },
            report: { [rig] in _ = await rig.terminal.take($0) },
            logger: .silent
        )
    }

    private func sold() async throws -> StoredPrintJob {
        await rig.open()
        try await rig.sell()
        return try #require(try rig.store.nextPrintJob(role: .receipt))
    }

    private func job(_ id: String) throws -> StoredPrintJob {
        try #require(try rig.store.printJobs(limit: 10).first { $0.id == id })
    }

    @Test(arguments: [(PrintOutcome.confirmed, StoredPrintJob.State.confirmed), (.sent, .sent)])
    func aGoodEnding(outcome: PrintOutcome, state: StoredPrintJob.State) async throws {
        let queued = try await sold()
        await devices.set(endings: [.success(outcome)])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .printed)
        #expect(try job(queued.id).state == state)
        #expect(try rig.store.nextPrintJob(role: .receipt) == nil)
        #expect(await devices.printed.map(\.job) == [queued.id])
    }

    /// Nothing left the host: it is queued again, however often, and printed once in the end.
    @Test func zeroBytesAreTriedAgain() async throws {
        let queued = try await sold()
        let refused = DeviceError(.offline, .retry, "no answer", bytesSent: 0)
        await devices.set(endings: [.failure(refused), .failure(refused), .success(.sent)])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .waits)
        #expect(try job(queued.id).state == .queued)
        #expect(
            try await spooler.printOne(try #require(try rig.store.nextPrintJob(role: .receipt)), isToldAlready: true)
                == .waits
        )
        #expect(
            try await spooler.printOne(try #require(try rig.store.nextPrintJob(role: .receipt)), isToldAlready: true)
                == .printed
        )
        #expect(try job(queued.id).attempts == 3)
    }

    /// One byte or an unknown number of them left: never again by the machine.
    @Test(arguments: [1, 4096, nil])
    func bytesLeftIsUnknown(bytesSent: Int?) async throws {
        let queued = try await sold()
        await devices.set(endings: [.failure(DeviceError(.failure, .waitForOperator, "gone", bytesSent: bytesSent))])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .unknown)
        let ended = try job(queued.id)
        #expect(ended.state == .unknown && ended.bytesSent == bytesSent && ended.reason == "gone")
        #expect(try rig.store.nextPrintJob(role: .receipt) == nil, "nothing is left to print by itself")
        #expect(await devices.printed.count == 1)
    }

    /// Printed again by a person's word: the paper says that it may be the second.
    @Test func aRepeatSaysSo() async throws {
        let queued = try await sold()
        await devices.set(endings: [.failure(DeviceError(.failure, .waitForOperator, "gone", bytesSent: 9))])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .unknown)
        #expect(try rig.store.settleUnknownPrint(id: queued.id, printAgain: true, atMillis: 1))
        let again = try #require(try rig.store.nextPrintJob(role: .receipt))
        #expect(try await spooler.printOne(again, isToldAlready: false) == .printed)
        let printed = await devices.printed
        guard case .line(let runs, .center) = printed[1].items[0] else {
            Issue.record("\(printed[1].items[0])")
            return
        }
        #expect(runs.map(\.text).joined().contains("DUPLICATE 1"), "\(runs)")
        #expect(printed[0].items != printed[1].items)
    }

    /// A printer that is known to be away costs no write to the disk.
    @Test func aPrinterThatIsAwayIsNotTried() async throws {
        let queued = try await sold()
        await devices.set(printers: [PortDevice(name: "receipt", columns: 32, outOfUse: "offline: switched off")])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .waits)
        #expect(try job(queued.id).attempts == 0)
        await devices.set(printers: [])
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .waits)
        #expect(await devices.printed.isEmpty)
    }

    /// If the disk cannot say that printing began, nothing is printed.
    @Test func nothingIsPrintedThatTheDiskDoesNotKnowOf() async throws {
        let queued = try await sold()
        try rig.breakTable("print_jobs")
        await #expect(throws: StoreError.self) { try await spooler.printOne(queued, isToldAlready: false) }
        #expect(await devices.printed.isEmpty)
    }

    @Test func linesFitThePaper() async throws {
        let queued = try await sold()
        #expect(try await spooler.printOne(queued, isToldAlready: false) == .printed)
        let items = try #require(await devices.printed.first?.items)
        for case .line(let runs, _) in items {
            let width = runs.reduce(0) { $0 + TextWidth.columns($1.text) * ($1.style.doubleWidth ? 2 : 1) }
            #expect(width <= 32, "\(runs)")
        }
        #expect(items.last == .cut(.partial))
    }

    /// What a restart makes of a job that was under way.
    @Test func aRestartInTheMiddleIsUnknown() async throws {
        let queued = try await sold()
        try rig.store.markPrinting(id: queued.id, device: "receipt", atMillis: 1)
        #expect(try rig.store.recoverPrintJobs(atMillis: 2) == [queued.id])
        #expect(try job(queued.id).state == .unknown)
        #expect(try rig.store.nextPrintJob(role: .receipt) == nil)
    }
}
