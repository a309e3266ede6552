import Testing
import TillDeviceKit
import TillDeviceTesting
import TillLinuxIO

@testable import cups_printer

/// How a print ends, with a simulated CUPS.
@Suite struct OutcomeTests {
    @Test func aReceiptOnARawQueueIsSentOnceAsItIs() {
        var (harness, cups, _) = started()
        let id = harness.call(printing("EGGS", "MILK"))
        #expect(harness.outcome(of: id) == .sent)
        let submitted = cups.records(.submit)
        #expect(submitted.map(\.body) == [escpos([line("EGGS"), line("MILK")])])
        #expect(submitted.first?.fields.text("document-format") == "application/vnd.cups-raw")
        #expect(submitted.first?.fields.text("job-name") == "till job-1")
    }

    @Test(arguments: [
        (["printer-state": ["5"]], DeviceError.Code.offline), (["printer-is-accepting-jobs": ["false"]], .offline),
        (["printer-state-reasons": ["media-empty-error"]], .extended),
        (["printer-state-reasons": ["cover-open"]], .extended),
    ])
    func aQueueThatCannotPrintIsGivenNothing(change: [String: [String]], code: DeviceError.Code) {
        var (harness, cups, _) = started { $0.queue.merge(change) { $1 } }
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(harness.failure(of: id)?.code == code)
        #expect(harness.failure(of: id)?.recovery == .waitForOperator)
        #expect(cups.records(.submit) == [])
    }

