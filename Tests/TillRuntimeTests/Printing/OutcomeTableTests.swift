import Testing
import TillDeviceKit
import TillDomain
import TillStore

@testable import TillRuntime

/// Every outcome of a print × a restart at every step × what a person decides × what the printer does then: never two
/// papers in silence, and never a job that is forgotten.
@Suite struct OutcomeTableTests {
    /// When the terminal is killed and started again.
    enum Restart: CaseIterable { case never, beforeTheFirst, duringTheFirst, afterTheFirst, afterTheDecision }
    enum Decision: CaseIterable { case none, retry, discard }

    struct Row: CustomStringConvertible {
        var first: Ending
        var restart: Restart
        var decision: Decision
        var second: Ending

        var description: String { "\(first), restart \(restart), \(decision), then \(second)" }
    }

    static let rows: [Row] = Ending.allCases.flatMap { first in
        Restart.allCases.flatMap { restart in
            Decision.allCases.flatMap { decision in
                Ending.allCases.map { Row(first: first, restart: restart, decision: decision, second: $0) }
            }
        }
    }

    /// The same store, opened anew as a terminal does it, with no memory of printers.
    private func restarted(_ print: PrintRig) throws -> PrintRig {
        _ = try TillStore(path: print.rig.path).recoverPrintJobs(atMillis: print.rig.time.now)
        return PrintRig(print.rig, devices: print.devices)
    }

    private func run(_ row: Row, _ rig: Rig, _ id: String) async throws {
        var print = PrintRig(rig, devices: FakeDevices())
        try print.queue(id)
        if row.restart == .beforeTheFirst { print = try restarted(print) }
        let afterFirst = try await first(row, &print, id)
        #expect(try print.job(id).state == afterFirst, "\(row)")
        if row.restart == .afterTheFirst { print = try restarted(print) }
        let isSettled = try decide(row, print, id)
        if row.restart == .afterTheDecision { print = try restarted(print) }
        try await second(row, print, id, afterFirst, isSettled)
    }

    /// The first try, which a restart may cut off.
    private func first(_ row: Row, _ print: inout PrintRig, _ id: String) async throws -> StoredPrintJob.State {
        guard row.restart == .duringTheFirst else {
            #expect(try await print.next("receipt", row.first.result) == row.first.step, "\(row)")
            return row.first.state
        }
        try print.rig.store.markPrinting(id: id, device: "receipt", atMillis: print.rig.time.now)
        print = try restarted(print)
        return .unknown
    }

    private func decide(_ row: Row, _ print: PrintRig, _ id: String) throws -> Bool {
        guard row.decision != .none else { return false }
        let state = try print.job(id).state
        let isSettled = try print.rig.store.settlePrint(
            id: id,
            printAgain: row.decision == .retry,
            by: "Ana",
            atMillis: print.rig.time.now
        )
        #expect(isSettled == [.blocked, .failed, .unknown].contains(state), "\(row)")
        return isSettled
    }

    private func second(
        _ row: Row,
        _ print: PrintRig,
        _ id: String,
        _ afterFirst: StoredPrintJob.State,
        _ isSettled: Bool
    ) async throws {
        let before = await print.devices.printed.count
        print.rig.time.advance(millis: PrinterTurns.blockedPauseMillis)
        let step = try await print.next("receipt", row.second.result)
        let tried = await print.devices.printed.count - before
        let job = try print.job(id)
        let isDoubtful = afterFirst == .unknown
        let isForPaper = isSettled ? row.decision == .retry : [.blocked, .failed].contains(afterFirst)
        #expect(tried == (isForPaper ? 1 : 0), "\(row)")
        #expect(step == (isForPaper ? row.second.step : .nothingToDo), "\(row)")
        let kept: StoredPrintJob.State = isSettled && row.decision == .discard ? .discarded : afterFirst
        #expect(job.state == (isForPaper ? row.second.state : kept), "\(row)")
        // What may be the second paper says so, and only that.
        guard isForPaper, let paper = await print.devices.printed.last else { return }
        #expect("\(paper.items)".contains("DUPLICATE 1") == isDoubtful, "\(row)")
        #expect(job.repeats == (isDoubtful ? 1 : 0), "\(row)")
    }

    @Test func everyRow() async throws {
        let rig = try Rig()
        for (index, row) in Self.rows.enumerated() {
            try await run(row, rig, "job-\(index)")
            // What waits would come before the next row's job.
            if try rig.store.printQueueHeads().isEmpty == false {
                _ = try rig.store.settlePrint(id: "job-\(index)", printAgain: false, by: "row", atMillis: 1)
            }
        }
        print("\(Self.rows.count) cases: outcome × restart × decision × outcome")
        #expect(Self.rows.count == 9 * 5 * 3 * 9)
        #expect(try rig.store.printJobCounts()[.printing] == nil)
    }
}
