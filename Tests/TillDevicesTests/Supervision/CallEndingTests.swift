import Testing
import TillDeviceKit

@testable import TillDevices

/// How the calls to a driver end: answered, refused, out of time, or with the process.
@Suite struct CallEndingTests {
    private static let calls: [DriverCall] = [
        Bench.printCall,
        .openDrawer(device: "receipt"),
        .displayText(device: "receipt", lines: ["a"]),
        .checkHealth(device: "receipt", level: .internal),
        .retrieveStatistics(device: "receipt"),
    ]

    private static func ready() -> Bench {
        var bench = Bench()
        bench.becomeReady()
        return bench
    }

    private static func failures(_ actions: [DriverSupervision.Action]) -> [Int: DeviceError] {
        var failures: [Int: DeviceError] = [:]
        for case .finish(let ticket, .failure(let error)) in actions { failures[ticket] = error }
        return failures
    }

    @Test(arguments: calls) func theAnswerGoesToTheTicket(call: DriverCall) throws {
        var bench = Self.ready()
        guard case .send(let request) = bench.take(.call(ticket: 7, call)).first else {
            Issue.record("nothing was sent")
            return
        }
        #expect(request.call == call)
        let result = DriverResult(outcome: .sent, text: "OK")
        #expect(bench.take(.message(.result(id: request.id, result))) == [.finish(ticket: 7, .success(result))])
        #expect(bench.take(.message(.result(id: request.id, result))) == [], "it is answered once")
    }

    @Test func answersMayComeInAnotherOrder() {
        var bench = Self.ready()
        var ids: [Int] = []
        for ticket in 1...3 {
            for case .send(let request) in bench.take(.call(ticket: ticket, Bench.printCall)) { ids.append(request.id) }
        }
        let tickets = ids.reversed().flatMap { bench.take(.message(.result(id: $0, .done))) }
        #expect(tickets == [3, 2, 1].map { .finish(ticket: $0, .success(.done)) })
    }

    @Test(arguments: zip(calls, [nil, 30_000, 5000, 60_000, 5000] as [Int64?]))
    func theDeadlines(call: DriverCall, deadlineMillis: Int64?) throws {
        var bench = Self.ready()
        bench.take(.call(ticket: 7, call))
        let begun = bench.nowMillis
        var ended: [Int: DeviceError] = [:]
        // The driver answers its heartbeat all the time.
        while ended.isEmpty, bench.nowMillis < begun + 600_000 {
            ended = Self.failures(bench.wake())
            bench.answer()
        }
        guard let deadlineMillis else {
            #expect(ended.isEmpty, "a print has no deadline")
            return
        }
        #expect(bench.nowMillis == begun + deadlineMillis)
        let error = try #require(ended[7])
        #expect(error.code == .timeout && error.bytesSent == nil)
        let isDrawer = if case .openDrawer = call { true } else { false }
        #expect(error.recovery == (isDrawer ? .waitForOperator : .retry))
        #expect(bench.supervision.phase != .quarantined && bench.supervision.pending.count == 0)
    }

    @Test func aLateAnswerIsIgnored() {
        var bench = Self.ready()
        guard case .send(let request) = bench.take(.call(ticket: 7, .openDrawer(device: "receipt"))).first else {
            Issue.record("nothing was sent")
            return
        }
        while bench.supervision.pending.count > 0 {
            bench.wake()
            bench.answer()
        }
        #expect(bench.take(.message(.result(id: request.id, .done))) == [])
        guard case .ready = bench.supervision.phase else {
            Issue.record("a late answer is no reason to restart")
            return
        }
    }

    @Test func theSixtyFifthCallIsRefusedWithNothingSent() {
        var bench = Self.ready()
        for ticket in 1...64 {
            let actions = bench.take(.call(ticket: ticket, Bench.printCall))
            #expect(Self.failures(actions).isEmpty)
        }
        let refusal = Self.failures(bench.take(.call(ticket: 65, Bench.printCall)))[65]
        #expect(refusal?.code == .busy && refusal?.recovery == .retry && refusal?.bytesSent == 0)
    }

    @Test func allCallsEndWithTheProcessEachInItsWay() {
        var bench = Self.ready()
        for (ticket, call) in Self.calls.enumerated() { bench.take(.call(ticket: ticket, call)) }
        let failures = Self.failures(bench.take(.disconnected))
        #expect(failures.keys.sorted() == [0, 1, 2, 3, 4])
        #expect(failures.values.allSatisfy { $0.code == .failure && $0.bytesSent == nil })
        #expect(failures[0]?.recovery == .waitForOperator)
        #expect(failures[1]?.recovery == .waitForOperator, "the pulse may have gone")
        #expect((2...4).allSatisfy { failures[$0]?.recovery == .retry })
        #expect(Self.failures(bench.take(.exited("signal 9"))).isEmpty, "each ends once")
    }

    @Test func aCallThatCouldNotBeSentEndsWithItsError() {
        var bench = Self.ready()
        guard case .send(let request) = bench.take(.call(ticket: 7, Bench.printCall)).first else {
            Issue.record("nothing was sent")
            return
        }
        let error = DeviceError(.illegal, .giveUp, "too large", bytesSent: 0)
        #expect(bench.take(.notSent(id: request.id, error)) == [.finish(ticket: 7, .failure(error))])
        #expect(bench.take(.disconnected).contains { if case .finish = $0 { true } else { false } } == false)
    }
}