    @Test(arguments: [("true", 0 as Int?), ("false", nil)])
    func whatBecameOfADocumentThatCUPSDidNotTake(nothing: String, bytesSent: Int?) throws {
        var (harness, cups, _) = started { $0.refusal = ["text": ["no"], "nothing-printed": [nothing]] }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 60_000)
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == bytesSent && failure.recovery == .waitForOperator)
        #expect(cups.records(.submit).count == 1)
    }

    @Test func aStuckJobIsFollowedAndThenCanceledOnce() throws {
        var (harness, cups, _) = started(["give-up-minutes": .number(2)]) {
            $0.job = SimulatedCUPS.ended(.processing)
        }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 119_000)
        #expect(harness.answers(to: id) == [] && cups.records(.cancel) == [])
        harness.advance(millis: 2000)
        // It had been begun: what is on the paper nobody knows.
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == nil && failure.recovery == .waitForOperator)
        #expect(cups.records(.cancel).count == 1 && cups.records(.submit).count == 1)
    }

    @Test func aJobThatNeverBeganIsCanceledWithNothingPrinted() {
        var (harness, cups, _) = started(["give-up-minutes": .number(1)]) {
            $0.job = SimulatedCUPS.ended(.held, processed: false)
        }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: 61_000)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(cups.records(.cancel).count == 1)
    }

    @Test func aJobInCUPSOutlivesTheConnection() {
        var (harness, cups, wire) = started { $0.job = SimulatedCUPS.ended(.processing) }
        let id = harness.call(printing("EGGS"))
        wire.isPlugged = false
        harness.advance(millis: 20_000)
        #expect(harness.answers(to: id) == [])
        let refused = harness.call(printing("MILK"))
        #expect(harness.failure(of: refused)?.bytesSent == 0)
        cups.job = SimulatedCUPS.ended(.completed)
        wire.isPlugged = true
        harness.advance(millis: 5000)
        #expect(harness.outcome(of: id) == .sent)
        #expect(cups.records(.submit).count == 1)
    }

    @Test func aJobInACUPSThatStaysAwayEndsInDoubt() throws {
        var (harness, _, wire) = started(["give-up-minutes": .number(1)]) {
            $0.job = SimulatedCUPS.ended(.processing)
        }
        let id = harness.call(printing("EGGS"))
        wire.isPlugged = false
        harness.advance(millis: 61_000)
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == nil && failure.recovery == .waitForOperator)
    }

    @Test func aDocumentWithoutAnAnswerIsInDoubt() throws {
        var (harness, cups, _) = started { $0.silentTo = [.submit] }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: CUPSPrinter.submitLimitMillis + 1000)
        let failure = try #require(harness.failure(of: id))
        #expect(failure.bytesSent == nil && failure.recovery == .waitForOperator)
        #expect(cups.records(.submit).count == 1)
    }

    @Test func aQueueThatIsNotToldLeavesNothingSent() {
        var (harness, cups, _) = started { $0.silentTo = [.look] }
        let id = harness.call(printing("EGGS"))
        harness.advance(millis: CUPSPrinter.lookLimitMillis + 1000)
        #expect(harness.failure(of: id)?.bytesSent == 0)
        #expect(cups.records(.submit) == [])
    }

    @Test func jobsAreWorkedOffOneAfterTheOther() {
        var (harness, cups, _) = started { $0.job = SimulatedCUPS.ended(.processing) }
        let ids = (1...3).map { harness.call(printing("\($0)", job: "job-\($0)")) }
        #expect(cups.records(.submit).count == 1)
        cups.job = SimulatedCUPS.ended(.completed)
        harness.advance(millis: 1000)
        #expect(ids.map { harness.outcome(of: $0) } == [.sent, .sent, .sent])
        let titles = cups.records(.submit).compactMap { $0.fields.text("job-name") }
        #expect(titles == ["till job-1", "till job-2", "till job-3"])
    }

    @Test func oneMoreThanCanWaitIsRefused() {
        var (harness, _, _) = started { $0.job = SimulatedCUPS.ended(.processing) }
        for _ in 0...CUPSPrinter.waitingMaxCalls { harness.call(printing("EGGS")) }
        let id = harness.call(printing("EGGS"))
        #expect(harness.failure(of: id)?.code == .busy && harness.failure(of: id)?.bytesSent == 0)
    }

    @Test(arguments: [
        ("ipp://192.0.2.7/ipp/print", PrintOutcome.confirmed), ("ipps://printer.local:631/ipp/print", .confirmed),
        ("ipp://192.0.2.7/ipp/print?waitjob=false", .sent), ("ipp://server:631/printers/office", .sent),
        ("dnssd://Office._ipp._tcp.local/", .sent), ("usb://HP/LaserJet", .sent),
    ])
    func onlyAPrinterOfIPPTellsItsOwnEnd(uri: String, outcome: PrintOutcome) {
        var (harness, cups, _) = started {
            $0.queue["device-uri"] = [uri]
            $0.queue["printer-make-and-model"] = ["Office - IPP Everywhere"]
            $0.queue["document-format-supported"] = ["application/pdf"]
        }
        let id = harness.call(printing("EGGS"))
        #expect(harness.outcome(of: id) == outcome)
        #expect(cups.records(.submit).first?.fields.text("document-format") == "application/pdf")
    }

    @Test func theUSBBackendIsWarnedOfOnce() {
        let wire = SimulatedWire()
        let cups = SimulatedCUPS()
        cups.queue["device-uri"] = ["usb://EPSON/TM-T20II?serial=J5"]
        wire.reply = cups.reply
        var harness = Harness(opener: wire, devices: [receipt])
        harness.start()
        harness.advance(millis: 60_000)
        #expect(harness.warnings.count == 1)
        #expect(harness.warnings.first?.contains("usb backend, which waits 8 s") == true)
    }

    @Test func jobsOfAnEarlierRunAreToldAndLeftAlone() {
        var (harness, cups, wire) = started()
        wire.deliver(CUPSRecord(.unfinished, ["job-id": ["9"], "job-name": ["till job-0"], "job-state": ["5"]]).bytes)
        harness.advance(millis: 100)
        #expect(harness.warnings.count == 1)
        #expect(harness.warnings.first?.contains("job 9 of an earlier run still waits in CUPS") == true)
        #expect(cups.records(.cancel) == [])
    }

    @Test func theJobThatIsFollowedIsNoneOfAnEarlierRun() {
        var (harness, _, wire) = started { $0.job = SimulatedCUPS.ended(.processing) }
        harness.call(printing("EGGS"))
        let own = ["job-id": ["17"], "job-name": ["till job-1"], "job-state": ["5"]]
        wire.deliver(CUPSRecord(.unfinished, own).bytes)
        harness.advance(millis: 100)
        #expect(harness.warnings == [])
    }

    @Test func conformsToTheKit() {
        let cups = SimulatedCUPS()
        #expect(DriverConformance<CUPSPrinter>(devices: [receipt], reply: cups.reply).problems() == [])
    }

    @Test func conformsToTheKitWithAServerThatSaysNothing() {
        #expect(DriverConformance<CUPSPrinter>(devices: [receipt]).problems() == [])
    }
}
