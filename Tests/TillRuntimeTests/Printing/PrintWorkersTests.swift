import Logging
import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// Each printer has one queue and one worker, whatever its jobs are for, and none waits for another.
@Suite(.timeLimit(.minutes(1)))
struct PrintWorkersTests {
    let rig: Rig
    let devices = FakeDevices()
    let log = LineLog()

    init() throws {
        rig = try Rig()
    }

    /// Runs the printers for as long as the body takes.
    private func working(
        _ routes: PrinterRoutes = PrinterRoutes(receiptPrinter: "receipt"),
        _ body: (PrintRig, Bell) async throws -> Void
    ) async rethrows {
        let print = PrintRig(rig, devices: devices, routes: routes, logger: log.logger)
        // A bell whose loop was cancelled rings no more, so each run has its own.
        let bell = Bell()
        let running = Task { await print.spooler.run(bell) }
        bell.ring()
        do {
            try await body(print, bell)
        } catch {
            running.cancel()
            throw error
        }
        running.cancel()
        await running.value
    }

    private func queue(_ jobs: [(id: String, station: String?)]) throws {
        let print = PrintRig(rig, devices: devices)
        for (id, station) in jobs { try print.queue(id, for: station) }
    }

    private func state(_ id: String) throws -> StoredPrintJob.State? { try rig.store.printJob(id: id)?.state }

    private func printers(_ names: String...) async {
        await devices.set(printers: names.map { PortDevice(name: $0, columns: 32) })
    }

    // MARK: - Order

    @Test func eachPrinterPrintsItsOwnOldestFirst() async throws {
        await printers("receipt", "grill", "bar")
        try queue([("g1", "grill"), ("b1", "bar"), ("r1", nil), ("g2", "grill"), ("g3", "grill"), ("r2", nil)])
        await working { _, _ in await devices.whenPrinted(["g1", "g2", "g3", "b1", "r1", "r2"]) }
        #expect(await devices.papers == ["grill": ["g1", "g2", "g3"], "bar": ["b1"], "receipt": ["r1", "r2"]])
    }

    /// Receipts and the tickets of two stations on one printer: in the order in which they were queued.
    @Test func whatSharesAPrinterSharesItsQueue() async throws {
        await printers("receipt", "kitchen")
        let jobs = [("r1", nil), ("g1", "grill"), ("b1", "bar"), ("r2", nil), ("b2", "bar"), ("g2", "grill")]
        try queue(jobs as [(String, String?)])
        let routes = PrinterRoutes(receiptPrinter: "receipt", kitchenPrinters: ["grill": "receipt", "bar": "receipt"])
        await working(routes) { _, _ in await devices.whenPrinted(Set(jobs.map(\.0))) }
        #expect(await devices.papers == ["receipt": jobs.map(\.0)])
    }

    @Test func aBlockedJobHoldsUpWhateverSharesItsPrinterAndNothingElse() async throws {
        await printers("receipt", "bar")
        try queue([("g1", "grill"), ("r1", nil), ("b1", "bar")])
        await devices.set(endings: [Ending.blockedByCheck.result], of: "receipt")
        try await working { print, bell in
            await devices.whenPrinted(["g1", "b1"])
            await print.whenState("g1", .blocked)
            let waiting = try state("r1")
            #expect(waiting == .queued, "the order is kept")
            await print.queues.mayTry("receipt")
            bell.ring()
            await devices.whenPrinted(["r1"])
        }
        #expect(await devices.papers == ["receipt": ["g1", "g1", "r1"], "bar": ["b1"]])
    }

    @Test func aPrinterThatTakesForeverHoldsUpItsOwnJobsOnly() async throws {
        await printers("grill", "bar")
        await devices.jam("grill")
        try queue([("g1", "grill"), ("g2", "grill"), ("b1", "bar"), ("b2", "bar")])
        try await working { _, _ in
            await devices.whenPrinted(["b1", "b2"])
            let waiting = try state("g2")
            #expect(waiting == .queued)
            await devices.free("grill")
            await devices.whenPrinted(["g1", "g2"])
        }
        #expect(await devices.papers["grill"] == ["g1", "g2"])
    }

