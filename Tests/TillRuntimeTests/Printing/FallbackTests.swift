import Testing
import TillDeviceKit
import TillStore

@testable import TillRuntime

/// When another printer takes over, and when it must not.
@Suite struct FallbackTests {
    private static let after = PrinterRoutes.fallbackAfterMillisDefault
    let print: PrintRig

    init() async throws {
        let routes = PrinterRoutes(receiptPrinter: "counter", fallbackPrinters: ["kitchen": "counter"])
        print = try PrintRig(routes: routes)
        await print.devices.set(printers: ["counter", "kitchen"].map { PortDevice(name: $0, columns: 32) })
    }

    /// The printer is tried as the clock goes on, until its fall-back is due.
    private func unable(_ ending: Ending) async throws {
        #expect(try await print.next("kitchen", ending.result) == .waits)
        print.rig.time.advance(millis: Self.after)
        #expect(try await print.next("kitchen", ending.result) == .waits, "it is tried once more by itself")
    }

    @Test(arguments: [Ending.blockedByCheck, .noAnswer, .neverPossible])
    func whatNoByteHasLeftOfComesOutOnTheFallbackInOrder(ending: Ending) async throws {
        for id in ["k1", "k2"] { try print.queue(id, for: "kitchen") }
        try print.queue("r1")
        try print.queue("k3", for: "kitchen")
        await print.notices.received(.status(.paperEmpty), of: "kitchen")
        try await unable(ending)
        await print.devices.set(endings: [])
        for _ in 1...4 { #expect(try await print.next("counter") == .printed) }
        let order = await print.devices.papers["counter"]
        #expect(order == ["k1", "k2", "r1", "k3"], "by age, whatever printer they were for")
        #expect(try await print.next("kitchen") == .nothingToDo)
        let jobs = try print.rig.store.printJobs(limit: 9)
        #expect(jobs.map(\.insteadOf) == ["kitchen", nil, "kitchen", "kitchen"])
        #expect(jobs.allSatisfy { $0.device == "counter" && $0.state == .confirmed })
        let papers = await print.devices.printed.suffix(4).map { "\($0.items)" }
        #expect(papers.map { $0.contains("For kitchen: paper out") } == [true, true, false, true])
    }

    @Test func notBeforeItsTimeAndNotForWhatHasLeft() async throws {
        for id in ["k1", "k2"] { try print.queue(id, for: "kitchen") }
        #expect(try await print.next("kitchen", Ending.someBytes.result) == .unknown)
        #expect(try await print.next("kitchen", Ending.blockedByCheck.result) == .waits)
        print.rig.time.advance(millis: Self.after - 1)
        #expect(try await print.next("counter") == .nothingToDo, "a cover is shut sooner than that")
        #expect(try await print.next("kitchen", Ending.blockedByCheck.result) == .waits)
        print.rig.time.advance(millis: 1)
        await print.devices.set(endings: [])
        #expect(try await print.next("counter") == .printed)
        #expect(await print.devices.papers["counter"] == ["k2"])
        #expect(try print.job("k1").state == .unknown && print.job("k1").insteadOf == nil)
        #expect(try await print.next("counter") == .nothingToDo)
    }

    /// What was lost on the fall-back is lost: neither printer takes it up by itself.
    @Test(arguments: [Ending.someBytes, .allBytes, .unknownBytes])
    func whatWasLostOnTheFallbackIsUnknown(ending: Ending) async throws {
        try print.queue("k1", for: "kitchen")
        try await unable(.blockedByCheck)
        #expect(try await print.next("counter", ending.result) == .unknown)
        let lost = try print.job("k1")
        #expect(lost.state == .unknown && lost.device == "counter" && lost.insteadOf == "kitchen")
        for printer in ["counter", "kitchen"] { #expect(try await print.next(printer) == .nothingToDo) }
        #expect(await print.devices.papers["counter"] == ["k1"])
    }

    @Test func aFallbackThatIsUnableItselfTakesNothing() async throws {
        try print.queue("k1", for: "kitchen")
        try await unable(.blockedByCheck)
        let away = PortDevice(name: "counter", outOfUse: "offline: switched off")
        await print.devices.set(printers: [away, PortDevice(name: "kitchen")])
        #expect(try await print.next("counter") == .nothingToDo)
        await print.devices.set(printers: ["counter", "kitchen"].map { PortDevice(name: $0) })
        try print.queue("r1")
        // The fall-back finds out with the oldest job that it has no paper either, and gives it back.
        #expect(try await print.next("counter", Ending.blockedByCheck.result) == .waits)
        #expect(try print.job("k1").state == .blocked)
        #expect(try await print.next("kitchen") == .waits, "it rests")
        print.rig.time.advance(millis: PrinterTurns.blockedPauseMillis)
        #expect(try await print.next("kitchen") == .printed)
        #expect(try print.job("k1").device == "kitchen" && print.job("k1").insteadOf == nil)
        #expect(try await print.next("counter") == .printed)
        #expect(await print.devices.papers == ["counter": ["k1", "r1"], "kitchen": ["k1", "k1", "k1"]])
    }

    /// The printer is well again: what is left is its own.
    @Test func theNextJobComesOutWhereItBelongsAgain() async throws {
        for id in ["k1", "k2"] { try print.queue(id, for: "kitchen") }
        try await unable(.blockedByCheck)
        await print.devices.set(endings: [])
        #expect(try await print.next("counter") == .printed)
        await print.queues.mayTry("kitchen")
        #expect(try await print.next("counter") == .nothingToDo)
        #expect(try await print.next("kitchen") == .printed)
        #expect(try print.job("k2").device == "kitchen" && print.job("k2").insteadOf == nil)
    }

    @Test func twoThatStandInForEachOtherNeverShareAJob() async throws {
        let mutual = PrinterRoutes(
            receiptPrinter: "counter",
            fallbackPrinters: ["kitchen": "counter", "counter": "kitchen"]
        )
        let both = PrintRig(print.rig, devices: print.devices, routes: mutual)
        try both.queue("k1", for: "kitchen")
        try both.queue("r1")
        for printer in ["kitchen", "counter"] {
            #expect(try await both.next(printer, Ending.blockedByCheck.result) == .waits)
        }
        print.rig.time.advance(millis: Self.after)
        for printer in ["kitchen", "counter"] {
            #expect(try await both.next(printer, Ending.blockedByCheck.result) == .waits)
        }
        #expect(await both.devices.papers == ["kitchen": ["k1", "k1"], "counter": ["r1", "r1"]])
    }

    /// After a restart nothing is known of the printers' troubles: the printer itself is tried first.
    @Test func aRestartTriesThePrinterItself() async throws {
        try print.queue("k1", for: "kitchen")
        try await unable(.blockedByCheck)
        let routes = PrinterRoutes(fallbackPrinters: ["kitchen": "counter"])
        let again = PrintRig(print.rig, devices: print.devices, routes: routes)
        await print.devices.set(endings: [])
        #expect(try await again.next("counter") == .nothingToDo)
        #expect(try await again.next("kitchen") == .printed)
    }
}
