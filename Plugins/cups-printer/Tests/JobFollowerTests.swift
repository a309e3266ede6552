import Testing
import TillLinuxIO

@testable import cups_printer

/// What each state of a job comes to, before and after CUPS has begun it.
@Suite struct JobFollowerTests {
    private func report(
        _ state: JobReport.State,
        processed: Bool,
        _ more: [String: [String]] = [:]
    ) throws -> JobReport {
        let fields = [
            "job-id": ["17"], "job-name": ["till job-1"], "job-state": [String(state.rawValue)],
            "time-at-processing": processed ? ["1795363446"] : [],
        ]
        return try #require(JobReport(IPPGroup(fields.merging(more) { $1 })))
    }

    private func follower(giveUpTicks: Int = 4) -> JobFollower {
        JobFollower(job: 17, title: "till job-1", giveUpTicks: giveUpTicks)
    }

    private enum End: Equatable { case none, completed, nothing, unknown }

    private func end(_ ending: JobFollower.Ending?) -> End {
        switch ending {
        case nil: .none
        case .completed: .completed
        case .nothingPrinted: .nothing
        case .unknown: .unknown
        }
    }

    @Test(arguments: JobReport.State.allCases, [false, true])
    func eachStateBeforeAndAfterItWasBegun(state: JobReport.State, processed: Bool) throws {
        var follower = follower()
        let found = end(follower.received(try report(state, processed: processed)))
        let wanted: End =
            switch state {
            case .pending, .held, .processing, .stopped: .none
            case .completed: .completed
            case .canceled, .aborted: processed ? .unknown : .nothing
            }
        #expect(found == wanted)
    }

    /// Once the job is to be canceled, its end is told by the same table.
    @Test(arguments: JobReport.State.allCases, [false, true])
    func eachStateAfterTheCancel(state: JobReport.State, processed: Bool) throws {
        var follower = follower(giveUpTicks: 1)
        #expect(follower.ticked() == .cancel)
        let found = end(follower.received(try report(state, processed: processed)))
        switch state {
        case .pending, .held, .processing, .stopped: #expect(found == .none)
        case .completed: #expect(found == .completed)
        case .canceled, .aborted: #expect(found == (processed ? .unknown : .nothing))
        }
    }

    @Test func aTimeThatCUPSDoesNotTellCountsAsBegun() throws {
        let group = IPPGroup(["job-id": ["17"], "job-state": ["7"]])
        var follower = follower()
        #expect(end(follower.received(try #require(JobReport(group)))) == .unknown)
    }

    @Test func aJobWithoutProgressIsCanceledOnceAtTheBound() throws {
        var follower = follower(giveUpTicks: 4)
        var steps: [JobFollower.Step?] = []
        for _ in 0..<10 {
            _ = follower.received(try report(.processing, processed: true))
            steps.append(follower.ticked())
        }
        #expect(steps == [nil, nil, nil, .cancel, nil, nil, nil, nil, nil, nil])
    }

    @Test(arguments: [
        ["job-media-sheets-completed": ["1"]], ["number-of-intervening-jobs": ["3"]], ["job-state": ["6"]],
    ])
    func progressStartsTheWaitAnew(change: [String: [String]]) throws {
        var follower = follower(giveUpTicks: 2)
        _ = follower.received(try report(.processing, processed: true))
        #expect(follower.ticked() == nil)
        _ = follower.received(try report(.processing, processed: true, change))
        #expect(follower.ticked() == nil)
        #expect(follower.ticked() == .cancel)
    }

    /// The socket backend changes its message while it tries again and again.
    @Test func anotherMessageIsNoProgress() throws {
        var follower = follower(giveUpTicks: 2)
        _ = follower.received(try report(.processing, processed: true))
        _ = follower.ticked()
        _ = follower.received(try report(.processing, processed: true, ["job-printer-state-message": ["Waiting"]]))
        #expect(follower.ticked() == .cancel)
    }

    @Test func aCancelThatDoesNotEndTheJobEndsInDoubt() {
        var follower = follower(giveUpTicks: 1)
        #expect(follower.ticked() == .cancel)
        for _ in 1..<JobFollower.cancelTicksMax { #expect(follower.ticked() == nil) }
        guard case .end(.unknown)? = follower.ticked() else {
            Issue.record("the job is waited for without end")
            return
        }
    }

    /// A cupsd that forgot the job gives its number to the next one.
    @Test func anotherJobOfTheSameNumberIsNotTakenForIt() throws {
        var follower = follower()
        let other = try report(.completed, processed: true, ["job-name": ["till job-2"]])
        #expect(end(follower.received(other)) == .unknown)
    }

    @Test func theReportOfAnotherNumberIsNothing() throws {
        var follower = follower()
        #expect(follower.received(try report(.completed, processed: true, ["job-id": ["18"]])) == nil)
    }
}
