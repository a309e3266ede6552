import Testing
import TillDeviceKit
import TillLinuxIO

@testable import cups_printer

/// What IPP says of a printer, as UnifiedPOS status.
@Suite struct StatusTests {
    private func queue(_ reasons: [String], _ message: String = "", state: Int = 3) -> QueueReport {
        let more = [
            "printer-state-reasons": reasons, "printer-state-message": [message], "printer-state": ["\(state)"],
        ]
        return QueueReport(IPPGroup(SimulatedCUPS.rawQueue.merging(more) { $1 }))
    }

    @Test(arguments: [
        ("media-empty", StatusUpdate.Status.paperEmpty), ("media-empty-error", .paperEmpty),
        ("media-needed-report", .paperEmpty), ("media-low-warning", .paperNearEmpty),
        ("media-low-report", .paperNearEmpty),
        ("cover-open", .coverOpen), ("door-open-error", .coverOpen), ("offline-report", .powerOffline),
        ("shutdown", .powerOffline), ("paused", .powerOffline), ("media-jam-error", .fault),
        ("toner-empty-error", .fault),
    ])
    func aReasonIsToldOnceAndItsEndOnce(reason: String, status: StatusUpdate.Status) {
        var condition = QueueCondition()
        #expect(condition.change(queue([reason])).map(\.status) == [status])
        #expect(condition.change(queue([reason])) == [])
        let ends: [StatusUpdate.Status: StatusUpdate.Status] = [
            .paperEmpty: .paperOK, .paperNearEmpty: .paperOK, .coverOpen: .coverOK, .powerOffline: .powerOnline,
            .fault: .faultCleared,
        ]
        #expect(condition.change(queue(["none"])).map(\.status) == [ends[status]])
    }

    @Test(arguments: [
        "toner-low-warning", "toner-empty-warning", "other-report", "cups-waiting-for-job-completed", "none",
    ])
    func whatStopsNothingIsNotTold(reason: String) {
        var condition = QueueCondition()
        #expect(condition.change(queue([reason])) == [])
    }

    @Test func anAbsentPrinterIsKnownByTheMessageOfItsBackend() {
        var condition = QueueCondition()
        let message = "The printer may not exist or is unavailable at this time."
        let updates = condition.change(queue(["none"], message, state: 4))
        #expect(updates == [StatusUpdate(.powerOffline, reason: "CUPS says: \(message)")])
        // The message stays when the job is gone, and says nothing of an idle queue.
        #expect(condition.change(queue(["none"], message)).map(\.status) == [.powerOnline])
    }

    @Test func aMomentOfConnectingIsNotAnAbsentPrinter() {
        var condition = QueueCondition()
        let connecting = queue(["connecting-to-device"], state: 4)
        for _ in 1..<QueueCondition.connectingReportsMax { #expect(condition.change(connecting) == []) }
        #expect(condition.change(connecting).map(\.status) == [.powerOffline])
    }

    @Test func afterTheConnectionCameBackAnAbsentPrinterIsToldAnew() {
        var condition = QueueCondition()
        #expect(condition.change(queue(["offline-report"])).map(\.status) == [.powerOffline])
        condition.linkIsUp()
        #expect(condition.change(queue(["offline-report"])).map(\.status) == [.powerOffline])
    }

    @Test func anIdleQueueIsLookedAtAndItsStatusTold() {
        var (harness, cups, _) = started()
        cups.queue["printer-state-reasons"] = ["media-low-warning"]
        harness.advance(millis: CUPSPrinter.idleLookMillis + 1000)
        #expect(harness.updates == [StatusUpdate(.paperNearEmpty, reason: "media-low-warning")])
    }

    // MARK: - Before a print

    @Test(arguments: ["media-empty-error", "media-needed", "cover-open-error", "door-open", "offline-report"])
    func aReasonOnAnIdleQueueIsBelievedForAMinuteAndThenTried(reason: String) {
        var preflight = Preflight()
        let end = Preflight.beliefMillis
        for now in [0, 1, 30_000, end - 1] {
            let obstacle = preflight.obstacle(queue([reason]), atMillis: now)
            #expect(obstacle?.bytesSent == 0 && obstacle?.recovery == .waitForOperator)
        }
        #expect(preflight.obstacle(queue([reason]), atMillis: end) == nil)
        // What is said after the trial is news again.
        #expect(preflight.obstacle(queue([reason]), atMillis: end + 1) != nil)
    }

    @Test func aClockThatIsSetBackBeginsTheMinuteAnew() {
        var preflight = Preflight()
        for now: Int64 in [1_000_000, 0, 59_999] {
            #expect(preflight.obstacle(queue(["media-empty"]), atMillis: now) != nil)
        }
        #expect(preflight.obstacle(queue(["media-empty"]), atMillis: 60_000) == nil)
    }

    @Test func aReasonOfAQueueThatPrintsIsBelievedAlways() {
        var preflight = Preflight()
        for minute: Int64 in 0..<5 {
            #expect(preflight.obstacle(queue(["media-empty"], state: 4), atMillis: minute * 60_000) != nil)
        }
    }

    /// The message is believed only while a job has it said.
    @Test func nothingIsPutBehindAJobThatWaitsForThePrinter() {
        var preflight = Preflight()
        let message = "The printer may not exist or is unavailable at this time."
        let obstacle = preflight.obstacle(queue(["none"], message, state: 4), atMillis: 0)
        #expect(obstacle?.code == .offline && obstacle?.bytesSent == 0)
        #expect(preflight.obstacle(queue(["none"], message), atMillis: 0) == nil)
    }

    @Test func aStoppedQueueIsNeverPrintedTo() {
        var preflight = Preflight()
        for minute: Int64 in 0..<5 {
            let obstacle = preflight.obstacle(queue(["paused"], "out of order", state: 5), atMillis: minute * 60_000)
            #expect(obstacle?.message.contains("out of order") == true)
        }
    }
}
