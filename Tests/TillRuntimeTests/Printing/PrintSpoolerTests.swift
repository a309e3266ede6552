import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// The endings of a print job, and what the paper says.
@Suite(.timeLimit(.minutes(5))) struct PrintSpoolerTests {
    let print: PrintRig

    init() throws {
        print = try PrintRig()
    }

    private func sold() async throws -> StoredPrintJob {
        await print.rig.open()
        try await print.rig.sell()
        return try print.job(try #require(try print.rig.store.printQueueHeads().first).id)
    }

    @Test(arguments: Ending.allCases)
    func everyEnding(ending: Ending) async throws {
        let queued = try await sold()
        #expect(try await print.next("receipt", ending.result) == ending.step)
        let ended = try print.job(queued.id)
        #expect(ended.state == ending.state && ended.attempts == 1 && ended.device == "receipt")
        if case .failure(let error) = ending.result {
            #expect(ended.bytesSent == error.bytesSent && ended.reason == error.message)
        }
        let waits = try print.rig.store.printQueueHeads().map(\.id) == [queued.id]
        #expect(waits == (ending.step == .waits), "only what no byte has left of is still to print")
    }

    /// Nothing left the host: it is tried again after the pause, however often, and printed once in the end.
    @Test func zeroBytesAreTriedAgainAfterThePause() async throws {
        let queued = try await sold()
        #expect(try await print.next("receipt", Ending.noAnswer.result) == .waits)
        #expect(try await print.next("receipt") == .waits)
        #expect(try print.job(queued.id).attempts == 1, "it rests")
        print.rig.time.advance(millis: PrinterTurns.failedPauseMillis)
        #expect(try await print.next("receipt", Ending.reopened.result) == .waits)
        print.rig.time.advance(millis: PrinterTurns.failedPauseMillis)
        #expect(try await print.next("receipt") == .printed)
        #expect(try print.job(queued.id).attempts == 3)
        #expect(await print.devices.printed.count == 3)
    }

    @Test func aBlockedJobGoesOnWhenThePrinterSaysThatItIsWellOrAfterTheSlowPause() async throws {
        let queued = try await sold()
        #expect(try await print.next("receipt", Ending.blockedByCheck.result) == .waits)
        print.rig.time.advance(millis: PrinterTurns.blockedPauseMillis - 1)
        #expect(try await print.next("receipt") == .waits)
        #expect(try print.job(queued.id).attempts == 1)
        await print.queues.mayTry("receipt")
        #expect(try await print.next("receipt", Ending.blockedByCheck.result) == .waits)
        #expect(try print.job(queued.id).attempts == 2, "it was asked at once")
        print.rig.time.advance(millis: PrinterTurns.blockedPauseMillis)
        #expect(try await print.next("receipt") == .printed)
    }

    /// Printed again by a person's word: the paper says that it may be the second, and which one.
    @Test func aRepeatSaysSo() async throws {
        let queued = try await sold()
        for copy in 1...2 {
            #expect(try await print.next("receipt", Ending.someBytes.result) == .unknown)
            #expect(try print.rig.store.settlePrint(id: queued.id, printAgain: true, by: "u", atMillis: 1))
            #expect(try print.job(queued.id).repeats == copy)
        }
        #expect(try await print.next("receipt") == .printed)
        let papers = await print.devices.printed.map { Self.text($0.items) }
        #expect(!papers[0].contains("DUPLICATE"))
        #expect(papers[1].contains("DUPLICATE 1") && papers[2].contains("DUPLICATE 2"))
    }

    /// A blocked job has never left the host, so its print is the first and not a copy.
    @Test func aBlockedJobThatAPersonHasTriedIsNoCopy() async throws {
        let queued = try await sold()
        #expect(try await print.next("receipt", Ending.blockedByCheck.result) == .waits)
        #expect(try print.rig.store.settlePrint(id: queued.id, printAgain: true, by: "u", atMillis: 1))
        await print.queues.mayTryEverything(["receipt"])
        #expect(try await print.next("receipt") == .printed)
        let papers = await print.devices.printed.map { Self.text($0.items) }
        #expect(papers[0] == papers[1] && !papers[1].contains("DUPLICATE"))
    }

    /// A printer that is known to be away is told once and costs one write to the disk.
    @Test func aPrinterThatIsAwayIsNotTried() async throws {
        let queued = try await sold()
        await print.devices.set(printers: [PortDevice(name: "receipt", outOfUse: "offline: switched off")])
        for _ in 1...3 { #expect(try await print.next("receipt") == .waits) }
        let blocked = try print.job(queued.id)
        #expect(blocked.state == .blocked && blocked.attempts == 0 && blocked.reason == "offline: switched off")
        await print.devices.set(printers: [])
        #expect(try await print.next("receipt") == .nothingToDo)
        #expect(await print.devices.printed.isEmpty)
    }

    /// If the disk cannot say that printing began, nothing is printed.
    @Test func nothingIsPrintedThatTheDiskDoesNotKnowOf() async throws {
        _ = try await sold()
        try print.rig.breakTable("print_jobs")
        await #expect(throws: StoreError.self) { try await print.next("receipt") }
        #expect(await print.devices.printed.isEmpty)
    }

    /// It is on paper and the disk cannot say so: it counts as unknown after the restart, and is not printed again.
    @Test func aGoodEndThatTheDiskDoesNotTakeIsNotPrintedAgain() async throws {
        let queued = try await sold()
        await print.devices.jam("receipt")
        async let step = print.next("receipt")
        await print.devices.whenJammed("receipt")
        try print.rig.breakTable("print_jobs")
        await print.devices.free("receipt")
        #expect(try await step == .printed)
        try print.rig.mendTable("print_jobs")
        #expect(try await print.next("receipt") == .nothingToDo)
        #expect(try print.rig.store.recoverPrintJobs(atMillis: 9) == [queued.id])
        #expect(try print.job(queued.id).state == .unknown)
    }

    @Test func linesFitThePaper() async throws {
        _ = try await sold()
        #expect(try await print.next("receipt") == .printed)
        let items = try #require(await print.devices.printed.first?.items)
        for case .line(let runs, _) in items {
            let width = runs.reduce(0) { $0 + TextWidth.columns($1.text) * ($1.style.doubleWidth ? 2 : 1) }
            #expect(width <= 32, "\(runs)")
        }
        #expect(items.last == .cut(.partial))
    }

    /// The shop's picture stands on receipts, and on nothing else.
    @Test func theLogoStandsOnReceipts() async throws {
        let logo = try #require(PrintImage(widthDots: 1, heightDots: 1, gray: [0]))
        let print = try PrintRig(logo: logo)
        await print.rig.open()
        try await print.rig.sell()
        #expect(await print.rig.terminal.take(.printXReport) == .done)
        try print.queue("ticket", for: "grill")
        while try await print.next("receipt") == .printed {}
        let papers = await print.devices.printed
        #expect(papers.count >= 3)
        for paper in papers {
            #expect((paper.items.first == .image(logo)) == paper.job.hasSuffix("#1"), "\(paper.job)")
        }
    }

    private static func text(_ items: [PrintItem]) -> String {
        items.map { item in
            guard case .line(let runs, _) = item else { return "" }
            return runs.map(\.text).joined()
        }.joined(separator: "\n")
    }
}