    @Test func aPrinterThatIsOutOfUseHoldsUpItsOwnJobsOnly() async throws {
        await devices.set(printers: [PortDevice(name: "grill", outOfUse: "offline: no power"), PortDevice(name: "bar")])
        try queue([("g1", "grill"), ("b1", "bar"), ("g2", "grill"), ("b2", "bar")])
        try await working { print, bell in
            await devices.whenPrinted(["b1", "b2"])
            await print.whenState("g1", .blocked)
            let waiting = try state("g2")
            #expect(waiting == .queued)
            await printers("grill", "bar")
            bell.ring()
            await devices.whenPrinted(["g1", "g2"])
        }
        #expect(await devices.papers == ["bar": ["b1", "b2"], "grill": ["g1", "g2"]])
    }

    @Test func aJobOfUnknownOutcomeHoldsUpNothing() async throws {
        await printers("grill")
        await devices.set(endings: [Ending.someBytes.result])
        try queue([("g1", "grill"), ("g2", "grill")])
        await working { _, _ in await devices.whenPrinted(["g1", "g2"]) }
        #expect(try state("g1") == .unknown)
    }

    @Test func aPrinterMayGetItsFirstJobWhileTheOthersWork() async throws {
        await printers("grill", "bar")
        try queue([("g1", "grill")])
        try await working { _, bell in
            await devices.whenPrinted(["g1"])
            try queue([("b1", "bar")])
            bell.ring()
            await devices.whenPrinted(["b1"])
            try queue([("g2", "grill")])
            bell.ring()
            await devices.whenPrinted(["g2"])
        }
        #expect(await devices.papers == ["grill": ["g1", "g2"], "bar": ["b1"]])
    }

    // MARK: - Where there is no printer

    @Test func aStationWithoutAPrinterWaitsAndSaysSoOnce() async throws {
        await printers("bar")
        let stream = try #require(rig.feed.subscribe())
        try queue([("g1", "grill")])
        try await working { _, bell in
            for round in 1...3 {
                try queue([("b\(round)", "bar")])
                bell.ring()
                await devices.whenPrinted(["b\(round)"])
            }
        }
        rig.feed.finish()
        var told: [String?] = []
        for await numbered in stream {
            guard case .print("g1", let state, nil, let reason) = numbered.event else { continue }
            told.append("\(state): \(reason ?? "")")
        }
        #expect(told == ["queued: no printer is configured for the station grill"])
        #expect(try state("g1") == .queued)
    }

    @Test func withoutAPrinterOfItsOwnItPrintsAtTheCounter() async throws {
        await printers("front", "receipt")
        try queue([("g1", "grill")])
        await working(PrinterRoutes(receiptPrinter: "receipt")) { _, _ in await devices.whenPrinted(["g1"]) }
        try queue([("b1", "bar")])
        await working(PrinterRoutes()) { _, _ in await devices.whenPrinted(["b1"]) }
        #expect(await devices.papers == ["receipt": ["g1"], "front": ["b1"]], "nil is the first printer")
    }

    // MARK: - Bounds and faults

    /// At the bound the jobs of one printer more wait, and that is said once, not at every look.
    @Test func onePrinterMoreThanTheBoundWaits() async throws {
        let names = (0...PrintSpooler.workersMax).map { "s" + String($0 + 100) }
        await devices.set(printers: names.map { PortDevice(name: $0) })
        try queue(names.map { ("t-\($0)", $0) })
        try await working(PrinterRoutes()) { _, bell in
            await devices.whenPrinted(Set(names.dropLast().map { "t-\($0)" }))
            for round in 1...3 {
                // A ticket for a printer that is worked comes out, so the queues have been looked at again.
                try queue([("again-\(round)", names[0])])
                bell.ring()
                await devices.whenPrinted(["again-\(round)"])
            }
        }
        #expect(try state("t-\(names[PrintSpooler.workersMax])") == .queued)
        #expect(log.lines == ["jobs for s132 wait: more than 32 printers"])
    }

    @Test func aStoreThatCannotBeReadIsSaid() async throws {
        try rig.store.close()
        await working { _, _ in await log.whenFilled() }
        #expect(log.lines.first?.hasPrefix("the print queues cannot be read: ") == true)
    }
}

extension PrintRig {
    /// Returns when the job is in that state, or the test is at its time limit.
    func whenState(_ id: String, _ state: StoredPrintJob.State) async {
        while !Task.isCancelled, (try? rig.store.printJob(id: id)?.state) != state { await Task.yield() }
    }
}
